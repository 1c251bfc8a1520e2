package org.sagekit.core.label.errors;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntToDoubleFunction;
import org.sagekit.api.label.errors.IssueFilter;
import org.sagekit.api.label.errors.JudgedLabels;
import org.sagekit.api.label.errors.LabelPairs;

/**
 * Chooses the labels that are held for wrong: section 3.2 of C. Northcutt, L. Jiang and I. Chuang,
 * "Confident Learning: Estimating Uncertainty in Dataset Labels", JAIR 70 (2021).
 */
final class Pruning {
  private final JudgedLabels labels;
  private final ConfidentJoint confident;
  private final LabelPairs joint;

  Pruning(JudgedLabels labels, ConfidentJoint confident, LabelPairs joint) {
    this.labels = labels;
    this.confident = confident;
    this.joint = joint;
  }

  BitSet chosen(IssueFilter filter) {
    return switch (filter) {
      case CONFUSION -> confused();
      case CONFIDENT_JOINT -> offDiagonal();
      case BY_CLASS -> byClass();
      case BY_NOISE_RATE -> byNoiseRate();
      case BY_CLASS_AND_NOISE_RATE -> {
        BitSet both = byClass();
        both.and(byNoiseRate());
        yield both;
      }
    };
  }

  private BitSet confused() {
    BitSet chosen = new BitSet();
    for (int row = 0; row < labels.rows(); row++) {
      double other = labels.probability(row, labels.likeliestOther(row));
      chosen.set(row, other > labels.probability(row, labels.given(row)));
    }
    return chosen;
  }

  private BitSet offDiagonal() {
    BitSet chosen = new BitSet();
    for (int row = 0; row < labels.rows(); row++) {
      int sure = confident.confident(row);
      chosen.set(row, sure != ConfidentJoint.NONE && sure != labels.given(row));
    }
    return chosen;
  }

  private BitSet byClass() {
    BitSet chosen = new BitSet();
    int[][] rowsByClass = rowsByClass();
    for (int given = 0; given < rowsByClass.length; given++) {
      int self = given;
      double wrong = 0;
      for (int truth = 0; truth < rowsByClass.length; truth++) {
        wrong += truth == given ? 0 : joint.get(given, truth);
      }
      choose(chosen, rowsByClass[given], count(wrong), row -> -labels.probability(row, self));
    }
    return chosen;
  }

  private BitSet byNoiseRate() {
    BitSet chosen = new BitSet();
    int[][] rowsByClass = rowsByClass();
    for (int given = 0; given < rowsByClass.length; given++) {
      int self = given;
      for (int truth = 0; truth < rowsByClass.length; truth++) {
        int other = truth;
        int count = truth == given ? 0 : count(joint.get(given, truth));
        choose(
            chosen,
            rowsByClass[given],
            count,
            row -> labels.probability(row, other) - labels.probability(row, self));
      }
    }
    return chosen;
  }

  private int count(double share) {
    return (int) Math.round(share * labels.rows());
  }

  private int[][] rowsByClass() {
    int[] sizes = new int[labels.classes().size()];
    for (int row = 0; row < labels.rows(); row++) {
      sizes[labels.given(row)]++;
    }
    int[][] rows = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
    for (int row = labels.rows() - 1; row >= 0; row--) {
      int given = labels.given(row);
      rows[given][--sizes[given]] = row;
    }
    return rows;
  }

  /** The rows of the greatest doubt; of equally doubtful ones the first. */
  private static void choose(BitSet chosen, int[] rows, int count, IntToDoubleFunction doubt) {
    if (count == 0) {
      return;
    }
    double[] sorted = Arrays.stream(rows).mapToDouble(doubt::applyAsDouble).sorted().toArray();
    double least = sorted[Math.max(0, sorted.length - count)];
    int left = count - (int) Arrays.stream(sorted).filter(value -> value > least).count();
    for (int row : rows) {
      double value = doubt.applyAsDouble(row);
      boolean tied = value == least && left-- > 0;
      if (value > least || tied) {
        chosen.set(row);
      }
    }
  }
}
