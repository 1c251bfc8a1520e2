package org.sagekit.core.deploy.endpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.sagekit.api.StoreException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Scorer;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.capture.CaptureLog;
import org.sagekit.core.model.Scorers;

/**
 * Where the fleets of one endpoint are made ready: each with a capture of its own and warm, so that
 * its first request is not slower than its thousandth. For one thread at a time.
 */
final class FleetYard {
  private static final long WARM_UP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int WARM_UP_ROUNDS = 50;

  private final String endpoint;
  private final Path home;
  private final Means means;
  private int number;

  /**
   * What fleets are made with.
   *
   * @param clock stands on the captured records
   * @param nanos measures how long an answer takes
   * @param scorers computes a package
   */
  record Means(Clock clock, LongSupplier nanos, Function<ModelPackage, Scorer> scorers) {
    static Means of(Clock clock) {
      return new Means(clock, System::nanoTime, Scorers::of);
    }
  }

  /**
   * @param home the folder of the endpoint's captures; it is there, and its lock is held
   */
  FleetYard(String endpoint, Path home, Means means) throws IOException {
    this.endpoint = endpoint;
    this.home = home;
    this.means = means;
    CaptureLog.mend(home);
    this.number = CaptureLog.lastNumber(home);
  }

  /**
   * Makes a package ready to answer.
   *
   * @throws StoreException if its capture can't be written
   */
  Fleet ready(String variant, ModelPackage modelPackage, FleetOptions options) {
    Scorer scorer = means.scorers.apply(modelPackage);
    warmUp(scorer, modelPackage.certificate().rows());
    try {
      number++;
      CaptureLog log =
          CaptureLog.open(
              new CaptureLog.Place(
                  home.resolve(modelPackage.fingerprint().brief()),
                  number,
                  endpoint + "-" + number + "-",
                  modelPackage.graph().inputs()),
              options.capture());
      return new Fleet(
          new Fleet.Identity(endpoint, variant, modelPackage),
          new Fleet.Engine(scorer, means.clock, means.nanos),
          log,
          options);
    } catch (IOException e) {
      throw new StoreException(
          "Endpoint '%s': the folder of its capture can't be used.".formatted(endpoint), e);
    }
  }

  /** The rows of the certificate go to all ends of a model: that brings it into the caches. */
  private static void warmUp(Scorer scorer, Dataset rows) {
    long begin = System.nanoTime();
    for (int round = 0;
        rows.size() > 0 && round < WARM_UP_ROUNDS && System.nanoTime() - begin < WARM_UP_NANOS;
        round++) {
      scorer.score(rows);
      for (int row = 0; row < rows.size(); row++) {
        scorer.score(rows.row(row));
      }
    }
  }
}
