package org.sagekit.core.model;

import java.util.function.Supplier;

/**
 * What a step works with beside the numbers: made once for each memory, so that a call makes no
 * garbage. Immutable.
 *
 * @param <T> what it is
 */
final class Room<T> {
  private final int place;
  private final Supplier<T> maker;

  /** A room of the layout, which what the maker makes will stand in. */
  Room(Layout layout, Supplier<T> maker) {
    this.place = layout.room();
    this.maker = maker;
  }

  /** What stands in a memory's room. */
  @SuppressWarnings("unchecked") // nobody else has the place
  T of(Memory memory) {
    Object known = memory.rooms[place];
    if (known == null) {
      known = maker.get();
      memory.rooms[place] = known;
    }
    return (T) known;
  }
}
