package org.sagekit.core.deploy.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sagekit.api.deploy.CaptureCounts;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.deploy.Fixtures;

class CaptureWriterTest {
  private static final Function<Answers.Answer, byte[]> IDS =
      answer -> (answer.eventId() + "\n").getBytes(StandardCharsets.UTF_8);

  /** A disk whose behaviour a test chooses. */
  private static class Disk implements CaptureSink {
    final ByteArrayOutputStream content = new ByteArrayOutputStream();
    int forced;
    boolean closed;

    @Override
    public void append(byte[] lines) throws IOException {
      content.writeBytes(lines);
    }

    @Override
    public void force() throws IOException {
      forced++;
    }

    @Override
    public void close() {
      closed = true;
    }

    long lines() {
      return content.toString(StandardCharsets.UTF_8).lines().count();
    }
  }

  private static CaptureQueue<Answers.Answer> queue(int capacity) {
    return new CaptureQueue<>(capacity, new Sampling(100, "x-1-"));
  }

  private static CaptureWriter<Answers.Answer> writer(
      CaptureQueue<Answers.Answer> queue,
      CaptureSink disk,
      Function<Answers.Answer, byte[]> format) {
    return new CaptureWriter<>(
        "x-1-", queue, new CaptureWriter.Output<>(disk, format, new Rotation(Duration.ZERO)));
  }

  private static Answers answer() {
    return new Answers.Single(null, Instant.EPOCH, Fixtures.row(1), Prediction.ofNumber(1));
  }

  @Test
  void countsExactlyWhileTheDiskStandsStill() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Disk disk =
        new Disk() {
          @Override
          public void append(byte[] lines) throws IOException {
            stuck.countDown();
            try {
              go.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            super.append(lines);
          }
        };
    CaptureQueue<Answers.Answer> queue = queue(100);
    try (CaptureWriter<Answers.Answer> writer = writer(queue, disk, IDS)) {
      writer.offer(answer());
      stuck.await();
      for (int i = 0; i < 100_000; i++) {
        writer.offer(answer());
      }
      assertThat(queue.counts().served()).isEqualTo(100_001);
      assertThat(queue.counts().dropped()).isEqualTo(99_901);
      go.countDown();
      writer.flush();
      assertThat(disk.lines()).isEqualTo(100);
      assertThat(queue.counts().dropped() + disk.lines()).isEqualTo(queue.counts().served());
      writer.offer(answer());
    }
    assertThat(disk.lines()).isEqualTo(101);
  }

  @Test
  void countsExactlyWhenEveryThirdWriteFails() {
    Disk disk =
        new Disk() {
          private int calls;

          @Override
          public void append(byte[] lines) throws IOException {
            if (++calls % 3 == 0) {
              throw new IOException("No space left on device");
            }
            super.append(lines);
          }
        };
    CaptureQueue<Answers.Answer> queue = queue(1_000);
    try (CaptureWriter<Answers.Answer> writer = writer(queue, disk, IDS)) {
      for (int i = 0; i < 30; i++) {
        writer.offer(answer());
        writer.flush();
      }
    }
    assertThat(queue.counts().dropped()).isEqualTo(10);
    assertThat(disk.lines()).isEqualTo(20);
  }

  @Test
  void losesOnlyTheRecordThatCantBeWrittenDown() {
    Disk disk = new Disk();
    CaptureQueue<Answers.Answer> queue = queue(1_000);
    Function<Answers.Answer, byte[]> fussy =
        answer -> {
          if (answer.eventId().endsWith("2")) {
            throw new StackOverflowError("hostile row");
          }
          return IDS.apply(answer);
        };
    try (CaptureWriter<Answers.Answer> writer = writer(queue, disk, fussy)) {
      for (int i = 0; i < 3; i++) {
        writer.offer(answer());
      }
    }
    assertThat(queue.counts().dropped()).isEqualTo(1);
    assertThat(disk.content.toString(StandardCharsets.UTF_8)).isEqualTo("x-1-1\nx-1-3\n");
  }

