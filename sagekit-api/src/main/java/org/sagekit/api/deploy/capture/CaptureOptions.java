package org.sagekit.api.deploy.capture;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;

/**
 * What is captured, and how its files are kept: {@code CaptureOptions.standard().sampling(10)}.
 * Immutable. The ranges are checked by whoever is given the options.
 *
 * @param sampling how many of a hundred records are captured: SageMaker's {@code
 *     InitialSamplingPercentage}
 * @param content which sides of a request
 * @param queue how many records may wait for the disk before further ones are dropped
 * @param fileBytes how large a file may grow before the next one is begun
 * @param rotateEvery how long the records of one file may be apart, if there is a limit
 * @param layout where the files lie
 * @param keepBytes how much the older files may take together, if there is a limit
 * @param keepFor how old a file may become, if there is a limit
 */
public record CaptureOptions(
    double sampling,
    CaptureContent content,
    int queue,
    long fileBytes,
    Optional<Duration> rotateEvery,
    CaptureLayout layout,
    Optional<Long> keepBytes,
    Optional<Duration> keepFor) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final CaptureOptions STANDARD =
      new CaptureOptions(
          100,
          CaptureContent.BOTH,
          10_000,
          64L << 20,
          Optional.empty(),
          CaptureLayout.FLAT,
          Optional.empty(),
          Optional.empty());

  /** Checks that nothing is null. */
  public CaptureOptions {
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(rotateEvery, "rotateEvery");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(keepBytes, "keepBytes");
    Objects.requireNonNull(keepFor, "keepFor");
  }

  /**
   * Everything is captured and nothing is deleted.
   *
   * @return all records, both sides, a queue of 10,000, files of 64 MiB side by side
   */
  public static CaptureOptions standard() {
    return STANDARD;
  }

  /**
   * Captures a part of the records. Each is decided by a hash of its event id, so a request that is
   * repeated under its id is decided as before, in every process.
   *
   * @param percent from 0 to 100; 100 by default
   * @return other options
   */
  public CaptureOptions sampling(double percent) {
    return new CaptureOptions(
        percent, content, queue, fileBytes, rotateEvery, layout, keepBytes, keepFor);
  }

  /**
   * Captures one side only. Records of one side are read by {@code CaptureFiles}; the monitoring
   * and review of an endpoint want both.
   *
   * @param sides both by default
   * @return other options
   */
  public CaptureOptions content(CaptureContent sides) {
    return new CaptureOptions(
        sampling, sides, queue, fileBytes, rotateEvery, layout, keepBytes, keepFor);
  }

  /**
   * How many records may wait for the disk before further ones are dropped. The rows of one call
   * are taken all or none. A record that waits holds its row in memory: take fewer if rows are
   * large.
   *
   * @param records at least 1; 10,000 by default
   * @return other options
   */
  public CaptureOptions queue(int records) {
    return new CaptureOptions(
        sampling, content, records, fileBytes, rotateEvery, layout, keepBytes, keepFor);
  }

  /**
   * How large a file may grow before the next one is begun.
   *
   * @param bytes at least 1; 64 MiB by default; one record may be larger
   * @return other options
   */
  public CaptureOptions fileBytes(long bytes) {
    return new CaptureOptions(
        sampling, content, queue, bytes, rotateEvery, layout, keepBytes, keepFor);
  }

  /**
   * Begins a file whenever another span of time has begun, counted from 1970, by the times of the
   * records. If the clock is set back by more than a span, the next file is begun as well.
   *
   * @param span whole seconds, at least one; none by default, and an hour in the hourly layout,
   *     where it must divide the hour
   * @return other options
   */
  public CaptureOptions rotateEvery(Duration span) {
    return new CaptureOptions(
        sampling, content, queue, fileBytes, Optional.of(span), layout, keepBytes, keepFor);
  }

  /**
   * Where the files lie.
   *
   * @param value side by side by default
   * @return other options
   */
  public CaptureOptions layout(CaptureLayout value) {
    return new CaptureOptions(
        sampling, content, queue, fileBytes, rotateEvery, value, keepBytes, keepFor);
  }

  /**
   * Deletes the oldest files whenever one is begun, until the others before it take no more than
   * this.
   *
   * @param bytes at least 1; no limit by default
   * @return other options
   */
  public CaptureOptions keepBytes(long bytes) {
    return new CaptureOptions(
        sampling, content, queue, fileBytes, rotateEvery, layout, Optional.of(bytes), keepFor);
  }

  /**
   * Deletes files whenever one is begun and they were written longer ago than this, by the times
   * that the file system has of both: a clock that is set wrong deletes nothing.
   *
   * @param age above zero; no limit by default
   * @return other options
   */
  public CaptureOptions keepFor(Duration age) {
    return new CaptureOptions(
        sampling, content, queue, fileBytes, rotateEvery, layout, keepBytes, Optional.of(age));
  }

  /**
   * How long the records of one file may be apart.
   *
   * @return as said, or an hour in the hourly layout; zero if there is no limit
   */
  public Duration span() {
    return rotateEvery.orElse(layout == CaptureLayout.HOURLY ? HOUR : Duration.ZERO);
  }

  /**
   * Adds what is out of range.
   *
   * @param problems of whoever is given the options
   * @return the problems
   */
  public Problems check(Problems problems) {
    boolean hourly = layout == CaptureLayout.HOURLY;
    return problems
        .require(sampling >= 0 && sampling <= 100, "sampling", "from 0 to 100", sampling)
        .require(queue >= 1, "queue", "at least 1", queue)
        .require(fileBytes >= 1, "fileBytes", "at least 1", fileBytes)
        .require(
            rotateEvery.map(CaptureOptions::isSeconds).orElse(true),
            "rotateEvery",
            "whole seconds, at least one",
            rotateEvery.orElse(HOUR))
        .require(
            !hourly || !rotateEvery.map(CaptureOptions::isSeconds).orElse(true) || dividesHour(),
            "rotateEvery",
            "a part of an hour in the hourly layout",
            span())
        .require(keepBytes.orElse(1L) >= 1, "keepBytes", "at least 1", keepBytes.orElse(1L))
        .require(
            keepFor.map(age -> !age.isNegative() && !age.isZero()).orElse(true),
            "keepFor",
            "above zero",
            keepFor.orElse(HOUR));
  }

  private static boolean isSeconds(Duration span) {
    return span.getSeconds() >= 1 && span.getNano() == 0;
  }

  private boolean dividesHour() {
    return HOUR.getSeconds() % span().getSeconds() == 0;
  }

  /**
   * The options as settings.
   *
   * @return equal for equal options
   */
  public Settings settings() {
    return Settings.empty()
        .with("sampling", sampling)
        .with("content", content)
        .with("queue", queue)
        .with("fileBytes", fileBytes)
        .with("rotateEvery", rotateEvery.orElse(Duration.ZERO))
        .with("layout", layout)
        .with("keepBytes", keepBytes.orElse(0L))
        .with("keepFor", keepFor.orElse(Duration.ZERO));
  }
}
