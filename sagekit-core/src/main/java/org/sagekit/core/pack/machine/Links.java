package org.sagekit.core.pack.machine;

/** Functions of single numbers, and what makes predictions of scores. */
final class Links {
  private static final double LEAST = 1e-15;

  private Links() {}

  /** The greater of each number and 0. */
  static void rectify(State s, int input, int out, int width) {
    for (int i = 0; i < width; i++) {
      double x = s.memory[input + i];
      s.memory[out + i] = x > 0.0 || Double.isNaN(x) ? x : 0.0;
    }
  }

  /** The hyperbolic tangent of each number. */
  static void tanhs(State s, int input, int out, int width) {
    for (int i = 0; i < width; i++) {
      s.memory[out + i] = Elementary.tanh(s.memory[input + i]);
    }
  }

  /** The logistic function of each number. */
  static void logistics(State s, int input, int out, int width) {
    for (int i = 0; i < width; i++) {
      s.memory[out + i] = Elementary.logistic(s.memory[input + i]);
    }
  }

  /** The exponential function of each number. */
  static void exps(State s, int input, int out, int width) {
    for (int i = 0; i < width; i++) {
      s.memory[out + i] = Elementary.exp(s.memory[input + i]);
    }
  }

  /** The logarithm of each number, which is kept away from 0. */
  static void logs(State s, int input, int out, int width) {
    for (int i = 0; i < width; i++) {
      double x = s.memory[input + i];
      s.memory[out + i] = Elementary.log(x < LEAST ? LEAST : x);
    }
  }

  /** The logit of each number, which is kept away from 0 and 1. */
  static void logits(State s, int input, int out, int width) {
    for (int i = 0; i < width; i++) {
      double p = s.memory[input + i];
      p = p < LEAST ? LEAST : p;
      p = p > 1.0 - LEAST ? 1.0 - LEAST : p;
      s.memory[out + i] = Elementary.log(p / (1.0 - p));
    }
  }

  /** One score to two probabilities. */
  static void twoClasses(State s, int input, int out) {
    double p = Elementary.logistic(s.memory[input]);
    s.memory[out] = 1.0 - p;
    s.memory[out + 1] = p;
  }

  /** Scores to probabilities by their exponentials. */
  static void softmax(State s, int input, int out, int width) {
    double max = s.memory[input];
    for (int i = 1; i < width; i++) {
      double x = s.memory[input + i];
      max = x > max || Double.isNaN(x) ? x : max;
    }
    double total = 0.0;
    for (int i = 0; i < width; i++) {
      double x = Elementary.exp(s.memory[input + i] - max);
      s.memory[out + i] = x;
      total = total + x;
    }
    for (int i = 0; i < width; i++) {
      s.memory[out + i] = s.memory[out + i] / total;
    }
  }

  /** Scores through their sum. */
  static void normalize(State s, int input, int out, int width) {
    double total = 0.0;
    for (int i = 0; i < width; i++) {
      total = total + s.memory[input + i];
    }
    for (int i = 0; i < width; i++) {
      s.memory[out + i] = total == 0.0 ? 1.0 / width : s.memory[input + i] / total;
    }
  }

  /** A one for the greatest score, of equal ones for the first. */
  static void hardmax(State s, int input, int out, int width) {
    int best = 0;
    for (int i = 1; i < width; i++) {
      if (s.memory[input + i] > s.memory[input + best]) {
        best = i;
      }
    }
    for (int i = 0; i < width; i++) {
      s.memory[out + i] = i == best ? 1.0 : 0.0;
    }
  }
}
