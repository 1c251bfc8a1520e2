package org.sagekit.api.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.deploy.Disagreement;
import org.sagekit.api.deploy.Latency;
import org.sagekit.api.deploy.VariantMetrics;
import org.sagekit.api.deploy.rollout.Fleets;
import org.sagekit.api.pack.ModelPackage;

/** What an alarm looks at, made up for its tests. Blue and green have done nothing by default. */
public final class SeenFleets {
  private final Instant begin;
  private Instant now;
  private VariantMetrics blue = metrics("blue");
  private VariantMetrics green = metrics("green");
  private Disagreement disagreement = Disagreement.none();
  private Captured captured = new Nothing();

  private SeenFleets(Instant begin) {
    this.begin = begin;
    this.now = begin;
  }

  /** Of a rollout that began at some time. */
  public static SeenFleets at(Instant begin) {
    return new SeenFleets(begin);
  }

  private static VariantMetrics metrics(String name) {
    return new VariantMetrics(name, Fingerprint.of(name), 1, 0, 0, 0, 0, 0, Latency.none());
  }

  /** Green was given requests of one row, of which some failed or were turned away. */
  public SeenFleets green(long invocations, long clientErrors, long modelErrors, long overloads) {
    long answered = invocations - clientErrors - modelErrors - overloads;
    green =
        new VariantMetrics(
            "green",
            green.modelPackage(),
            1,
            invocations,
            answered,
            clientErrors,
            modelErrors,
            overloads,
            green.latency());
    return this;
  }

  /** Green answered so many requests more, each in that time. */
  public SeenFleets green(long requests, Duration each) {
    green = more(green, requests, each);
    return this;
  }

  /** Blue answered so many requests more, each in that time. */
  public SeenFleets blue(long requests, Duration each) {
    blue = more(blue, requests, each);
    return this;
  }

  private static VariantMetrics more(VariantMetrics of, long requests, Duration each) {
    List<Long> counts = new ArrayList<>(of.latency().counts());
    int place = 0;
    while (place < Latency.LIMITS_MICROS.size()
        && 1_000 * Latency.LIMITS_MICROS.get(place) < each.toNanos()) {
      place++;
    }
    counts.set(place, counts.get(place) + requests);
    return new VariantMetrics(
        of.variant(),
        of.modelPackage(),
        of.weight(),
        of.invocations() + requests,
        of.rows() + requests,
        of.clientErrors(),
        of.modelErrors(),
        of.overloads(),
        new Latency(counts, of.latency().total().plus(each.multipliedBy(requests))));
  }

  /** Both answered the same rows. */
  public SeenFleets disagreement(long pairs, long different, double meanDifference) {
    disagreement = new Disagreement(pairs, different, meanDifference);
    return this;
  }

  /** What green was asked and said, one row a request. */
  public SeenFleets captured(Captured records) {
    captured = records;
    long size = records.capture().records().size();
    return green(size, 0, 0, 0);
  }

  /** Seen at a later time than the beginning. */
  public SeenFleets now(Instant time) {
    now = time;
    return this;
  }

  /** What was seen. */
  public Fleets fleets() {
    return new Fleets(begin, now, blue, green, disagreement, captured);
  }

  private static final class Nothing implements Captured {
    @Override
    public ModelPackage modelPackage() {
      throw new AssertionError("nobody should ask for the package");
    }

    @Override
    public Capture capture() {
      throw new AssertionError("nobody should read the capture");
    }

    @Override
    public Fingerprint fingerprint() {
      return Fingerprint.of("nothing");
    }
  }
}
