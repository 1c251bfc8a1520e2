package org.sagekit.core.pack.machine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Tokens;

/** Lays out levels, terms and letters. For one thread. */
final class TextTables {
  private static final int NO_LETTER = 1 << 30;
  private static final int NONE = -1;
  private final Tables tables;
  private int letters = NONE;

  TextTables(Tables tables) {
    this.tables = tables;
  }

  private record Entry(int hash, byte[] octets, int index) {}

  /** Lays out texts so that each is found by its hash. */
  int levels(List<String> texts) {
    List<Entry> entries = new ArrayList<>();
    for (String text : texts) {
      byte[] octets = text.getBytes(StandardCharsets.UTF_8);
      entries.add(new Entry(hash(octets), octets, entries.size()));
    }
    entries.sort(Comparator.comparingInt(Entry::hash));
    int[] table = new int[1 + 4 * entries.size()];
    table[0] = entries.size();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      table[1 + 4 * i] = entry.hash;
      table[2 + 4 * i] = tables.bytes(entry.octets);
      table[3 + 4 * i] = entry.octets.length;
      table[4 + 4 * i] = entry.index;
    }
    return tables.ints(table);
  }

  private static int hash(byte[] octets) {
    return Levels.read(new State(octets), octets.length, NONE);
  }

  /** Lays out a reader of terms. */
  int terms(Tokens tokens, List<String> terms, Doubles weights) {
    return reader(tokens, levels(terms), tables.reals(weights.toArray()));
  }

  /** Lays out a reader that has buckets in the place of terms. */
  int buckets(Tokens tokens) {
    return reader(tokens, NONE, NONE);
  }

  private int reader(Tokens tokens, int entries, int weights) {
    int unit = tokens.unit() == Tokens.Unit.WORD ? 0 : 1;
    return tables.ints(letters(), unit, tokens.shortest(), tokens.longest(), entries, weights);
  }

  /** Which characters are letters, as this JVM knows them; laid out once. */
  private int letters() {
    if (letters == NONE) {
      List<Integer> starts = new ArrayList<>();
      List<Integer> adds = new ArrayList<>();
      for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
        int add =
            Character.isLetterOrDigit(point) ? Character.toLowerCase(point) - point : NO_LETTER;
        if (adds.isEmpty() || adds.get(adds.size() - 1) != add) {
          starts.add(point);
          adds.add(add);
        }
      }
      starts.add(0, starts.size());
      starts.addAll(adds);
      letters = tables.ints(starts.stream().mapToInt(Integer::intValue).toArray());
    }
    return letters;
  }
}
