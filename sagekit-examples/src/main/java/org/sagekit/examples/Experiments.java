package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.track.TrackedRun;
import org.sagekit.core.SageKit;

/** Shows what a workspace remembers of its runs. */
public final class Experiments {
  private static final Cli CLI =
      Cli.of("Experiments", "shows what a workspace remembers of its runs")
          .option("workspace", "DIR", "the workspace; target/quickstart by default");

  private Experiments() {}

  public static void main(String[] args) {
    CLI.main(args, Experiments::run);
  }

  static List<TrackedRun> run(Arguments args, PrintStream out) {
    Path home = args.path("workspace").orElse(Path.of("target", "quickstart"));
    try (SageKit kit = SageKit.open(home)) {
      List<TrackedRun> runs = kit.tracker().runs();
      for (TrackedRun run : runs) {
        out.printf("%n%s  %s  %s  %s%n", run.id(), run.started(), run.status(), run.name());
        for (TrackedRun.TrackedStage stage : run.stages()) {
          out.printf(
              Locale.ROOT,
              "  %-9s %8.2f s  %-9s %-24s %s%n",
              stage.status(),
              stage.seconds(),
              stage.restored() ? "restored" : "",
              stage.path(),
              stage.output().map(f -> f.brief()).orElse(""));
        }
      }
      out.printf(Locale.ROOT, "%n%d runs in %s%n", runs.size(), home);
      return runs;
    }
  }
}
