package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sagekit.api.label.weak.FittedLabelModel;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.label.weak.LabelModel;
import org.sagekit.core.Summaries;
import org.sagekit.core.label.weak.LabelAnalyses;
import org.sagekit.core.label.weak.LabelMatrices;
import org.sagekit.core.label.weak.LabelModels;

/**
 * Makes labels of the votes of labelling functions, and says how good they are. Without files,
 * rules of thumb label a sample of Adult, and a model learns from them.
 */
public final class WeakSupervision {
  private static final Cli CLI =
      Cli.of("WeakSupervision", "makes labels of the votes of labelling functions")
          .option(
              "train", "FILE", "columns id,gold,lf0,lf1,...; -1 abstains; gold is not looked at")
          .option("valid", "FILE", "the same; by its gold the label model chooses what to trust")
          .option("test", "FILE", "the same; its gold says how good the labels are")
          .option("model", "NAME", "anchored-bayes (default) or majority")
          .flag("json", "ends with one line of JSON");

  private WeakSupervision() {}

  public static void main(String[] args) {
    CLI.main(args, WeakSupervision::run);
  }

  static Map<String, WeakScore> run(Arguments args, PrintStream out) throws Exception {
    if (!args.has("train") && !args.has("test") && !args.has("valid")) {
      return WeakIncome.read().run(args, out);
    }
    LabelMatrix test = LabelMatrices.csv(Path.of(args.required("test")));
    LabelMatrix votes = votes(args, test.withoutGold());
    LabelModel model = LabelModels.named(args.text("model").orElse("anchored-bayes"));
    Map<String, WeakScore> scores = new LinkedHashMap<>();
    FittedLabelModel fitted = model.fit(votes);
    WeakScore score = score(fitted, test);
    scores.put(model.name(), score);
    if (args.has("json")) {
      out.println(JsonLine.of(score.asMap()));
      return scores;
    }
    LabelModel majority = LabelModels.majority();
    scores.put(majority.name(), score(majority.fit(votes), test));
    out.print(Summaries.toText(LabelAnalyses.of(votes).summary()));
    out.print(Summaries.toText(fitted.summary()));
    print(scores, test.uncovered(), out);
    return scores;
  }

  /** What the model may learn from: it knows the labels of the test's votes, but not its rows. */
  private static LabelMatrix votes(Arguments args, LabelMatrix test) {
    LabelMatrix votes = LabelMatrices.csv(Path.of(args.required("train"))).withoutGold();
    if (args.has("valid")) {
      votes = votes.and(LabelMatrices.csv(Path.of(args.required("valid"))));
    }
    votes.requireFunctions(test.name(), test.functions());
    return votes.withLabels(test.labels());
  }

  private static WeakScore score(FittedLabelModel fitted, LabelMatrix test) {
    return WeakScore.of(test, fitted.label(test.withoutGold()));
  }

  static void print(Map<String, WeakScore> scores, int uncovered, PrintStream out) {
    List<WeakScore> all = new ArrayList<>(scores.values());
    out.printf(
        "%n%s rows with gold; on %s rows of the test every function abstained%n%n",
        all.get(0).rows(), uncovered);
    out.printf("%-16s %9s %9s %9s%n", "labels by", "accuracy", "macro F1", "F1 of 1");
    scores.forEach(
        (name, score) ->
            out.printf(
                Locale.ROOT,
                "%-16s %9.4f %9.4f %9s%n",
                name,
                score.accuracy(),
                score.macroF1(),
                score.f1() == null ? "" : String.format(Locale.ROOT, "%.4f", score.f1())));
  }
}
