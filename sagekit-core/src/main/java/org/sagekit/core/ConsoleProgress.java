package org.sagekit.core;

import java.io.Console;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.RunEvent;
import org.sagekit.api.RunListener;
import org.sagekit.core.internal.Figures;
import org.sagekit.core.internal.ProgressLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows on a terminal how far a run is: one line that is drawn over and over while a stage works
 * for more than two seconds, and a line for each stage that ends.
 *
 * <pre>{@code
 * SageKit.open(home, o -> o.listener(ConsoleProgress.toTerminal()))
 * }</pre>
 *
 * <p>A log stays as it is: without a terminal nothing is drawn. Thread-safe.
 */
public final class ConsoleProgress implements RunListener {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleProgress.class);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Appendable out;
  private final Clock clock;
  private final ProgressLine line;
  private final Map<String, OpenStages> openByRun = new HashMap<>();
  private Instant drawn = Instant.MIN;
  private int width;
  private boolean broken;

  ConsoleProgress(Appendable out, Clock clock, ProgressLine line) {
    this.out = out;
    this.clock = clock;
    this.line = line;
  }

  /**
   * A listener that draws on this process's terminal.
   *
   * @return a listener that does nothing if there is no terminal
   */
  public static RunListener toTerminal() {
    Console console = System.console();
    if (console == null || !isTerminal(console)) {
      return (run, event) -> {};
    }
    return new ConsoleProgress(
        console.writer(), Clock.systemUTC(), ProgressLine.writtenIn(console.charset()));
  }

  /** From Java 22 on there is a console without a terminal too, which says so. */
  private static boolean isTerminal(Console console) {
    try {
      return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      LOG.debug("The console does not say whether it is a terminal.", e);
      return false;
    }
  }

  @Override
  public synchronized void on(String runId, RunEvent event) {
    OpenStages open = openByRun.computeIfAbsent(runId, id -> new OpenStages());
    if (event instanceof RunEvent.StageStarted started) {
      open.begin(started.path(), clock.instant());
    } else if (event instanceof ProgressMade made) {
      OpenStages.Open stage = open.reporting(made.path());
      if (stage != null) {
        progress(made, stage);
      }
    } else if (event instanceof RunEvent.StageFinished finished) {
      if (open.end(finished.path())) {
        write(line.finished(finished.path(), finished.took(), finished.restored()));
      }
    } else if (event instanceof RunEvent.StageFailed failed && open.end(failed.path())) {
      write(line.brokenOff(failed.path(), failed.cause()));
    }
    if (open.isEmpty()) {
      openByRun.remove(runId);
    }
  }

  private void progress(ProgressMade made, OpenStages.Open stage) {
    Instant now = clock.instant();
    Duration elapsed = Duration.between(stage.begun(), now);
    boolean early = !drawn.equals(Instant.MIN) && Duration.between(drawn, now).compareTo(PAUSE) < 0;
    if (elapsed.compareTo(PATIENCE) < 0 || early) {
      return;
    }
    drawn = now;
    String text = line.working(made.path(), made.done(), made.total(), made.note());
    String whole = line.fitted(text, Figures.duration(elapsed));
    append("\r" + whole + " ".repeat(Math.max(0, width - ProgressLine.width(whole))));
    width = ProgressLine.width(whole);
  }

  private void write(String text) {
    String erased = width == 0 ? "" : "\r" + " ".repeat(width) + "\r";
    width = 0;
    append(erased + text + "\n");
  }

  /** A terminal that is gone must not disturb the run, nor fill the log. */
  private void append(String text) {
    if (broken) {
      return;
    }
    try {
      out.append(text);
      if (out instanceof java.io.Flushable flushable) {
        flushable.flush();
      }
    } catch (IOException e) {
      broken = true;
      LOG.debug("The terminal can't be written; no more progress is shown.", e);
    }
  }

  /**
   * The stages at work that are not inside another one. A line is transparent: what begins inside
   * it does not bear its path, and so the line is known to be one.
   */
  private static final class OpenStages {
    private final Map<String, Open> openByPath = new HashMap<>();

    /** A stage at work; {@code reporter} is who speaks for it: the outermost that ever did. */
    private record Open(Instant begun, boolean line, @Nullable String reporter) {}

    void begin(String path, Instant now) {
      if (around(path) == null) {
        openByPath.replaceAll((other, open) -> new Open(open.begun(), true, null));
        openByPath.put(path, new Open(now, false, null));
      }
    }

    private @Nullable String around(String path) {
      for (String open : openByPath.keySet()) {
        if (path.startsWith(open + "/")) {
          return open;
        }
      }
      return null;
    }

    /** The stage for which a path may report, or null if another one speaks for it. */
    @Nullable Open reporting(String path) {
      String around = openByPath.containsKey(path) ? path : around(path);
      Open open = around == null ? null : openByPath.get(around);
      if (around == null || open == null) {
        return null;
      }
      String reporter = open.reporter();
      if (reporter != null && path.length() > reporter.length() && path.startsWith(reporter)) {
        return null;
      }
      openByPath.put(around, new Open(open.begun(), open.line(), path));
      return open;
    }

    /** Whether it was a stage that is to be shown. */
    boolean end(String path) {
      Open open = openByPath.remove(path);
      return open != null && !open.line();
    }

    boolean isEmpty() {
      return openByPath.isEmpty();
    }
  }
}
