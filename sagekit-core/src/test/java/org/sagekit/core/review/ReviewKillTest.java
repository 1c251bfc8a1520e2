package org.sagekit.core.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.review.ReviewTask;

/** A review whose process dies at its fourth question. */
@Tag("proof")
class ReviewKillTest {
  private static final int QUESTIONS = 8;
  @TempDir Path home;

  @Test
  void aReviewThatIsKilledAgainAndAgainAsksNobodyTwice() throws Exception {
    int deaths = 0;
    while (review() != 0) {
      deaths++;
    }
    assertThat(deaths).isEqualTo(2);
    List<String> answered = Files.readAllLines(home.resolve("answered"));
    assertThat(answered).hasSize(QUESTIONS).doesNotHaveDuplicates();
  }

  private int review() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                home.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectErrorStream(true)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** The process that dies: no shutdown hook, no finally block, as with {@code kill -9}. */
  static final class Child {
    private static int asked;

    public static void main(String[] arguments) {
      Path home = Path.of(arguments[0]);
      SampleCapture capture = SampleCapture.empty();
      for (int i = 0; i < QUESTIONS; i++) {
        capture = capture.asked("event" + i, 20 + i, 0.5);
      }
      ReviewJob.named("review", task -> answer(home, task))
          .onto(capture.training())
          .build()
          .run(capture, TestRun.at(home));
    }

    private static Optional<String> answer(Path home, ReviewTask task) {
      asked++;
      if (asked == 4) {
        Runtime.getRuntime().halt(137);
      }
      try {
        Files.writeString(
            home.resolve("answered"),
            task.record().eventId() + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return Optional.of("rich");
    }
  }
}
