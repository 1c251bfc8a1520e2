package org.sagekit.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.LabelForm;
import org.sagekit.api.label.weak.FittedLabelModel;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.label.weak.LabelingFunction;
import org.sagekit.api.label.weak.LabelingRule;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.Summaries;
import org.sagekit.core.label.weak.LabelAnalyses;
import org.sagekit.core.label.weak.LabelMatrices;
import org.sagekit.core.label.weak.LabelModels;
import org.sagekit.core.label.weak.LabelingFunctions;
import org.sagekit.core.label.weak.WeakLabelingJob;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Evaluations;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/**
 * Who earns more than 50K, by rules of thumb and 200 rows that somebody has looked at.
 *
 * @param rows to be labelled and learnt from; what is known of them is in column {@code checked}
 * @param test others, whose class judges labels and models
 */
record WeakIncome(Dataset rows, Dataset test) {
  private static final String MORE = ">50K";
  private static final String LESS = "<=50K";
  private static final int CHECKED = 200;

  /** Rules as methods. */
  static final class Rules {

    @LabelingRule(value = MORE, column = "occupation")
    boolean leads(String occupation) {
      return occupation.equals("Exec-managerial") || occupation.equals("Prof-specialty");
    }

    @LabelingRule(value = LESS, column = "relationship")
    boolean isChild(String relationship) {
      return relationship.equals("Own-child");
    }

    @LabelingRule(column = "marital_status")
    @Nullable String livesAs(String status) {
      return status.equals("Never-married") ? LESS : status.startsWith("Married-civ") ? MORE : null;
    }
  }

  /** The rules as methods and others as lambdas. */
  static List<LabelingFunction> functions() {
    List<LabelingFunction> functions = new ArrayList<>(LabelingFunctions.annotated(new Rules()));
    functions.add(
        LabelingFunctions.of(
            "workclass",
            row ->
                switch (String.valueOf(row.text("workclass"))) {
                  case "Self-emp-inc" -> Optional.of(MORE);
                  case "Without-pay" -> Optional.of(LESS);
                  default -> Optional.empty();
                }));
    functions.add(
        LabelingFunctions.when(
            "from_abroad", LESS, row -> "Mexico".equals(row.text("native_country"))));
    functions.add(LabelingFunctions.above("long_school", MORE, "education_num", 12));
    functions.add(LabelingFunctions.below("short_school", LESS, "education_num", 9));
    functions.add(LabelingFunctions.above("capital_gain", MORE, "capital_gain", 5000));
    functions.add(LabelingFunctions.below("young", LESS, "age", 26));
    functions.add(LabelingFunctions.below("few_hours", LESS, "hours_per_week", 30));
    functions.add(LabelingFunctions.keyword("service", LESS, "occupation", "service", "clerical"));
    return functions;
  }

  static WeakIncome read() throws IOException {
    Dataset all = AdultSample.read();
    int half = all.size() / 2;
    List<@Nullable String> checked = texts(all.first(half).column("class"));
    for (int row = CHECKED; row < half; row++) {
      checked.set(row, null);
    }
    Dataset rows =
        all.first(half)
            .without("class")
            .with(
                new Field("checked", FieldType.CATEGORICAL, Role.IGNORED),
                Column.ofCategories(checked));
    return new WeakIncome(
        rows, all.rows(IntStream.range(half, all.size()).toArray()).as("class", Role.TARGET));
  }

  private static List<@Nullable String> texts(Column column) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      texts.add(column.text(row));
    }
    return texts;
  }

  Map<String, WeakScore> run(Arguments args, PrintStream out) throws IOException {
    LabelMatrix votes = LabelMatrices.of(rows, functions()).withGold(texts(rows.column("checked")));
    LabelMatrix truth = LabelMatrices.of(test, functions()).withGold(texts(test.target()));
    FittedLabelModel fitted = LabelModels.anchoredBayes().fit(votes);
    WeakScore score = WeakScore.of(truth, fitted.label(truth.withoutGold()));
    if (args.has("json")) {
      out.println(JsonLine.of(score.asMap()));
      return Map.of("anchored-bayes", score);
    }
    FittedLabelModel majority = LabelModels.majority().fit(votes);
    Map<String, WeakScore> scores = new LinkedHashMap<>();
    scores.put("anchored-bayes", score);
    scores.put("majority", WeakScore.of(truth, majority.label(truth.withoutGold())));
    out.print(Summaries.toText(LabelAnalyses.of(votes).summary()));
    out.print(Summaries.toText(fitted.summary()));
    WeakSupervision.print(scores, truth.uncovered(), out);
    train(out);
    return scores;
  }

  private void train(PrintStream out) throws IOException {
    WeakLabelingJob.Builder soft =
        WeakLabelingJob.named("labels", functions()).target("class").gold("checked");
    WeakLabelingJob.Builder hard =
        soft.build().toBuilder().model(LabelModels.majority()).form(LabelForm.LIKELIEST);
    out.printf("%n%-30s %9s %9s%n", "a model that learns from", "accuracy", "log loss");
    print("soft labels of anchored-bayes", learnt(soft.build()), out);
    print("the majority's labels", learnt(hard.build()), out);
  }

  /** How well a model predicts the test's classes that has learnt from a job's labels. */
  Evaluation learnt(WeakLabelingJob job) throws IOException {
    try (Scratch scratch = Scratch.open()) {
      TrainedModel model =
          scratch
              .kit()
              .run(job.then(TrainingJob.named("income", Trainers.linear()).build()), rows)
              .output();
      return Evaluations.of(Scorers.of(model).score(test), test);
    }
  }

  private static void print(String what, Evaluation evaluation, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-30s %9.4f %9.4f%n",
        what,
        evaluation.get(Metric.ACCURACY).value(),
        evaluation.get(Metric.LOG_LOSS).value());
  }
}
