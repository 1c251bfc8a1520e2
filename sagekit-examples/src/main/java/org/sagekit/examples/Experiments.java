package org.sagekit.examples;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.Reproduction;
import org.sagekit.api.Summary;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.lineage.LineageGraph;
import org.sagekit.api.track.lineage.LineageNode;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.run.UsedValue;
import org.sagekit.api.track.search.RunPage;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.core.ConsoleProgress;
import org.sagekit.core.SageKit;
import org.sagekit.core.Summaries;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.track.MlflowExport;
import org.sagekit.core.track.RunComparisons;
import org.sagekit.core.track.RunExports;
import org.sagekit.core.track.RunImports;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.tune.TuningJob;

/**
 * Shows what a workspace remembers of its runs: finds them, compares them, tells where a package
 * came from, trains again and looks whether the same comes out. A workspace without runs is filled
 * first: a tuning, which is recorded by itself, and a training loop of one's own.
 */
public final class Experiments {
  private static final Cli CLI =
      Cli.of("Experiments", "finds, compares and repeats the runs of a workspace")
          .option("workspace", "DIR", "the workspace; target/experiments by default")
          .option("query", "TEXT", "which runs, such as \"min(loss) < 0.6 or last(auc) > 0.9\"")
          .option("order", "TEXT", "such as \"last(auc) desc\"; the latest first by default")
          .option("mlruns", "DIR", "first brings in a folder of MLflow's runs")
          .option("tensorboard", "DIR", "first brings in TensorBoard's scalars")
          .option("csv", "FILE", "writes the runs that were found, a line each")
          .option("html", "FILE", "writes the comparison as a page")
          .option("mlflow", "URL", "sends the runs that were found to a server of MLflow")
          .option("reproduce", "RUN", "trains this run again; the latest training by default")
          .flag("json", "ends with one line of JSON");

  private static final String TRIALS = "path LIKE '%/trial-%'";
  private static final String TRAINED = "kind = 'PIPELINE' AND path LIKE 'tune%'";
  private static final String BY_HAND = "experiment = 'by hand'";

  private final SageKit kit;
  private final Tracker tracker;
  private final Arguments args;
  private final PrintStream out;

  private Experiments(SageKit kit, Arguments args, PrintStream out) {
    this.kit = kit;
    this.tracker = kit.tracker();
    this.args = args;
    this.out = out;
  }

  public static void main(String[] args) {
    CLI.main(args, Experiments::run);
  }

  static Map<String, Object> run(Arguments args, PrintStream out) throws Exception {
    Path home = args.path("workspace").orElse(Path.of("target", "experiments"));
    try (SageKit kit = SageKit.open(home, o -> o.listener(ConsoleProgress.toTerminal()))) {
      return new Experiments(kit, args, out).story();
    }
  }

  private Map<String, Object> story() throws Exception {
    bringIn();
    if (tracker.experiments().isEmpty()) {
      fill();
    }
    Map<String, Object> told = new LinkedHashMap<>();
    RunPage found = found();
    told.put("runs", tracker.search(RunSearch.all()).total());
    told.put("found", found.total());
    show(RunTables.runs("Runs", found));
    takeOut(found);
    compare(told);
    tellTheWay(told);
    reproduce(told);
    if (args.has("json")) {
      out.println(JsonLine.of(told));
    }
    return told;
  }

  private void show(Summary summary) {
    out.println(Summaries.toText(summary));
  }

  private void bringIn() {
    args.path("mlruns")
        .ifPresent(folder -> show(RunImports.into(tracker).mlruns(folder).summary()));
    args.path("tensorboard")
        .ifPresent(
            folder -> show(RunImports.into(tracker).tensorBoard(folder, "tensorboard").summary()));
  }

  private void fill() throws IOException {
    Dataset people = AdultSample.read().first(3000);
    TuningJob tune =
        TuningJob.named("tune", Trainers.xgboost()).target("class").trials(6).folds(3).build();
    kit.run(tune.then(PackagingJob.named("pack").build()), people);
    ByHand byHand = new ByHand(people);
    for (double rate : new double[] {0.5, 0.05, 0.005}) {
      for (long seed = 1; seed <= 3; seed++) {
        byHand.train(tracker, rate, seed);
      }
    }
  }

  private RunPage found() {
    RunSearch search = RunSearch.of(args.text("query").orElse("parent IS NULL"));
    Optional<String> order = args.text("order");
    return tracker.search(order.isPresent() ? search.orderBy(order.get()) : search);
  }

  private void takeOut(RunPage found) {
    args.path("csv").ifPresent(file -> RunExports.csv(found.runs(), file));
    args.text("mlflow")
        .ifPresent(
            address -> show(MlflowExport.to(address(address)).run(tracker, ids(found)).summary()));
  }

  private static URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "Experiments: option '--mlflow' must be a URL such as http://localhost:5000, but was '%s'."
              .formatted(text),
          e);
    }
  }

  private static List<String> ids(RunPage page) {
    return page.runs().stream().map(TrackedRun::id).toList();
  }

  /** The best trials, and runs of the same settings with other seeds. */
  private void compare(Map<String, Object> told) {
    RunPage trials = tracker.search(RunSearch.of(TRIALS).orderBy("mean(auc) desc").limit(5));
    if (!trials.runs().isEmpty()) {
      show(RunTables.runs("The best trials", trials));
      told.put("bestTrial", trials.runs().get(0).id());
    }
    List<String> byHand = ids(tracker.search(RunSearch.of(BY_HAND).limit(9)));
    if (byHand.size() > 1) {
      Summary comparison = RunComparisons.of(tracker, byHand).summary();
      show(comparison);
      args.path("html").ifPresent(file -> Summaries.toHtml(comparison, file));
      told.put("compared", byHand.size());
    }
  }

  /** Where the latest package came from. */
  private void tellTheWay(Map<String, Object> told) {
    for (TrackedRun run : tracker.search(RunSearch.all()).runs()) {
      for (UsedValue value : tracker.values(run.id())) {
        if (value.kind().equals("package") && value.direction() == UsedValue.Direction.OUTPUT) {
          LineageGraph graph = tracker.lineage(value.fingerprint());
          show(RunTables.way(graph));
          told.put("lineage", graph.nodes().stream().map(LineageNode::kind).toList());
          return;
        }
      }
    }
  }

  private void reproduce(Map<String, Object> told) {
    Optional<String> wanted =
        args.text("reproduce")
            .or(() -> ids(tracker.search(RunSearch.of(TRAINED).limit(1))).stream().findFirst());
    if (wanted.isPresent()) {
      Reproduction again = kit.reproduce(wanted.get());
      show(again.summary());
      told.put("reproduced", again.verdict());
    }
  }
}
