package org.sagekit.monitor.compare;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.sagekit.api.RunContext;
import org.sagekit.api.RunEvent;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Schema;
import org.sagekit.api.monitor.ColumnDrift;
import org.sagekit.api.monitor.DriftReport;
import org.sagekit.api.monitor.DriftResult;
import org.sagekit.api.monitor.MultivariateDriftTest;
import org.sagekit.api.monitor.Violation;
import org.sagekit.monitor.correction.Corrections;

/**
 * Compares rows of then with rows of now. Of each column it asks whether its values are distributed
 * otherwise, whether another share of them is missing, and whether there are new categories; of all
 * columns together what the rule's joint tests ask. All these p-values are one family and corrected
 * together, so the level is the chance that a report rings at all though nothing has changed.
 * Questions whose answer is known from both sides together are not asked and cost nothing.
 */
public final class Comparing {
  private final DriftRule rule;
  private final Work work;

  /**
   * A comparison.
   *
   * @param rule when a column counts as drifted
   * @param work its threads and progress
   */
  public Comparing(DriftRule rule, Work work) {
    this.rule = rule;
    this.work = work;
  }

  /**
   * Compares and says what was found.
   *
   * @param what the columns
   * @return the report; its violations are those that were known, then too few rows, then those of
   *     the columns
   */
  public DriftReport report(Compared what) {
    Findings findings = of(what.columns());
    List<Violation> violations = new ArrayList<>(what.violations());
    rule.tooFew(what.now()).ifPresent(violations::add);
    violations.addAll(findings.violations());
    return new DriftReport(
        what.name(),
        what.then(),
        what.now(),
        rule.level(),
        rule.correction(),
        findings.columns(),
        findings.joint(),
        findings.distributions(),
        violations);
  }

  /**
   * Tells the listeners of a run how many columns have drifted.
   *
   * @param report what was found
   * @param run of the stage
   */
  public static void tell(DriftReport report, RunContext run) {
    long drifted = report.columns().stream().filter(ColumnDrift::drifted).count();
    run.emit(new RunEvent.MetricLogged(run.path(), "drifted columns", 0, drifted));
  }

  /**
   * Compares.
   *
   * @param columns all of equally many rows of then and of now, apart from those that are gone
   * @return what was found
   */
  public Findings of(List<ColumnPair> columns) {
    List<ColumnAnswers> answers =
        work.map(columns.size(), "columns", i -> ColumnAnswers.of(columns.get(i), rule));
    List<JointAnswer> joint = joint(columns);
    Iterator<Double> adjusted = adjusted(answers, joint).iterator();
    List<Verdict> verdicts = answers.stream().map(one -> verdict(one, adjusted)).toList();
    return new Findings(
        verdicts.stream().map(Verdict::drift).flatMap(Optional::stream).toList(),
        joint.stream().map(one -> one.verdict(adjusted.next(), rule)).toList(),
        answers.stream().map(ColumnAnswers::distribution).flatMap(Optional::stream).toList(),
        ColumnChecks.violations(verdicts));
  }

  private Stream<Double> adjusted(List<ColumnAnswers> answers, List<JointAnswer> joint) {
    double[] pValues =
        Stream.concat(
                answers.stream().flatMap(one -> one.results().stream()),
                joint.stream().map(JointAnswer::result))
            .mapToDouble(DriftResult::pValue)
            .toArray();
    return DoubleStream.of(Corrections.adjusted(rule.correction(), pValues)).boxed();
  }

  private Verdict verdict(ColumnAnswers answers, Iterator<Double> adjusted) {
    List<ColumnDrift> drifts = new ArrayList<>();
    for (DriftResult result : answers.results()) {
      double p = adjusted.next();
      boolean drifted = p < rule.level() && result.effect() >= rule.effectFloor();
      drifts.add(new ColumnDrift(answers.pair().name(), result, p, drifted));
    }
    return new Verdict(answers, drifts);
  }

  private List<JointAnswer> joint(List<ColumnPair> columns) {
    List<ColumnPair> inputs =
        columns.stream().filter(pair -> pair.kind() == ColumnPair.Kind.INPUT).toList();
    if (inputs.isEmpty() || rule.joint().isEmpty()) {
      return List.of();
    }
    Schema schema =
        Schema.of(inputs.stream().map(pair -> Field.of(pair.name(), pair.then().type())).toList());
    Dataset then = Dataset.of("reference", schema, inputs.stream().map(ColumnPair::then).toList());
    Dataset now = Dataset.of("current", schema, inputs.stream().map(ColumnPair::now).toList());
    List<JointAnswer> results = new ArrayList<>();
    for (MultivariateDriftTest test : rule.joint()) {
      work.checkStop().run();
      work.progress().at(results.size(), rule.joint().size(), test.name());
      results.add(JointAnswer.of(test, then, now, work.seed()));
    }
    return results;
  }
}
