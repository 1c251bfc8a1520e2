package org.sagekit.api.label.weak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Lineage;
import org.sagekit.api.Problems;
import org.sagekit.api.Traced;

/**
 * What labelling functions said: a row for each row of the data, a column for each function, in
 * each cell a label or nothing; and the gold, where the right label is known. Takes two bytes a
 * cell. Immutable.
 */
public final class LabelMatrix implements Fingerprinted, Traced {
  /** The number that stands for no vote and for no gold. */
  public static final int ABSTAIN = -1;

  /** How many functions there may be. */
  public static final int MAX_FUNCTIONS = 10_000;

  /** How many labels there may be. */
  public static final int MAX_LABELS = 1_000;

  /** How many cells there may be, rows times functions. */
  public static final int MAX_CELLS = 500_000_000;

  private final String name;
  private final List<String> functions;
  private final List<String> labels;
  private final short[] votes;
  private final short[] gold;
  private volatile @Nullable Fingerprint fingerprint;

  LabelMatrix(
      String name, List<String> functions, List<String> labels, short[] votes, short[] gold) {
    this.name = name;
    this.functions = functions;
    this.labels = labels;
    this.votes = votes;
    this.gold = gold;
  }

  /**
   * Starts a matrix that is put together row by row.
   *
   * @param name where the rows come from, for messages and lineage
   * @param functions names, at least one, unique
   * @return a builder without rows
   * @throws IllegalArgumentException if there is no function, or too many, or a name is blank or
   *     used twice
   */
  public static LabelMatrixBuilder builder(String name, List<String> functions) {
    return new LabelMatrixBuilder(name, functions);
  }

  /**
   * Where the rows come from.
   *
   * @return a file name or the user's own name
   */
  public String name() {
    return name;
  }

  /**
   * The functions.
   *
   * @return their names in the order of the columns
   */
  public List<String> functions() {
    return functions;
  }

  /**
   * The labels that were voted for, are gold or were declared.
   *
   * @return each once, sorted by their characters; their places are the numbers of {@link #vote}
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * How many rows there are.
   *
   * @return zero or more
   */
  public int rows() {
    return gold.length;
  }

  /**
   * What a function said of a row.
   *
   * @param row from 0
   * @param function from 0
   * @return the place of a label in {@link #labels}, or {@link #ABSTAIN}
   */
  public int vote(int row, int function) {
    Objects.checkIndex(function, functions.size());
    return votes[Objects.checkIndex(row, gold.length) * functions.size() + function];
  }

  /**
   * What a row is known to be.
   *
   * @param row from 0
   * @return the place of a label in {@link #labels}, or {@link #ABSTAIN} if it is not known
   */
  public int gold(int row) {
    return gold[row];
  }

  /**
   * Whether every function abstained on a row.
   *
   * @param row from 0
   * @return true if there is no vote
   */
  public boolean isUncovered(int row) {
    for (int function = 0; function < functions.size(); function++) {
      if (vote(row, function) != ABSTAIN) {
        return false;
      }
    }
    return true;
  }

  /**
   * On how many rows every function abstained.
   *
   * @return zero or more
   */
  public int uncovered() {
    int count = 0;
    for (int row = 0; row < rows(); row++) {
      count += isUncovered(row) ? 1 : 0;
    }
    return count;
  }

  /**
   * How many rows have gold.
   *
   * @return zero or more
   */
  public int goldRows() {
    int count = 0;
    for (short label : gold) {
      count += label == ABSTAIN ? 0 : 1;
    }
    return count;
  }

  /**
   * The same votes without gold, and without the labels that nobody votes for.
   *
   * @return another matrix; this one stays as it is
   */
  public LabelMatrix withoutGold() {
    boolean[] voted = new boolean[labels.size()];
    for (short vote : votes) {
      if (vote != ABSTAIN) {
        voted[vote] = true;
      }
    }
    List<String> kept = new ArrayList<>();
    short[] placeByOld = new short[labels.size()];
    for (int label = 0; label < voted.length; label++) {
      placeByOld[label] = (short) kept.size();
      if (voted[label]) {
        kept.add(labels.get(label));
      }
    }
    short[] none = new short[gold.length];
    Arrays.fill(none, (short) ABSTAIN);
    return new LabelMatrix(name, functions, List.copyOf(kept), moved(votes, placeByOld), none);
  }

