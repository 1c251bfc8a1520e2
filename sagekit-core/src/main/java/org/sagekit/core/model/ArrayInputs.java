package org.sagekit.core.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.HashedInput;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.TermInput;

/** Reads rows that are arrays of one number an input: the number, or a level's index. Immutable. */
final class ArrayInputs {
  private final int width;
  private final int[] numberFields;
  private final int[] numberPlaces;

  /** How many of them go to where they came from, so that they are copied in one stretch. */
  private final int straight;

  private final int[] levelFields;
  private final int[] levelPlaces;

  /** For each reader of levels what the index of a level is to it. */
  private final double[][] levels;

  private final List<String> texts = new ArrayList<>();

  /** The nodes of a kind: which fields they read, and where they put what they read. */
  private static final class Readers {
    private final List<Integer> fields = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    void add(int field, int place) {
      fields.add(field);
      places.add(place);
    }

    private static int[] array(List<Integer> list) {
      return list.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  ArrayInputs(ScoringGraph graph, Layout layout) {
    Map<String, Integer> indexByField = new HashMap<>();
    Readers numbers = new Readers();
    Readers categories = new Readers();
    for (Field field : graph.inputs()) {
      indexByField.put(field.name(), indexByField.size());
    }
    width = indexByField.size();
    Map<String, List<String>> levelsByField = new HashMap<>();
    List<double[]> maps = new ArrayList<>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      Node node = graph.nodes().get(i);
      if (node instanceof Node.NumberInput number) {
        numbers.add(indexOf(number.field(), indexByField), layout.offset(i));
      } else if (node instanceof Node.CategoryInput category) {
        categories.add(indexOf(category.field(), indexByField), layout.offset(i));
        levelsByField.putIfAbsent(category.field(), category.levels());
        maps.add(
            indices(levelsByField.getOrDefault(category.field(), List.of()), category.levels()));
      } else {
        textField(node).ifPresent(texts::add);
      }
    }
    numberFields = Readers.array(numbers.fields);
    numberPlaces = Readers.array(numbers.places);
    straight = straight(numberFields, numberPlaces);
    levelFields = Readers.array(categories.fields);
    levelPlaces = Readers.array(categories.places);
    levels = maps.toArray(double[][]::new);
  }

  private static int straight(int[] fields, int[] places) {
    int count = 0;
    while (count < fields.length && fields[count] == count && places[count] == count) {
      count++;
    }
    return count;
  }

  private static int indexOf(String field, Map<String, Integer> indexByField) {
    return Objects.requireNonNull(indexByField.get(field), field);
  }

  private static Optional<String> textField(Node node) {
    if (node instanceof Node.TextInput text) {
      return Optional.of(text.field());
    }
    if (node instanceof TermInput terms) {
      return Optional.of(terms.field());
    }
    return node instanceof HashedInput hashed ? Optional.of(hashed.field()) : Optional.empty();
  }

  /** What each of the field's levels is among a node's own. */
  private static double[] indices(List<String> ofField, List<String> own) {
    Map<String, Integer> indexByLevel = new HashMap<>();
    own.forEach(level -> indexByLevel.put(level, indexByLevel.size()));
    return ofField.stream().mapToDouble(level -> indexByLevel.getOrDefault(level, -1)).toArray();
  }

  /**
   * How many rows some numbers are.
   *
   * @param numbers how many there are
   * @param outputs how many numbers predictions have room for
   * @param outputsARow how many a row makes
   * @throws IllegalArgumentException if they don't fill rows, the room is not theirs, or a text is
   *     read, which no number can be
   */
  int rows(int numbers, int outputs, int outputsARow) {
    if (texts.isEmpty() && outputs % outputsARow == 0) {
      int rows = outputs / outputsARow;
      if ((long) rows * width == numbers) {
        return rows;
      }
    }
    throw refused(numbers, outputs, outputsARow);
  }

  private IllegalArgumentException refused(int numbers, int outputs, int outputsARow) {
    Problems problems = Problems.of("Scorer");
    problems.require(
        texts.isEmpty(), "inputs", "numbers or levels to be scored from an array", texts);
    problems.require(
        width > 0 && numbers % width == 0, "rows", "of " + width + " numbers each", numbers);
    problems.require(
        false,
        "predictions",
        outputsARow + " numbers a row, " + (long) numbers / Math.max(1, width) * outputsARow,
        outputs);
    try {
      problems.throwIfAny();
    } catch (IllegalArgumentException e) {
      return e;
    }
    return new IllegalArgumentException("Scorer: rows must fit.");
  }

  /** Reads a row whose numbers begin at {@code from} into the memory's row. */
  void read(double[] rows, int from, Memory memory, int row) {
    int to = row * memory.width;
    double[] values = memory.values;
    for (int i = 0; i < straight; i++) {
      values[to + i] = rows[from + i];
    }
    for (int i = straight; i < numberFields.length; i++) {
      values[to + numberPlaces[i]] = rows[from + numberFields[i]];
    }
    for (int i = 0; i < levelFields.length; i++) {
      memory.values[to + levelPlaces[i]] = index(levels[i], rows[from + levelFields[i]]);
    }
  }

  /** Reads a row whose numbers begin at {@code from} into the memory's row. */
  void read(float[] rows, int from, Memory memory, int row) {
    int to = row * memory.width;
    double[] values = memory.values;
    for (int i = 0; i < straight; i++) {
      values[to + i] = rows[from + i];
    }
    for (int i = straight; i < numberFields.length; i++) {
      values[to + numberPlaces[i]] = rows[from + numberFields[i]];
    }
    for (int i = 0; i < levelFields.length; i++) {
      memory.values[to + levelPlaces[i]] = index(levels[i], rows[from + levelFields[i]]);
    }
  }

  private static double index(double[] map, double level) {
    if (Double.isNaN(level)) {
      return level;
    }
    return level >= 0 && level < map.length ? map[(int) level] : -1;
  }

  int width() {
    return width;
  }
}
