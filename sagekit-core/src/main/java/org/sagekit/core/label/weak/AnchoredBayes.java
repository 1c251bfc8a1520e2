package org.sagekit.core.label.weak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.label.weak.LabelMatrix;

/**
 * Naive Bayes whose likelihoods come from the precision of votes. With {@code q} the share of rows
 * on which function j votes for l, {@code R(y)} the probability of y given that vote, and {@code
 * pi} the class balance, Bayes' rule gives {@code P(j votes l | y) = q R(y) / pi(y)}; what is left
 * to one is {@code P(j abstains | y)}, which counts with an exponent.
 */
final class AnchoredBayes {
  /** However often functions vote, an abstention must stay possible for each label. */
  private static final double MOST_VOTING = 0.95;

  /** A vote for a label never speaks against it before gold is looked at. */
  private static final double LEAST_LIFT = 1.001;

  private static final double MOST_PRECISION = 0.999;

  private final double[] balance;
  private final Trust trust;
  private final double[] base;
  private final double[] @Nullable [] evidence;

  private AnchoredBayes(double[] balance, Trust trust, int functions) {
    this.balance = balance;
    this.trust = trust;
    this.base = logs(balance);
    this.evidence = new double[functions * balance.length][];
  }

  /**
   * @param shares on which share of the rows each vote was cast, by its number
   */
  static AnchoredBayes of(double[] shares, GoldTally gold, Trust trust) {
    double[] balance = gold.balance();
    int functions = shares.length / balance.length;
    AnchoredBayes bayes = new AnchoredBayes(balance, trust, functions);
    for (int function = 0; function < functions; function++) {
      bayes.learn(function, shares, gold);
    }
    return bayes;
  }

  /** How likely each label is given a vote for one of them, before gold is looked at. */
  private double[] anchor(int label) {
    double[] given = balance.clone();
    double precision =
        Math.min(MOST_PRECISION, Math.max(trust.precision(), balance[label] * LEAST_LIFT));
    double others = 1 - balance[label];
    for (int y = 0; y < given.length; y++) {
      given[y] = y == label ? precision : (1 - precision) * balance[y] / others;
    }
    return given;
  }

  private double[] lift(double[] given) {
    double[] lift = new double[given.length];
    for (int y = 0; y < lift.length; y++) {
      lift[y] = given[y] / balance[y];
    }
    return lift;
  }

  private void learn(int function, double[] shares, GoldTally gold) {
    int labels = balance.length;
    double[] voting = new double[labels];
    List<double[]> lifts = new ArrayList<>();
    for (int label = 0; label < labels; label++) {
      int vote = function * labels + label;
      if (shares[vote] > 0) {
        double[] lift = lift(given(label, gold.rows(vote)));
        evidence[vote] = lift;
        lifts.add(lift);
        for (int y = 0; y < labels; y++) {
          voting[y] += shares[vote] * lift[y];
        }
      }
    }
    for (int y = 0; y < labels && !lifts.isEmpty(); y++) {
      weigh(lifts, y, voting[y]);
    }
  }

  private double[] given(int label, double @Nullable [] goldRows) {
    double[] given = anchor(label);
    if (goldRows == null) {
      return given;
    }
    double rows = trust.rows();
    for (double more : goldRows) {
      rows += more;
    }
    for (int y = 0; y < given.length; y++) {
      given[y] = (given[y] * trust.rows() + goldRows[y]) / rows;
    }
    return given;
  }

  /** Makes logarithms of the lifts: what a vote adds to the score of y that silence would not. */
  private void weigh(List<double[]> lifts, int y, double voting) {
    double scale = voting > MOST_VOTING ? MOST_VOTING / voting : 1;
    double silence = trust.silence() * StrictMath.log(1 - voting * scale);
    base[y] += silence;
    for (double[] lift : lifts) {
      lift[y] = StrictMath.log(lift[y] * scale) - silence;
    }
  }

  double[] balance() {
    return balance.clone();
  }

  /** The probability of each label on a row; the class balance if there is no vote. */
  double[] posterior(LabelMatrix matrix, int row) {
    double[] scores = base.clone();
    boolean covered = false;
    for (int function = 0; function < matrix.functions().size(); function++) {
      int vote = matrix.vote(row, function);
      if (vote != LabelMatrix.ABSTAIN) {
        covered = true;
        double @Nullable [] seen = evidence[function * balance.length + vote];
        double[] added = seen == null ? logs(lift(anchor(vote))) : seen;
        for (int y = 0; y < scores.length; y++) {
          scores[y] += added[y];
        }
      }
    }
    return covered ? shares(scores) : balance();
  }

  private static double[] logs(double[] values) {
    double[] logs = new double[values.length];
    for (int i = 0; i < logs.length; i++) {
      logs[i] = StrictMath.log(values[i]);
    }
    return logs;
  }

  /** Turns logarithms into shares of one. */
  static double[] shares(double[] scores) {
    double most = Arrays.stream(scores).max().orElse(0);
    double sum = 0;
    double[] shares = new double[scores.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = StrictMath.exp(scores[i] - most);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }
}
