package org.sagekit.core.deploy.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
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
    CaptureQueue queue = new CaptureQueue(100);
    try (CaptureWriter writer = new CaptureWriter("x-1-", queue, disk, IDS)) {
      writer.offer(answer());
      stuck.await();
      for (int i = 0; i < 100_000; i++) {
        writer.offer(answer());
      }
      assertThat(queue.served()).isEqualTo(100_001);
      assertThat(queue.dropped()).isEqualTo(99_901);
      go.countDown();
      writer.flush();
      assertThat(disk.lines()).isEqualTo(100);
      assertThat(queue.dropped() + disk.lines()).isEqualTo(queue.served());
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
    CaptureQueue queue = new CaptureQueue(1_000);
    try (CaptureWriter writer = new CaptureWriter("x-1-", queue, disk, IDS)) {
      for (int i = 0; i < 30; i++) {
        writer.offer(answer());
        writer.flush();
      }
    }
    assertThat(queue.dropped()).isEqualTo(10);
    assertThat(disk.lines()).isEqualTo(20);
  }

  @Test
  void losesOnlyTheRecordThatCantBeWrittenDown() {
    Disk disk = new Disk();
    CaptureQueue queue = new CaptureQueue(1_000);
    Function<Answers.Answer, byte[]> fussy =
        answer -> {
          if (answer.eventId().endsWith("2")) {
            throw new StackOverflowError("hostile row");
          }
          return IDS.apply(answer);
        };
    try (CaptureWriter writer = new CaptureWriter("x-1-", queue, disk, fussy)) {
      for (int i = 0; i < 3; i++) {
        writer.offer(answer());
      }
    }
    assertThat(queue.dropped()).isEqualTo(1);
    assertThat(disk.content.toString(StandardCharsets.UTF_8)).isEqualTo("x-1-1\nx-1-3\n");
  }

  @Test
  void forcesWhenFlushed() {
    Disk disk = new Disk();
    try (CaptureWriter writer = new CaptureWriter("x-1-", new CaptureQueue(10), disk, IDS)) {
      writer.offer(answer());
      writer.flush();
      assertThat(disk.forced).isPositive();
    }
    assertThat(disk.closed).isTrue();
  }

  @Test
  void dropsWhatComesAfterTheEnd() {
    CaptureQueue queue = new CaptureQueue(10);
    Disk disk = new Disk();
    CaptureWriter writer = new CaptureWriter("x-1-", queue, disk, IDS);
    writer.close();
    writer.offer(answer());
    writer.flush();
    assertThat(queue.served()).isEqualTo(1);
    assertThat(queue.dropped()).isEqualTo(1);
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
    CaptureWriter writer = new CaptureWriter("x-1-", new CaptureQueue(10), disk, IDS);
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
