package org.sagekit.examples;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.LabelForm;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.label.weak.LabelModel;
import org.sagekit.api.label.weak.LabelingFunction;
import org.sagekit.api.label.weak.LabelingRule;
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

/** Who earns more than 50K, by rules of thumb and 200 rows that somebody has looked at. */
final class WeakIncome {
  private static final String MORE = ">50K";
  private static final String LESS = "<=50K";
  private static final int CHECKED = 200;

  private WeakIncome() {}

  /** Rules as methods; others are written as lambdas. */
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

  static List<LabelingFunction> functions() {
    List<LabelingFunction> functions = new ArrayList<>(LabelingFunctions.annotated(new Rules()));
    functions.add(LabelingFunctions.above("long_school", MORE, "education_num", 12));
    functions.add(LabelingFunctions.below("short_school", LESS, "education_num", 9));
    functions.add(LabelingFunctions.above("capital_gain", MORE, "capital_gain", 5000));
    functions.add(LabelingFunctions.below("young", LESS, "age", 26));
    functions.add(LabelingFunctions.below("few_hours", LESS, "hours_per_week", 30));
    functions.add(LabelingFunctions.keyword("service", LESS, "occupation", "service", "clerical"));
    functions.add(
        LabelingFunctions.of(
            "owner", row -> "Self-emp-inc".equals(row.text("workclass")) ? Optional.of(MORE) : Optional.empty()));
    return functions;
  }

  static Map<String, WeakScore> run(Arguments args, PrintStream out) throws Exception {
    Dataset all = AdultSample.read();
    int half = all.size() / 2;
    Dataset rows = all.first(half).without("class").with(
        new Field("checked", FieldType.CATEGORICAL, Role.IGNORED), checked(all, half));
    Dataset test = all.rows(java.util.stream.IntStream.range(half, all.size()).toArray());
    LabelMatrix votes = LabelMatrices.of(rows, functions()).withGold(texts(rows.column("checked")));
    LabelMatrix truth =
        LabelMatrices.of(test, functions()).withGold(texts(test.column("class")));
    Map<String, WeakScore> scores = new LinkedHashMap<>();
    for (LabelModel model : LabelModels.all()) {
      scores.put(
          model.name(),
          WeakScore.of(truth, model.fit(votes).label(truth.withoutGold())));
    }
    if (args.has("json")) {
      out.println(JsonLine.of(scores.get("anchored-bayes").asMap()));
      return scores;
    }
    out.print(Summaries.toText(LabelAnalyses.of(votes).summary()));
    out.print(Summaries.toText(LabelModels.anchoredBayes().fit(votes).summary()));
    WeakSupervision.print(scores, truth.uncovered(), out);
    train(rows, test.as("class", Role.TARGET), out);
    return scores;
  }

  private static Column checked(Dataset all, int rows) {
    List<@Nullable String> labels = texts(all.first(rows).column("class"));
    for (int row = CHECKED; row < rows; row++) {
      labels.set(row, null);
    }
    return Column.ofCategories(labels);
  }

  private static List<@Nullable String> texts(Column column) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int row = 0; row < column.size(); row++) {
      texts.add(column.text(row));
    }
    return texts;
  }

  private static void train(Dataset rows, Dataset test, PrintStream out) throws Exception {
    out.printf("%n%-44s %9s%n", "a model that learns from", "AUC");
    try (Scratch scratch = Scratch.open()) {
      WeakLabelingJob.Builder job =
          WeakLabelingJob.named("labels", functions()).target("class").gold("checked");
      learn("soft labels of anchored-bayes", job.build(), rows, test, scratch, out);
      learn(
          "majority's labels",
          job.model(LabelModels.majority()).form(LabelForm.LIKELIEST).build(),
          rows,
          test,
          scratch,
          out);
    }
  }

  private static void learn(
      String what,
      WeakLabelingJob job,
      Dataset rows,
      Dataset test,
      Scratch scratch,
      PrintStream out) {
    TrainedModel model =
        scratch
            .kit()
            .run(
                job.then(
                    TrainingJob.named("income", Trainers.linear()).build()),
                rows)
            .output();
    double auc =
        Evaluations.of(Scorers.of(model).score(test), test).get(Metric.AUC).value();
    out.printf(java.util.Locale.ROOT, "%-44s %9.4f%n", what, auc);
  }
}
