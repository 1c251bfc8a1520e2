package org.sagekit.core.deploy.host;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.sagekit.api.deploy.CapacityException;
import org.sagekit.api.deploy.ModelSource;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.pack.Certificates;

/**
 * How a model gets into memory: its package is opened, it must be small enough, and this JVM must
 * compute what its certificate says. A few are loaded at a time, as loading takes memory beside
 * that of the model. Thread-safe.
 */
final class ModelLoading {
  private final long most;
  private final Semaphore places;

  /**
   * The loading of an endpoint.
   *
   * @param most how many bytes a model may need
   * @param atOnce how many may be loaded at a time
   */
  ModelLoading(long most, int atOnce) {
    this.most = most;
    this.places = new Semaphore(atOnce);
  }

  /** Loads a model. */
  LoadedModel.Content load(String name, ModelSource.Origin origin) {
    places.acquireUninterruptibly();
    try {
      ModelPackage pack = Objects.requireNonNull(origin.opening().get(), "package of the source");
      long bytes = Footprint.of(pack);
      if (bytes > most) {
        throw new CapacityException(
            "Model '%s' from %s: memory must be at most the %s bytes that all models may have, but was %s. Maybe allow more by cacheBytes."
                .formatted(name, origin.source(), most, bytes));
      }
      Certificates.require(pack);
      return new LoadedModel.Content(
          pack.fingerprint(), Scorers.of(pack), pack.model().inputs(), bytes);
    } finally {
      places.release();
    }
  }
}
