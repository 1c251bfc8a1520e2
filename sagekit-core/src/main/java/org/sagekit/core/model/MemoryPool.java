package org.sagekit.core.model;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Memories that calls take and give back: as many are kept as there are processors, however many
 * threads there are, and all go with their scorer. A call that fails keeps its memory to itself.
 * Thread-safe.
 */
final class MemoryPool {
  private final Supplier<Memory> maker;
  private final AtomicReferenceArray<@Nullable Memory> kept =
      new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());

  MemoryPool(Supplier<Memory> maker) {
    this.maker = maker;
  }

  /** A memory that nobody else has. */
  Memory take() {
    for (int i = 0; i < kept.length(); i++) {
      Memory memory = kept.getAndSet(i, null);
      if (memory != null) {
        return memory;
      }
    }
    return maker.get();
  }

  /** Gives a memory back; one more than is kept is let go. */
  void give(Memory memory) {
    for (int i = 0; i < kept.length(); i++) {
      if (kept.compareAndSet(i, null, memory)) {
        return;
      }
    }
  }
}
