package org.sagekit.examples;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes a better model live step by step under traffic, then a broken one, which is rolled back;
 * shows what was live when.
 */
public final class Rollout {
  private static final Cli CLI =
      Cli.of("Rollout", "takes a better and a broken model live, step by step, under traffic")
          .option("wait", "MILLIS", "between two steps; 1500 by default")
          .flag("json", "one JSON object as the last line");

  private Rollout() {}

  public static void main(String[] args) {
    CLI.main(args, Rollout::run);
  }

  static RolloutStory.Outcome run(Arguments args, PrintStream out) throws Exception {
    Duration wait = Duration.ofMillis(args.number("wait", 1500));
    try (Scratch scratch = Scratch.open()) {
      RolloutStory.Outcome outcome = new RolloutStory(scratch.kit(), wait, out).tell();
      if (args.has("json")) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("requests", outcome.requests());
        line.put("failed", outcome.failed());
        line.put("live", outcome.live());
        line.put("rolledBack", outcome.rolledBack());
        out.println(JsonLine.of(line));
      }
      return outcome;
    }
  }
}
