package org.sagekit.core.deploy.host;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How large models were that have left the memory. Thread-safe. */
final class SizeMemory {
  private final Map<String, Long> bytesByName = new ConcurrentHashMap<>();

  void keep(String model, long bytes) {
    bytesByName.put(model, bytes);
  }

  /** 0 if it was never loaded. */
  long of(String model) {
    return bytesByName.getOrDefault(model, 0L);
  }

  void forget(String model) {
    bytesByName.remove(model);
  }
}
