package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.deploy.CaptureCounts;
import org.sagekit.api.deploy.capture.CaptureLayout;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.api.deploy.capture.CaptureReading;
import org.sagekit.api.deploy.capture.InferenceData;
import org.sagekit.api.deploy.capture.InferenceRecord;

/** Folders that are read while others write in them. */
class LivingCaptureTest {
  private static final int RECORDS = 600;
  @TempDir Path home;

  private static InferenceRecord record(int i) {
    // Each variant's clock runs backwards at times, by more than an hour.
    Instant time = Instant.ofEpochSecond(i * 10L - i % 7 * 4_000L);
    return InferenceRecord.of("e-" + i, time)
        .input(InferenceData.json("{\"a\": " + i + ", \"b\": \"" + "x".repeat(i % 300) + "\"}"))
        .output(InferenceData.csv("0.5"));
  }

  private CaptureCounts write(String variant, CaptureOptions options) {
    try (CaptureFileWriter writer = CaptureFiles.writer(home.resolve(variant), options)) {
      for (int i = 0; i < RECORDS; i++) {
        writer.write(record(i));
        if (i % 50 == 0) {
          writer.flush();
        }
      }
      writer.flush();
      return writer.counts();
    }
  }

  /** Reads again and again until nobody writes any more. */
  private List<CaptureReading> readWhile(CompletableFuture<?> writing) {
    List<CaptureReading> readings = new ArrayList<>();
    do {
      readings.add(CaptureFiles.of(home).forEach(record -> {}));
    } while (!writing.isDone());
    return readings;
  }

  private List<CaptureReading> readWhileWriting(CaptureOptions... options) {
    ExecutorService pool = Executors.newFixedThreadPool(options.length);
    try {
      List<CompletableFuture<CaptureCounts>> writers = new ArrayList<>();
      for (int i = 0; i < options.length; i++) {
        CaptureOptions own = options[i];
        String variant = "shop/" + i;
        writers.add(CompletableFuture.supplyAsync(() -> write(variant, own), pool));
      }
      var all = CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new));
      List<CaptureReading> readings = readWhile(all);
      CaptureCounts whole = new CaptureCounts(RECORDS, RECORDS, 0, 0, 0);
      assertThat(writers).allMatch(writer -> writer.join().equals(whole));
      return readings;
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void aReaderMeetsNoDamageAndLosesNothing() {
    CaptureOptions small = CaptureOptions.standard().fileBytes(8_000);
    List<CaptureReading> readings =
        readWhileWriting(small, small.layout(CaptureLayout.HOURLY).fileBytes(1 << 20));
    for (int i = 1; i < readings.size(); i++) {
      assertThat(readings.get(i).records()).isGreaterThanOrEqualTo(readings.get(i - 1).records());
    }
    assertThat(CaptureFiles.of(home).forEach(record -> {}))
        .satisfies(last -> assertThat(last.records()).isEqualTo(2 * RECORDS))
        .satisfies(last -> assertThat(last.unfinished()).isFalse());
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void aReaderPassesOverWhatRetentionTakesAway() {
    CaptureOptions tight = CaptureOptions.standard().fileBytes(8_000).keepBytes(24_000);
    assertThat(readWhileWriting(tight, tight)).isNotEmpty();
    assertThat(CaptureFiles.of(home).read().rows().size()).isBetween(1, RECORDS);
  }
}
