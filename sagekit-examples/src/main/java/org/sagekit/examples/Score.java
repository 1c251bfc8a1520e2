package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import org.sagekit.api.RunContext;
import org.sagekit.api.Stages;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.data.TableReader;
import org.sagekit.core.model.PredictionTable;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.pack.ModelPackages;

/**
 * Scores a table by a model package, one by one and all at once, and says how long a row takes.
 * Both ways must say the same, bit for bit.
 */
public final class Score {
  private static final Cli CLI =
      Cli.of("Score", "scores a table by a model package, and says how long a row takes")
          .option("package", "FILE", "a model.tar.gz; Training --package makes one")
          .option(
              "data",
              "FILE",
              "the rows: .csv, .tsv, .jsonl, .arff or .svm, also .gz, or .parquet; no target needed")
          .option("out", "FILE", "where the predictions go, as .csv or .csv.gz")
          .flag("json", "prints one line of JSON only");

  private Score() {}

  public static void main(String[] args) {
    CLI.main(args, Score::run);
  }

  static ScoreFigures run(Arguments args, PrintStream out) throws Exception {
    Path data = Path.of(args.required("data"));
    Path predictions = Path.of(args.required("out"));
    ScoringGraph graph = ModelPackages.open(Path.of(args.required("package"))).graph();
    try (Scratch scratch = Scratch.open()) {
      ScoreFigures figures =
          scratch
              .kit()
              .run(
                  Stages.of(
                      "score", (Path file, RunContext run) -> score(graph, file, predictions, run)),
                  data)
              .output();
      figures.print(args, out);
      return figures;
    }
  }

  private static ScoreFigures score(ScoringGraph graph, Path data, Path out, RunContext run) {
    long begun = System.nanoTime();
    run.progress().at(0, 0, "reading");
    Dataset rows = read(graph, data);
    Scorer scorer = Scorers.of(graph);
    run.progress().at(0, 0, "scoring");
    Predictions predictions = scorer.score(rows);
    Datasets.toCsv(PredictionTable.of(graph, predictions), out);
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new ScoreClock(scorer, rows, run).measure(predictions, seconds);
  }

  /** The model's inputs have the types that it learnt, whatever the table's values look like. */
  private static Dataset read(ScoringGraph graph, Path data) {
    TableReader<?> reader = Datasets.reader(data);
    for (Field input : graph.inputs()) {
      reader = reader.type(input.name(), input.type());
    }
    return reader.read();
  }
}
