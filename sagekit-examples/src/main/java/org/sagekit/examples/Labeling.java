package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.sagekit.api.Problems;
import org.sagekit.api.label.Aggregation;
import org.sagekit.api.label.Aggregator;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.api.label.NumberAggregation;
import org.sagekit.api.label.Votes;
import org.sagekit.core.label.Aggregators;
import org.sagekit.core.label.NumberAggregators;
import org.sagekit.core.label.VoteFiles;

/** Finds the likely truth behind votes, and says how good it is where the truth is known. */
public final class Labeling {
  private static final Cli CLI =
      Cli.of("Labeling", "finds the likely truth behind votes that disagree")
          .option("votes", "FILE", "columns task,worker,label; a simulated crowd by default")
          .option("truth", "FILE", "columns task,truth; to say how good the labels are")
          .option("gold", "FILE", "columns task,truth; known answers that methods may learn from")
          .option("type", "TYPE", "categories (default) or numeric: what the labels are")
          .option("method", "NAME", "such as majority, dawid-skene, auto; or all (default)")
          .flag("json", "ends with one line of JSON");

  private static final List<String> FOR_CATEGORIES =
      Aggregators.all().stream().map(Aggregator::name).toList();

  private enum Type {
    CATEGORIES,
    NUMERIC
  }

  private final Arguments args;
  private final PrintStream out;
  private final List<MethodScore> scores = new ArrayList<>();

  private Labeling(Arguments args, PrintStream out) {
    this.args = args;
    this.out = out;
  }

  public static void main(String[] args) {
    CLI.main(args, Labeling::run);
  }

  static List<MethodScore> run(Arguments args, PrintStream out) throws Exception {
    Labeling labeling = new Labeling(args, out);
    Optional<Path> file = args.path("votes");
    Votes votes =
        file.isPresent() ? VoteFiles.csv(file.get()) : Crowd.on(AdultSample.read(), "class", 7);
    Map<String, String> truth =
        file.isPresent()
            ? LabelScore.truth(args.path("truth"))
            : LabelScore.truth(AdultSample.read(), "id", "class");
    Votes taught = votes.withGold(LabelScore.truth(args.path("gold")));
    if (args.constant("type", Type.class).orElse(Type.CATEGORIES) == Type.NUMERIC) {
      labeling.numbers(taught, truth);
    } else {
      labeling.categories(taught, truth);
    }
    return labeling.scores;
  }

  private String method() {
    return args.text("method").orElse("all");
  }

  private void categories(Votes votes, Map<String, String> truth) {
    begin(votes, "accuracy", "macro F1");
    List<LabelAggregator> methods =
        method().equals("all") ? Aggregators.all() : List.of(Aggregators.named(method()));
    List<LabelAggregation> found = new ArrayList<>();
    for (LabelAggregator method : methods) {
      score(
          method,
          votes,
          (result, seconds) -> {
            found.add(result);
            return LabelScore.of(result, truth, seconds);
          });
    }
    end(votes);
    if (!args.has("json") && !found.isEmpty()) {
      AgreementTable.print(votes, found.get(found.size() - 1), out);
    }
  }

  private void numbers(Votes votes, Map<String, String> truth) {
    Answers<Double> answers =
        NumberScore.numbers(votes).withGold(NumberScore.numbers(votes.gold()));
    Map<String, Double> numbers = NumberScore.numbers(truth);
    begin(answers, "MAE", "RMSE");
    if (method().equals("all") || FOR_CATEGORIES.contains(method())) {
      List<String> names = method().equals("all") ? List.of("majority", "auto") : List.of(method());
      names.forEach(
          name -> add(new MethodScore.Skipped(name, "it is for categories, not for numbers")));
    }
    if (!FOR_CATEGORIES.contains(method())) {
      for (Aggregator<Answers<Double>, NumberAggregation> method :
          method().equals("all")
              ? NumberAggregators.all()
              : List.of(NumberAggregators.named(method()))) {
        score(method, answers, (result, seconds) -> NumberScore.of(result, numbers, seconds));
      }
    }
    end(answers);
  }

  private void begin(Answers<?> votes, String first, String second) {
    Problems.of("Labeling")
        .require(votes.size() > 0, "votes of " + votes.name(), "at least 1", 0)
        .throwIfAny();
    out.printf("%s, %s tasks, %s workers%n%n", votes, votes.tasks().size(), votes.workers().size());
    out.printf("%-16s %9s %9s %9s%n", "method", first, second, "seconds");
  }

  /** Lines come as methods end, so that one sees how far it is. */
  private void add(MethodScore score) {
    scores.add(score);
    out.printf(Locale.ROOT, "%-16s%s%n", score.method(), score.figures());
    out.flush();
  }

  private <V extends Answers<?>, R extends Aggregation> void score(
      Aggregator<V, R> method, V votes, BiFunction<R, Double, MethodScore> scored) {
    long begun = System.nanoTime();
    try {
      R result = method.aggregate(votes);
      add(scored.apply(result, (System.nanoTime() - begun) / 1e9));
    } catch (IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
      add(new MethodScore.Skipped(method.name(), reason));
    }
  }

  private void end(Answers<?> votes) {
    if (args.has("json")) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("tasks", votes.tasks().size());
      map.put("workers", votes.workers().size());
      map.put("results", scores.stream().map(MethodScore::asMap).toList());
      out.println(JsonLine.of(map));
    }
  }
}
