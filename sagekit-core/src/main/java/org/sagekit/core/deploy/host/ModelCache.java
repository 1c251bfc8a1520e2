package org.sagekit.core.deploy.host;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The models in memory. They never need more than the bound together: the one that was not asked
 * for the longest makes room before another one comes in. Thread-safe; its lock is never held while
 * a model is loaded.
 */
final class ModelCache {
  private static final int FIRST = 16;
  private static final float LOAD = 0.75f;

  private final long most;
  private final LongConsumer watch;
  private final Map<String, LoadedModel> byName = new LinkedHashMap<>(FIRST, LOAD, true);
  private long bytes;
  private long evictions;
  private boolean closed;

  /**
   * An empty cache.
   *
   * @param most how many bytes all models may need
   * @param watch told of the bytes whenever they change, under the lock
   */
  ModelCache(long most, LongConsumer watch) {
    this.most = most;
    this.watch = watch;
  }

  long most() {
    return most;
  }

  /** A model that is asked for now. */
  synchronized @Nullable LoadedModel use(String name) {
    return byName.get(name);
  }

  /** A model, without asking for it. */
  synchronized @Nullable LoadedModel peek(String name) {
    for (LoadedModel model : byName.values()) {
      if (model.name().equals(name)) {
        return model;
      }
    }
    return null;
  }

  /** Takes a model in, in the place of a former one of its name. It must be within the bound. */
  synchronized void put(LoadedModel model) {
    if (closed) {
      return;
    }
    remove(model.name());
    makeRoom(model.bytes());
    byName.put(model.name(), model);
    change(model.bytes());
  }

  private void makeRoom(long wanted) {
    Iterator<LoadedModel> oldest = byName.values().iterator();
    while (bytes > most - wanted) {
      LoadedModel out = oldest.next();
      oldest.remove();
      evictions++;
      change(-out.bytes());
    }
  }

  private void change(long by) {
    bytes += by;
    watch.accept(bytes);
  }

  /** Whether there was one of the name. */
  synchronized boolean remove(String name) {
    LoadedModel out = byName.remove(name);
    if (out != null) {
      change(-out.bytes());
    }
    return out != null;
  }

  /** Lets go of all models and takes no more in. */
  synchronized void close() {
    closed = true;
    byName.clear();
    change(-bytes);
  }

  /** The one not asked for the longest comes first. */
  synchronized List<LoadedModel> all() {
    return List.copyOf(byName.values());
  }

  synchronized long bytes() {
    return bytes;
  }

  synchronized long evictions() {
    return evictions;
  }
}
