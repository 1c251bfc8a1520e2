package org.sagekit.core.deploy.transform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index, or a slice with both its ends. A negative one counts from the end: -1 is the last.
 *
 * @param from the first, or null for the beginning
 * @param to the last, or null for the end
 */
record IndexRange(@Nullable Integer from, @Nullable Integer to, boolean isSlice) {

  void addTo(List<Integer> indexes, int size) {
    int first = from == null ? 0 : inside(from, size);
    int last = to == null ? size - 1 : inside(to, size);
    for (int index = first; index <= last; index++) {
      indexes.add(index);
    }
  }

  private int inside(int index, int size) {
    int inside = index < 0 ? size + index : index;
    if (inside < 0 || inside >= size) {
      throw new IllegalArgumentException(
          "record must have an element %s, but has %s elements.".formatted(index, size));
    }
    return inside;
  }

  @Override
  public String toString() {
    return isSlice
        ? (from == null ? "" : from) + ":" + (to == null ? "" : to)
        : String.valueOf(from);
  }
}
