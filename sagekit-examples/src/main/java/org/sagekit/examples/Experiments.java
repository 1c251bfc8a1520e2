package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.search.RunSearch;
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
      List<TrackedRun> runs = kit.tracker().search(RunSearch.all()).runs();
      for (TrackedRun run : runs) {
        out.printf("%s  %s  %s  %s%n", run.id(), run.started(), run.status(), run.path());
      }
      out.printf(Locale.ROOT, "%n%d runs in %s%n", runs.size(), home);
      return runs;
    }
  }
}
