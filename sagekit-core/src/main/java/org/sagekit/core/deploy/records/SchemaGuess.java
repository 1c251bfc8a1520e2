package org.sagekit.core.deploy.records;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.capture.DamagedLine.Damage;
import org.sagekit.api.deploy.capture.FlatRow;

/** Finds the columns of rows, in the order in which they first come, and their types. */
final class SchemaGuess {
  /** Whoever has more sends ids as names; each would be a column of its own. */
  private static final int MOST_COLUMNS = 100_000;

  private static final int MOST_LEVELS = 1_000_000;

  private final Map<String, ColumnGuess> guesses = new LinkedHashMap<>();
  private final Levels levels = new Levels(MOST_LEVELS);

  /** How many levels of all columns together are held, so that many columns can't hold too many. */
  static final class Levels {
    private int left;

    Levels(int most) {
      left = most;
    }

    /** Whether one more may be held. */
    boolean take() {
      return left-- > 0;
    }

    void giveBack(int count) {
      left += count;
    }
  }

  void see(FlatRow row) {
    row.toMap()
        .forEach(
            (name, value) ->
                guesses.computeIfAbsent(name, n -> new ColumnGuess(levels)).see(value));
  }

  /** Whether the rows of a record have no column too many. */
  void check(List<FlatRow> rows) throws RecordFault {
    Set<String> further = new HashSet<>();
    for (FlatRow row : rows) {
      for (String name : row.names()) {
        if (!guesses.containsKey(name) && further.add(name)) {
          require(guesses.size() + further.size(), name);
        }
      }
    }
  }

  private static void require(int columns, String name) throws RecordFault {
    if (columns > MOST_COLUMNS) {
      throw new RecordFault(
          Damage.UNREADABLE_DATA,
          "columns must be at most %s in all, but column '%s' is one more. Maybe the members of its JSON are named by ids."
              .formatted(MOST_COLUMNS, RecordFormat.brief(name, 60)));
    }
  }

  Schema schema() {
    List<Field> fields = new ArrayList<>();
    guesses.forEach((name, guess) -> fields.add(Field.of(name, guess.type())));
    return Schema.of(fields);
  }
}
