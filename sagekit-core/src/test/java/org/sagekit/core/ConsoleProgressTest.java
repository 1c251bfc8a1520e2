package org.sagekit.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.sagekit.api.RunEvent;
import org.sagekit.api.Settings;
import org.sagekit.api.StageException;
import org.sagekit.api.WaitingException;
import org.sagekit.core.internal.ProgressLine;

class ConsoleProgressTest {
  private static final class Watch extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final Watch watch = new Watch();
  private final StringBuilder screen = new StringBuilder();
  private final ConsoleProgress progress =
      new ConsoleProgress(screen, watch, ProgressLine.writtenIn(StandardCharsets.UTF_8));

  private void start(String path) {
    progress.on("run-1", new RunEvent.StageStarted(path, Settings.empty()));
  }

  private void finish(String path, boolean restored) {
    Duration took = Duration.ofMillis(12_300);
    progress.on("run-1", new RunEvent.StageFinished(path, "out", took, restored));
  }

  private void at(String path, long done, long total) {
    progress.on("run-1", new ProgressMade(path, done, total, "note"));
  }

  private void pass(long millis) {
    watch.now = watch.now.plusMillis(millis);
  }

  private long drawings() {
    return screen.chars().filter(c -> c == '\r').count();
  }

  @Test
  void drawsNothingInTheFirstTwoSeconds() {
    start("tune");
    pass(1_999);
    at("tune", 1, 40);
    assertThat(screen).isEmpty();
    pass(1);
    at("tune", 2, 40);
    assertThat(screen.toString())
        .isEqualTo("\rtune  \u2588" + "\u2591".repeat(19) + " 2/40  note  2.0 s");
  }

  @Test
  void drawsTenTimesASecondAtMost() {
    start("tune");
    pass(5_000);
    for (int i = 0; i < 1_000; i++) {
      at("tune", i, 1_000);
      pass(1);
    }
    assertThat(drawings()).isEqualTo(10);
  }

  @Test
  void drawsOverALongerLine() {
    start("tune");
    pass(3_000);
    progress.on("run-1", new ProgressMade("tune", 1_000, 0, "a long note"));
    pass(100);
    progress.on("run-1", new ProgressMade("tune", 7, 0, ""));
    assertThat(screen.toString())
        .isEqualTo("\rtune  1,000  a long note  3.0 s\rtune  7  3.1 s" + " ".repeat(17));
  }

  @Test
  void erasesTheLineWhenTheStageEnds() {
    start("tune");
    pass(2_000);
    progress.on("run-1", new ProgressMade("tune", 7, 0, ""));
    screen.setLength(0);
    finish("tune", false);
    assertThat(screen.toString())
        .startsWith("\r" + " ".repeat("tune  7  2.0 s".length()) + "\r\u2713 tune ")
        .endsWith(" 12.3 s\n");
  }

  @Test
  void showsStagesOfALineButNeitherTheLineNorTrials() {
    start("label > tune");
    start("label");
    finish("label", true);
    start("tune");
    start("tune/trial-1");
    finish("tune/trial-1", false);
    finish("tune", false);
    finish("label > tune", false);
    assertThat(screen.toString().lines())
        .containsExactly("\u21ba label (restored)", "\u2713 tune" + " ".repeat(30) + "12.3 s");
  }

  @Test
  void showsWhatFailedAndWhatWaitsOnce() {
    start("line");
    start("train");
    RunEvent failed =
        new RunEvent.StageFailed("train", new StageException("train", new IOException()));
    progress.on("run-1", failed);
    progress.on("run-1", new RunEvent.StageFailed("line", new IOException()));
    start("review");
    progress.on("run-1", new RunEvent.StageFailed("review", new WaitingException("who")));
    assertThat(screen.toString().lines())
        .containsExactly("\u2717 train failed", "\u25cb review waits for people");
  }

  @Test
  void letsTheOutermostReporterSpeak() {
    start("tune");
    start("tune/trial-1");
    pass(3_000);
    at("tune/trial-1", 1, 100);
    pass(1_000);
    at("tune", 1, 4);
    pass(1_000);
    at("tune/trial-1", 2, 100);
    assertThat(screen.toString()).contains("1/100", "1/4").doesNotContain("2/100");
  }

  @Test
  void keepsHostileNamesOnOneLineOfEightyColumns() {
    String path = "\u001b[2J" + "x\n".repeat(200);
    start(path);
    pass(3_000);
    progress.on("run-1", new ProgressMade(path, 5, 2, "n\u0007".repeat(100)));
    assertThat(screen.substring(1).length()).isEqualTo(79);
    assertThat(screen.substring(1).chars().noneMatch(Character::isISOControl)).isTrue();
  }

  @Test
  void writesWithPlainSignsWhereOthersCanNotBeWritten() {
    assertThat(ProgressLine.writtenIn(StandardCharsets.US_ASCII).working("a", 1, 2, ""))
        .isEqualTo("a  ##########.......... 1/2  ");
  }

  @Test
  void survivesATerminalThatIsGone() {
    Appendable gone =
        new Appendable() {
          private int calls;

          @Override
          public Appendable append(CharSequence text) throws IOException {
            calls++;
            assertThat(calls).isEqualTo(1);
            throw new IOException("gone");
          }

          @Override
          public Appendable append(CharSequence text, int from, int to) throws IOException {
            return append(text);
          }

          @Override
          public Appendable append(char c) throws IOException {
            return append("");
          }
        };
    ConsoleProgress broken =
        new ConsoleProgress(gone, watch, ProgressLine.writtenIn(StandardCharsets.UTF_8));
    for (String path : new String[] {"a", "b"}) {
      broken.on("run-1", new RunEvent.StageStarted(path, Settings.empty()));
      broken.on("run-1", new RunEvent.StageFinished(path, "", Duration.ZERO, false));
    }
  }

  @Test
  void keepsRunsApart() {
    start("tune");
    progress.on("run-2", new RunEvent.StageStarted("other", Settings.empty()));
    finish("tune", false);
    assertThat(screen.toString()).startsWith("\u2713 tune");
  }
}
