package org.sagekit.core.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;

/**
 * How a lineage is written: each value once, behind its parents, which it names by their places. A
 * model that is trained again and again on its own corrections has every ancestor on very many
 * ways, so a tree would grow without bounds. The depth is limited, because whoever walks a lineage
 * does so by recursion.
 */
public final class LineageForm {
  private static final int DEEPEST = 500;
  private static final int LEAST_VALUE = 4 * Integer.BYTES;

  private final Map<Lineage, Integer> known = new IdentityHashMap<>();
  private final Map<Entry, Integer> places = new LinkedHashMap<>();

  private LineageForm() {}

  /** A value that names its parents by their places. */
  private record Entry(String kind, String name, Fingerprint fingerprint, List<Integer> parents) {}

  /**
   * Writes a lineage.
   *
   * @throws IllegalArgumentException if it is more than 500 values deep
   */
  public static void write(Encoder out, Lineage lineage) {
    LineageForm form = new LineageForm();
    form.place(lineage, 1);
    out.list(form.places.keySet(), LineageForm::write);
  }

  private static void write(Encoder out, Entry entry) {
    out.text(entry.kind).text(entry.name).text(entry.fingerprint.hex());
    out.numbers(entry.parents.stream().mapToInt(Integer::intValue).toArray());
  }

  private int place(Lineage lineage, int depth) {
    Integer place = known.get(lineage);
    if (place == null) {
      if (depth > DEEPEST) {
        throw new IllegalArgumentException(
            "Lineage: depth must be at most %s, but was more. Maybe give the rows a lineage of their own."
                .formatted(DEEPEST));
      }
      List<Integer> parents =
          lineage.parents().stream().map(parent -> place(parent, depth + 1)).toList();
      Entry entry = new Entry(lineage.kind(), lineage.name(), lineage.fingerprint(), parents);
      place = places.computeIfAbsent(entry, added -> places.size());
      known.put(lineage, place);
    }
    return place;
  }

  /**
   * Reads a lineage.
   *
   * @throws org.sagekit.api.ModelFormatException if the bytes are none
   */
  public static Lineage read(Decoder in) {
    int count = in.count(LEAST_VALUE);
    in.require(count > 0, "a lineage of at least 1 value", count);
    List<Lineage> values = new ArrayList<>();
    List<Integer> depths = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String kind = in.text();
      String name = in.text();
      String hex = in.text();
      Fingerprint fingerprint = in.valid(() -> new Fingerprint(hex));
      int[] parents = in.numbers();
      int depth = 1;
      for (int parent : parents) {
        in.require(parent >= 0 && parent < i, "a place below " + i, parent);
        depth = Math.max(depth, 1 + depths.get(parent));
      }
      in.require(depth <= DEEPEST, "a lineage at most " + DEEPEST + " deep", depth);
      depths.add(depth);
      values.add(
          new Lineage(
              kind, name, fingerprint, Arrays.stream(parents).mapToObj(values::get).toList()));
    }
    return values.get(count - 1);
  }
}