  @Test
  void livesOnWhenTheDiskFailsInAnUnknownWay() {
    Disk disk =
        new Disk() {
          @Override
          public void force() {
            throw new InternalError("a fault occurred in an unsafe memory access operation");
          }

          @Override
          public void turn(Instant time) {
            throw new OutOfMemoryError("folder");
          }
        };
    CaptureQueue<Answers.Answer> queue = queue(1_000);
    CaptureWriter.Output<Answers.Answer> output =
        new CaptureWriter.Output<>(disk, IDS, new Rotation(Duration.ofSeconds(1)));
    try (CaptureWriter<Answers.Answer> writer = new CaptureWriter<>("x-1-", queue, output)) {
      for (int i = 0; i < 3; i++) {
        writer.offer(answer());
        writer.flush();
      }
    }
    assertThat(queue.counts().captured()).isZero();
    assertThat(queue.counts().dropped()).isEqualTo(3);
  }

  @Test
  void waitsUntilTheDiskHasConfirmed() {
    Semaphore written = new Semaphore(0);
    Semaphore gate = new Semaphore(0);
    Disk disk =
        new Disk() {
          @Override
          public void force() {
            written.release();
            gate.acquireUninterruptibly();
          }
        };
    CaptureQueue<Answers.Answer> queue = queue(1);
    try (CaptureWriter<Answers.Answer> writer = writer(queue, disk, IDS)) {
      writer.offer(answer());
      queue.mark();
      written.acquireUninterruptibly();
      assertThat(queue.counts()).isEqualTo(new CaptureCounts(1, 0, 0, 0, 1));
      writer.offer(answer()); // what was written takes no place in the queue
      assertThat(queue.counts()).isEqualTo(new CaptureCounts(2, 0, 0, 0, 2));
      gate.release(2);
    }
    assertThat(queue.counts()).isEqualTo(new CaptureCounts(2, 2, 0, 0, 0));
  }

  @Test
  void goesOnWhenSomebodyInterruptsItsThread() {
    Disk disk = new Disk();
    CaptureQueue<Answers.Answer> queue = queue(10);
    try (CaptureWriter<Answers.Answer> writer = writer(queue, disk, IDS)) {
      for (int i = 0; i < 3; i++) {
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().equals("sagekit-capture-x-1-"))
            .forEach(Thread::interrupt);
        writer.offer(answer());
        writer.flush();
      }
    }
    assertThat(queue.counts().captured()).isEqualTo(disk.lines()).isEqualTo(3);
  }

  @Test
  void forcesWhenFlushed() {
    Disk disk = new Disk();
    try (CaptureWriter<Answers.Answer> writer = writer(queue(10), disk, IDS)) {
      writer.offer(answer());
      writer.flush();
      assertThat(disk.forced).isPositive();
    }
    assertThat(disk.closed).isTrue();
  }

  @Test
  void dropsWhatComesAfterTheEnd() {
    CaptureQueue<Answers.Answer> queue = queue(10);
    Disk disk = new Disk();
    CaptureWriter<Answers.Answer> writer = writer(queue, disk, IDS);
    writer.close();
    writer.offer(answer());
    writer.flush();
    assertThat(queue.counts().served()).isEqualTo(1);
    assertThat(queue.counts().dropped()).isEqualTo(1);
    assertThat(disk.lines()).isZero();
  }

  @Test
  void interruptedFlushSaysSoAndKeepsTheFlag() throws Exception {
    Semaphore gate = new Semaphore(0);
    Disk disk =
        new Disk() {
          @Override
          public void append(byte[] lines) throws IOException {
            gate.acquireUninterruptibly();
          }
        };
    CaptureWriter<Answers.Answer> writer = writer(queue(10), disk, IDS);
    writer.offer(answer());
    Thread.currentThread().interrupt();
    try {
      assertThat(org.assertj.core.api.Assertions.catchThrowable(writer::flush))
          .isInstanceOf(org.sagekit.api.StoppedException.class);
      assertThat(Thread.interrupted()).isTrue();
    } finally {
      gate.release();
      writer.close();
    }
  }
}
