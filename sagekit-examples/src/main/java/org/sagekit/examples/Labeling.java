package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.LabelAggregator;
import org.sagekit.api.label.Votes;
import org.sagekit.core.label.Aggregators;
import org.sagekit.core.label.VoteFiles;

/** Finds the likely truth behind votes, and says how good it is where the truth is known. */
public final class Labeling {
  private static final Cli CLI =
      Cli.of("Labeling", "finds the likely truth behind votes that disagree")
          .option("votes", "FILE", "columns task,worker,label; a simulated crowd by default")
          .option("truth", "FILE", "columns task,truth; to say how good the labels are")
          .option("method", "NAME", "majority, dawid-skene or all (default)")
          .flag("json", "ends with one line of JSON");

  private Labeling() {}

  public static void main(String[] args) {
    CLI.main(args, Labeling::run);
  }

  static List<LabelScore> run(Arguments args, PrintStream out) throws Exception {
    Optional<Path> file = args.path("votes");
    Votes votes =
        file.isPresent() ? VoteFiles.csv(file.get()) : Crowd.on(AdultSample.read(), "class", 7);
    Map<String, String> truth =
        file.isPresent()
            ? LabelScore.truth(args.path("truth"))
            : LabelScore.truth(AdultSample.read(), "id", "class");
    String method = args.text("method").orElse("all");
    List<LabelScore> scores = new ArrayList<>();
    for (LabelAggregator aggregator :
        method.equals("all") ? Aggregators.all() : List.of(Aggregators.named(method))) {
      long begun = System.nanoTime();
      LabelAggregation aggregation = aggregator.aggregate(votes);
      scores.add(LabelScore.of(aggregation, truth, (System.nanoTime() - begun) / 1e9));
    }
    LabelScore.print(votes, scores, args.has("json"), out);
    return scores;
  }
}