  /**
   * The same votes with other gold.
   *
   * @param labelByRow what each row is known to be, or null; as many as there are rows
   * @return another matrix; this one stays as it is
   * @throws IllegalArgumentException if there are more or fewer, or a label is blank
   */
  public LabelMatrix withGold(List<? extends @Nullable String> labelByRow) {
    Problems.of("LabelMatrix '" + name + "'")
        .require(
            labelByRow.size() == rows(),
            "gold",
            "one for each of " + rows() + " rows",
            labelByRow.size())
        .throwIfAny();
    List<String> known = new ArrayList<>();
    for (String label : labelByRow) {
      if (label != null) {
        known.add(label);
      }
    }
    LabelMatrix wide = withoutGold().withLabels(known);
    Map<String, Short> placeByLabel = new HashMap<>();
    for (String label : wide.labels) {
      placeByLabel.put(label, (short) placeByLabel.size());
    }
    short[] places = new short[rows()];
    for (int row = 0; row < places.length; row++) {
      places[row] = placeByLabel.getOrDefault(labelByRow.get(row), (short) ABSTAIN);
    }
    return new LabelMatrix(name, functions, wide.labels, wide.votes, places);
  }

  /**
   * The same votes with more labels that a row may have, even if nobody votes for them.
   *
   * @param more labels, some of which may be there
   * @return another matrix; this one stays as it is
   * @throws IllegalArgumentException if a label is blank, or there are too many
   */
  public LabelMatrix withLabels(Collection<String> more) {
    TreeSet<String> all = new TreeSet<>(labels);
    all.addAll(more);
    List<String> union = LabelMatrixBuilder.checkedLabels(name, new ArrayList<>(all));
    short[] placeByOld = new short[labels.size()];
    for (int label = 0; label < placeByOld.length; label++) {
      placeByOld[label] = (short) union.indexOf(labels.get(label));
    }
    return new LabelMatrix(
        name, functions, union, moved(votes, placeByOld), moved(gold, placeByOld));
  }

  static short[] moved(short[] labels, short[] placeByOld) {
    short[] moved = new short[labels.length];
    for (int i = 0; i < moved.length; i++) {
      moved[i] = labels[i] == ABSTAIN ? ABSTAIN : placeByOld[labels[i]];
    }
    return moved;
  }

  /**
   * The rows of this matrix and those of another behind them.
   *
   * @param other of the same functions
   * @return a matrix with this name and the labels of both
   * @throws IllegalArgumentException if the functions differ, or there are too many rows
   */
  public LabelMatrix and(LabelMatrix other) {
    requireFunctions(other.name, other.functions);
    LabelMatrix first = withLabels(other.labels);
    LabelMatrix second = other.withLabels(labels);
    Problems.of("LabelMatrix '" + name + "'")
        .require(
            (long) votes.length + other.votes.length <= MAX_CELLS,
            "cells",
            "at most " + MAX_CELLS,
            (long) votes.length + other.votes.length)
        .throwIfAny();
    return new LabelMatrix(
        name,
        functions,
        first.labels,
        joined(first.votes, second.votes),
        joined(first.gold, second.gold));
  }

  private static short[] joined(short[] first, short[] second) {
    short[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /**
   * Refuses functions that are not this matrix's.
   *
   * @param where whose they are, for the message
   * @param others names
   * @throws IllegalArgumentException if they are others, or stand in another order
   */
  public void requireFunctions(String where, List<String> others) {
    if (functions.equals(others)) {
      return;
    }
    int first = 0;
    while (first < Math.min(functions.size(), others.size())
        && functions.get(first).equals(others.get(first))) {
      first++;
    }
    throw new IllegalArgumentException(
        "LabelMatrix '%s': functions of %s must be the same %s, but were %s, the first that differs being %s."
            .formatted(
                name,
                where,
                functions.size(),
                others.size(),
                first < others.size()
                    ? "'" + others.get(first) + "'"
                    : "'" + functions.get(first) + "', which is missing"));
  }

  @Override
  public Fingerprint fingerprint() {
    Fingerprint known = fingerprint;
    if (known == null) {
      Fingerprint.Digest digest = Fingerprint.digest().number(functions.size());
      functions.forEach(digest::text);
      digest.number(labels.size());
      labels.forEach(digest::text);
      digest.number(rows());
      for (short vote : votes) {
        digest.number(vote);
      }
      for (short label : gold) {
        digest.number(label);
      }
      known = digest.done();
      fingerprint = known;
    }
    return known;
  }

  @Override
  public Lineage lineage() {
    return Lineage.of("label-matrix", name, fingerprint());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LabelMatrix matrix
        && functions.equals(matrix.functions)
        && labels.equals(matrix.labels)
        && Arrays.equals(votes, matrix.votes)
        && Arrays.equals(gold, matrix.gold);
  }

  @Override
  public int hashCode() {
    return Objects.hash(functions, labels, Arrays.hashCode(votes), Arrays.hashCode(gold));
  }

  @Override
  public String toString() {
    return "%s: %s rows x %s functions, %s labels"
        .formatted(name, rows(), functions.size(), labels.size());
  }
}
