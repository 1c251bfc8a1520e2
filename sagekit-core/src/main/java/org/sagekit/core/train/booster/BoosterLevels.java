package org.sagekit.core.train.booster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The names of one feature's levels, as releases from 3.1 keep them: texts as the bytes of all with
 * where each ends, or numbers. For one thread.
 */
final class BoosterLevels {
  private int[] offsets = {};
  private final List<String> values = new ArrayList<>();
  private boolean numbers;

  private BoosterLevels() {}

  /** Reads the levels; none for a feature that has none. */
  static List<String> read(BoosterSource in) throws IOException {
    BoosterLevels levels = new BoosterLevels();
    in.object(
        name -> {
          switch (name) {
            case "offsets" -> levels.offsets = in.integers();
            case "type" -> {
              levels.numbers = true;
              in.skip();
            }
            case "values" -> in.array(() -> levels.values.add(in.text()));
            default -> in.skip();
          }
        });
    List<String> names = levels.numbers ? levels.values : levels.texts(in);
    in.require(new HashSet<>(names).size() == names.size(), "levels", "distinct", "repeated");
    return names;
  }

  private List<String> texts(BoosterSource in) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(values.size());
    for (String value : values) {
      bytes.put((byte) Long.parseLong(value));
    }
    List<String> texts = new ArrayList<>();
    for (int i = 1; i < offsets.length; i++) {
      int from = offsets[i - 1];
      boolean fits = from >= 0 && offsets[i] >= from && offsets[i] <= values.size();
      in.require(fits, "offsets of levels", "ascending to " + values.size(), offsets[i]);
      ByteBuffer part = bytes.slice(from, offsets[i] - from);
      texts.add(StandardCharsets.UTF_8.newDecoder().decode(part).toString());
    }
    return texts;
  }
}
