package org.sagekit.monitor.schedule;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import org.sagekit.api.Problems;
import org.sagekit.api.monitor.schedule.ScheduledRun;

/** Sends what came of runs to an address; see {@link MonitoringListeners#webhook}. Thread-safe. */
public final class Webhook extends CallbackListener implements AutoCloseable {
  private final Outbox outbox;
  private final String id;

  private Webhook(Outbox outbox, String id) {
    super(run -> outbox.put(new Parcel(run, Receipt.NONE)));
    this.outbox = outbox;
    this.id = id;
  }

  /** How it is sent. Immutable: each method returns new options. */
  public static final class Options {
    static final Options STANDARD =
        new Options(Duration.ofSeconds(10), 4, Duration.ofSeconds(1), 100, new byte[0]);
    private static final int MOST_ATTEMPTS = 20;
    private static final int LARGEST_QUEUE = 100_000;
    private static final Duration LONGEST = Duration.ofHours(1);
    private final Duration timeout;
    private final int attempts;
    private final Duration pause;
    private final int queue;
    private final byte[] secret;

    private Options(Duration timeout, int attempts, Duration pause, int queue, byte[] secret) {
      this.timeout = timeout;
      this.attempts = attempts;
      this.pause = pause;
      this.queue = queue;
      this.secret = secret;
    }

    /**
     * How long an attempt may take.
     *
     * @param value from 1 ms to 1 hour; 10 seconds by default
     * @return new options
     */
    public Options timeout(Duration value) {
      return new Options(Objects.requireNonNull(value, "timeout"), attempts, pause, queue, secret);
    }

    /**
     * How often it is tried, by all processes together.
     *
     * @param value from 1 to 20; 4 by default
     * @return new options
     */
    public Options attempts(int value) {
      return new Options(timeout, value, pause, queue, secret);
    }

    /**
     * How long to wait before the second attempt; before each further one twice as long, at most an
     * hour.
     *
     * @param value from 1 ms to 1 hour; 1 second by default
     * @return new options
     */
    public Options pause(Duration value) {
      return new Options(timeout, attempts, Objects.requireNonNull(value, "pause"), queue, secret);
    }

    /**
     * How many runs may wait in memory to be sent; those of a schedule that don't fit wait in its
     * workspace.
     *
     * @param value from 1 to 100,000; 100 by default
     * @return new options
     */
    public Options queue(int value) {
      return new Options(timeout, attempts, pause, value, secret);
    }

    /**
     * Signs each body: the header {@code X-SageKit-Signature} is {@code sha256=} and the
     * HMAC-SHA256 of the body in hexadecimal.
     *
     * @param value shared with the receiver, at least 16 bytes; none by default
     * @return new options
     */
    public Options secret(byte[] value) {
      Problems.of("Webhook")
          .require(value.length >= 16, "secret", "at least 16 bytes", value.length)
          .throwIfAny();
      return new Options(timeout, attempts, pause, queue, value.clone());
    }

    Duration timeout() {
      return timeout;
    }

    int attempts() {
      return attempts;
    }

    Duration pause() {
      return pause;
    }

    int queue() {
      return queue;
    }

    byte[] secret() {
      return secret;
    }

    private Problems problems() {
      return Problems.of("Webhook")
          .require(isFitting(timeout), "timeout", "from 1 ms to 1 hour", timeout)
          .require(isFitting(pause), "pause", "from 1 ms to 1 hour", pause)
          .require(attempts >= 1 && attempts <= MOST_ATTEMPTS, "attempts", "from 1 to 20", attempts)
          .require(queue >= 1 && queue <= LARGEST_QUEUE, "queue", "from 1 to 100,000", queue);
    }

    private static boolean isFitting(Duration time) {
      return time.compareTo(Duration.ofMillis(1)) >= 0 && time.compareTo(LONGEST) <= 0;
    }
  }

  static Webhook open(URI address, Options options) {
    Objects.requireNonNull(address, "address");
    String scheme = Objects.requireNonNullElse(address.getScheme(), "").toLowerCase(Locale.ROOT);
    options
        .problems()
        .require(
            (scheme.equals("http") || scheme.equals("https"))
                && address.getHost() != null
                && address.getUserInfo() == null,
            "address",
            "http or https with a host and without a user",
            address.getUserInfo() == null ? "'" + address + "'" : "one with a user")
        .throwIfAny();
    return new Webhook(new Outbox(new Courier(address, options), options), hash(address));
  }

  /** An address may hold a secret, so it is written nowhere. */
  private static String hash(URI address) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] bytes = address.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha256.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JVM has SHA-256", e);
    }
  }

  /** The same in every process for one address. */
  String id() {
    return id;
  }

  /** How long an attempt and the pause behind it may take. */
  Duration longestAttempt() {
    return outbox.longestAttempt();
  }

  /** Sends a run of which the workspace knows that it is to be sent. */
  void put(ScheduledRun run, Receipt receipt) {
    outbox.put(new Parcel(run, receipt));
  }

  /**
   * How many runs were delivered.
   *
   * @return 0 or more
   */
  public long delivered() {
    return outbox.delivered();
  }

  /**
   * How many runs were given up: the address refused them, or could not be reached in so many
   * attempts. Of runs that this was handed by anybody else than a schedule also those for which the
   * queue was full, or this was closed.
   *
   * @return 0 or more
   */
  public long dropped() {
    return outbox.dropped();
  }

  /**
   * Waits until nothing is left to be sent.
   *
   * @param most how long to wait
   * @return whether all runs so far are delivered, dropped, or left to a later start
   * @throws InterruptedException if the thread is interrupted
   */
  public boolean await(Duration most) throws InterruptedException {
    return outbox.await(most);
  }

  /**
   * Ends the sending; what waits is left to whoever starts the schedule next, and dropped if it
   * came from no schedule. Closing twice does nothing.
   */
  @Override
  public void close() {
    outbox.close();
  }
}
