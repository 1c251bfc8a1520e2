package org.sagekit.api.label.weak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;

/** Puts a {@link LabelMatrix} together row by row. For one thread. */
public final class LabelMatrixBuilder {
  private static final int FIRST_CELLS = 1024;

  private final String name;
  private final List<String> functions;
  private final Map<String, Short> numberByLabel = new HashMap<>();
  private short[] votes = new short[FIRST_CELLS];
  private short[] gold = new short[FIRST_CELLS];
  private int rows;

  LabelMatrixBuilder(String name, List<String> functions) {
    this.name = Problems.notBlank("LabelMatrix", "name", name);
    this.functions = List.copyOf(functions);
    Problems problems =
        Problems.of("LabelMatrix '" + name + "'")
            .require(!functions.isEmpty(), "functions", "at least 1", 0)
            .require(
                functions.size() <= LabelMatrix.MAX_FUNCTIONS,
                "functions",
                "at most " + LabelMatrix.MAX_FUNCTIONS,
                functions.size());
    HashSet<String> seen = new HashSet<>();
    for (String function : functions) {
      problems
          .require(!function.isBlank(), "name of a function", "a name", "'" + function + "'")
          .require(seen.add(function), "names of functions", "unique", "'" + function + "' twice");
    }
    problems.throwIfAny();
  }

  /**
   * Adds a row whose right label is not known.
   *
   * @param voteByFunction a label or, to abstain, null; as many as there are functions
   * @return this
   * @throws IllegalArgumentException if there are more or fewer, a label is blank, or the matrix is
   *     full
   */
  public LabelMatrixBuilder row(List<? extends @Nullable String> voteByFunction) {
    return row(voteByFunction, null);
  }

  /**
   * Adds a row.
   *
   * @param voteByFunction a label or, to abstain, null; as many as there are functions
   * @param goldLabel what the row is known to be, or null
   * @return this
   * @throws IllegalArgumentException if there are more or fewer, a label is blank, or the matrix is
   *     full
   */
  public LabelMatrixBuilder row(
      List<? extends @Nullable String> voteByFunction, @Nullable String goldLabel) {
    int width = functions.size();
    Problems.of("Row " + rows + " of LabelMatrix '" + name + "'")
        .require(
            voteByFunction.size() == width,
            "votes",
            "as many as the " + width + " functions",
            voteByFunction.size())
        .require(
            (rows + 1L) * width <= LabelMatrix.MAX_CELLS,
            "cells of the matrix",
            "at most " + LabelMatrix.MAX_CELLS,
            (rows + 1L) * width)
        .throwIfAny();
    votes = withRoom(votes, (rows + 1) * width);
    gold = withRoom(gold, rows + 1);
    for (int function = 0; function < width; function++) {
      votes[rows * width + function] = number(voteByFunction.get(function));
    }
    gold[rows] = number(goldLabel);
    rows++;
    return this;
  }

  private static short[] withRoom(short[] array, int size) {
    if (size <= array.length) {
      return array;
    }
    long doubled = Math.min(2L * array.length, LabelMatrix.MAX_CELLS);
    return Arrays.copyOf(array, (int) Math.max(size, doubled));
  }

  private short number(@Nullable String label) {
    if (label == null) {
      return LabelMatrix.ABSTAIN;
    }
    Short known = numberByLabel.get(label);
    if (known == null) {
      checkedLabels(name, List.of(label));
      requireFew(name, numberByLabel.size() + 1);
      known = (short) numberByLabel.size();
      numberByLabel.put(label, known);
    }
    return known;
  }

  static List<String> checkedLabels(String name, List<String> labels) {
    for (String label : labels) {
      Problems.notBlank("LabelMatrix '" + name + "'", "label", label);
    }
    requireFew(name, labels.size());
    return List.copyOf(labels);
  }

  private static void requireFew(String name, int labels) {
    Problems.of("LabelMatrix '" + name + "'")
        .require(
            labels <= LabelMatrix.MAX_LABELS, "labels", "at most " + LabelMatrix.MAX_LABELS, labels)
        .throwIfAny();
  }

  /**
   * Ends the matrix.
   *
   * @return what was added
   */
  public LabelMatrix build() {
    List<String> labels = new ArrayList<>(numberByLabel.keySet());
    labels.sort(null);
    short[] placeByOld = new short[labels.size()];
    for (int place = 0; place < placeByOld.length; place++) {
      placeByOld[Objects.requireNonNull(numberByLabel.get(labels.get(place)))] = (short) place;
    }
    return new LabelMatrix(
        name,
        functions,
        List.copyOf(labels),
        LabelMatrix.moved(Arrays.copyOf(votes, rows * functions.size()), placeByOld),
        LabelMatrix.moved(Arrays.copyOf(gold, rows), placeByOld));
  }
}
