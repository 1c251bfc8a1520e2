package org.sagekit.core.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.Agreement;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.Target;
import org.sagekit.api.pack.Verdict;
import org.sagekit.core.pack.code.CodeTarget;
import org.sagekit.core.pack.machine.Lowering;
import org.sagekit.core.pack.machine.Machine;

/**
 * What this JVM alone can say of each target, without any other program: its own engines; the
 * tables and functions from which all code is written, run here; and formats that can be read back.
 * The same model gives the same verdicts on every machine. For one thread.
 */
final class Verdicts {
  /** The engines of this library. */
  static final String JVM = "jvm";

  private final ScoringGraph graph;
  private final Certificate certificate;
  private Optional<Verdict> machine = Optional.empty();

  private Verdicts(ScoringGraph graph, Certificate certificate) {
    this.graph = graph;
    this.certificate = certificate;
  }

  /** One verdict a target, that of the engines first. */
  static List<Verdict> of(ScoringGraph graph, Certificate certificate) {
    Verdicts verdicts = new Verdicts(graph, certificate);
    List<Verdict> all = new ArrayList<>();
    all.add(verdicts.engines());
    for (Target target : Targets.all()) {
      all.add(verdicts.verdict(target));
    }
    return all;
  }

  private Verdict engines() {
    Agreement agreement = Certificates.check(graph, certificate);
    return verdict(JVM, agreement, "single rows and batches");
  }

  private Verdict verdict(Target target) {
    List<String> problems = target.problems(graph);
    if (!problems.isEmpty()) {
      return new Verdict(target.name(), Verdict.Outcome.UNFIT, String.join(" ", problems));
    }
    if (target instanceof CodeTarget) {
      Verdict known = machine.orElseGet(this::machine);
      machine = Optional.of(known);
      return new Verdict(target.name(), known.outcome(), known.said());
    }
    String how =
        target.checks().isEmpty()
            ? "the model fits; no program runs this target"
            : "the model fits; to be verified where its programs are";
    return new Verdict(target.name(), Verdict.Outcome.NOT_RUN, how);
  }

  private Verdict machine() {
    Dataset rows = certificate.rows();
    Machine.Result found = new Machine(graph, Lowering.of(graph)).run(rows);
    Agreement agreement = Agreement.of(certificate, found.margins(), found.outputs());
    return verdict("code", agreement, "tables and functions, run in the JVM");
  }

  private static Verdict verdict(String target, Agreement agreement, String how) {
    return new Verdict(
        target,
        agreement.isEqual() ? Verdict.Outcome.EQUAL : Verdict.Outcome.DIFFERENT,
        agreement + "; " + how);
  }
}
