package org.sagekit.core.deploy.host;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.SageKitException;
import org.sagekit.api.deploy.CapacityException;
import org.sagekit.api.deploy.HostedModel;
import org.sagekit.api.deploy.HostingMetrics;
import org.sagekit.api.deploy.ModelSource;
import org.sagekit.api.deploy.MultiModelEndpoint;
import org.sagekit.api.deploy.Predictor;

/**
 * Many models of a source. A request for a model in memory takes one short lock; one for another
 * model loads it in its own thread, without a lock, while others of the same model wait and others
 * of other models don't.
 */
public final class HostedModels implements MultiModelEndpoint {
  private final String name;
  private final ModelSource source;
  private final long recheck;
  private final LongSupplier nanos;
  private final ModelCache cache;
  private final ModelLoading loading;
  private final Flights<Current> flights = new Flights<>();
  private final Refusals refusals = new Refusals();
  private final SizeMemory sizes = new SizeMemory();
  private final LongAdder answered = new LongAdder();
  private final LongAdder loads = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private volatile boolean closed;

  /**
   * What a test can look at and turn.
   *
   * @param nanos the clock by which sources are asked again
   * @param bytes told of the bytes in memory whenever they change
   */
  record Seams(LongSupplier nanos, LongConsumer bytes) {}

  /**
   * An endpoint of which no model is loaded.
   *
   * @param name the user's own
   * @param sources of several models of one name that of the first source counts
   * @param limits how much it may use
   */
  public HostedModels(String name, List<ModelSource> sources, HostingLimits limits) {
    this(name, new SourceList(sources), limits, new Seams(System::nanoTime, bytes -> {}));
  }

  HostedModels(String name, ModelSource source, HostingLimits limits, Seams seams) {
    this.name = name;
    this.source = source;
    this.recheck = limits.recheck().toNanos();
    this.nanos = seams.nanos();
    this.cache = new ModelCache(limits.cacheBytes(), seams.bytes());
    this.loading = new ModelLoading(limits.cacheBytes(), limits.loads());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<HostedModel> models() {
    requireOpen();
    Map<String, HostedModel> models = new TreeMap<>();
    source
        .origins()
        .forEach(
            (model, origin) -> {
              if (ModelNames.isName(model)) {
                models.put(model, new HostedModel(model, origin.source(), false, sizes.of(model)));
              }
            });
    for (LoadedModel model : cache.all()) {
      models.put(model.name(), new HostedModel(model.name(), model.source(), true, model.bytes()));
    }
    return List.copyOf(models.values());
  }

  @Override
  public Predictor model(String model) {
    requireOpen();
    LoadedModel held = cache.use(Objects.requireNonNull(model, "model"));
    LoadedModel answers = held == null ? requested(model) : rechecked(held);
    answered.increment();
    return answers;
  }

  /** A model that is as good as it was stays at work if its successor can't be loaded. */
  private LoadedModel rechecked(LoadedModel held) {
    if (!held.isDue(nanos.getAsLong(), recheck)) {
      return held;
    }
    try {
      return requested(held.name());
    } catch (RuntimeException e) {
      if (cache.peek(held.name()) == null) {
        throw e;
      }
      return held;
    }
  }

  private LoadedModel requested(String model) {
    return flights.get(model, () -> current(model), this::keep).model();
  }

  /**
   * The model that the source has now.
   *
   * @param model the one in memory, or one that was loaded
   * @param isNew whether it was loaded
   */
  private record Current(LoadedModel model, boolean isNew) {}

  /** One that was in memory may have made room meanwhile, and does not come back uncounted. */
  private void keep(Current current) {
    if (current.isNew()) {
      cache.put(current.model());
    }
  }

  private Current current(String model) {
    ModelSource.Origin origin = origin(model);
    LoadedModel known = cache.peek(model);
    if (known != null && known.revision().equals(origin.revision())) {
      return new Current(known, false);
    }
    refusals.check(model, origin.revision());
    try {
      LoadedModel loaded =
          new LoadedModel(
              model,
              origin,
              loading.load(model, origin),
              () -> closed,
              nanos.getAsLong() + recheck);
      loads.increment();
      sizes.keep(model, loaded.bytes());
      return new Current(loaded, true);
    } catch (RuntimeException | Error e) {
      failures.increment();
      if (e instanceof ModelFormatException || e instanceof CapacityException) {
        refusals.add(model, origin.revision(), (SageKitException) e);
      }
      throw e;
    }
  }

  /** Where a model comes from. One that the source has no more is not kept in memory either. */
  private ModelSource.Origin origin(String model) {
    if (!ModelNames.isName(model)) {
      throw new IllegalArgumentException(
          "%s: model must be %s, but was %s."
              .formatted(this, ModelNames.FORM, ModelNames.shown(model)));
    }
    return found(model)
        .orElseThrow(
            () -> {
              cache.remove(model);
              refusals.forget(model);
              sizes.forget(model);
              return new IllegalArgumentException(
                  "%s: model '%s' is not there.%s"
                      .formatted(
                          this, model, ModelNames.didYouMean(model, source.origins().keySet())));
            });
  }

  private Optional<ModelSource.Origin> found(String model) {
    try {
      return source.find(model);
    } catch (RuntimeException e) {
      failures.increment();
      throw e;
    }
  }

  @Override
  public boolean unload(String model) {
    requireOpen();
    refusals.forget(Objects.requireNonNull(model, "model"));
    flights.forget(model);
    boolean wasLoaded = cache.remove(model);
    if (!wasLoaded) {
      origin(model);
    }
    return wasLoaded;
  }

  @Override
  public HostingMetrics metrics() {
    List<LoadedModel> loaded = cache.all();
    long asked = answered.sum();
    long own = loads.sum();
    return new HostingMetrics(
        Math.max(0, asked - own),
        own,
        cache.evictions(),
        failures.sum(),
        loaded.size(),
        loaded.stream().mapToLong(LoadedModel::bytes).sum(),
        cache.most());
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(this + ": it is closed.");
    }
  }

  @Override
  public void close() {
    closed = true;
    cache.close();
  }

  @Override
  public String toString() {
    return "MultiModelEndpoint '" + name + "'";
  }
}
