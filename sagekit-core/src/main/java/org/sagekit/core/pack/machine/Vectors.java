package org.sagekit.core.pack.machine;

/** What is done to each number of a vector, or to all of them. */
final class Vectors {
  private Vectors() {}

  /** Copies a vector. */
  static void copy(State s, int input, int out, int width) {
    for (int i = 0; i < width; i++) {
      s.memory[out + i] = s.memory[input + i];
    }
  }

  /** Puts numbers in the place of missing ones. */
  static void impute(State s, int input, int out, int width, int values) {
    for (int i = 0; i < width; i++) {
      double x = s.memory[input + i];
      s.memory[out + i] = !Double.isNaN(x) ? x : s.reals[values + i];
    }
  }

  /** Tells which numbers are missing. */
  static void indicate(State s, int input, int out, int width) {
    for (int i = 0; i < width; i++) {
      double x = s.memory[input + i];
      s.memory[out + i] = !Double.isNaN(x) ? 0.0 : 1.0;
    }
  }

  /** Shifts and scales. */
  static void scale(State s, int input, int out, int width, int shift, int factor) {
    for (int i = 0; i < width; i++) {
      s.memory[out + i] = (s.memory[input + i] - s.reals[shift + i]) * s.reals[factor + i];
    }
  }

  /** Turns the index of a level into zeros and a one. */
  static void oneHot(State s, int input, int out, int levels) {
    for (int i = 0; i < levels; i++) {
      s.memory[out + i] = 0.0;
    }
    double level = s.memory[input];
    if (level >= 0.0 && level < levels) {
      s.memory[out + (int) level] = 1.0;
    }
  }

  /** Turns the index of a level into its number; the one behind all is for what is no level. */
  static void levelValue(State s, int input, int out, int levels, int values) {
    double level = s.memory[input];
    int found = levels;
    if (level >= 0.0 && level < levels) {
      found = (int) level;
    }
    s.memory[out] = s.reals[values + found];
  }

  /** Takes some of the numbers. */
  static void select(State s, int input, int out, int width, int indices) {
    for (int i = 0; i < width; i++) {
      s.memory[out + i] = s.memory[input + s.ints[indices + i]];
    }
  }

  /** Multiplies by a matrix; the bias of each output stands before its weights. */
  static void dense(State s, int input, int out, int width, int outputs, int weights) {
    int at = weights;
    for (int output = 0; output < outputs; output++) {
      double sum = s.reals[at];
      at++;
      for (int i = 0; i < width; i++) {
        sum = sum + s.reals[at + i] * s.memory[input + i];
      }
      at += width;
      s.memory[out + output] = sum;
    }
  }

  /** Adds vectors, each with a weight. */
  static void weightedSum(State s, int out, int width, int count, int inputs, int weights) {
    for (int i = 0; i < width; i++) {
      double sum = 0.0;
      for (int one = 0; one < count; one++) {
        sum = sum + s.reals[weights + one] * s.memory[s.ints[inputs + one] + i];
      }
      s.memory[out + i] = sum;
    }
  }

  /** Puts each number through a curve: a list of ascending points, then one of their values. */
  static void interpolate(State s, int input, int out, int width, int curves) {
    for (int i = 0; i < width; i++) {
      int points = s.ints[curves + 2 * i];
      int count = s.ints[curves + 2 * i + 1];
      s.memory[out + i] = curve(s, s.memory[input + i], points, count);
    }
  }

  /** The value of a curve. */
  static double curve(State s, double x, int points, int count) {
    if (Double.isNaN(x)) {
      return x;
    }
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >> 1;
      if (s.reals[points + middle] < x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int values = points + count;
    if (low == count) {
      return s.reals[values + count - 1];
    }
    double right = s.reals[points + low];
    if (low == 0 || right == x) {
      return s.reals[values + low];
    }
    double left = s.reals[points + low - 1];
    double share = (x - left) / (right - left);
    double start = s.reals[values + low - 1];
    return start + share * (s.reals[values + low] - start);
  }

  /** Takes what pairs of numbers add; there is room for the sums of all factors. */
  static void factorization(
      State s, int input, int out, int width, int outputs, int rank, int factors, int room) {
    for (int output = 0; output < outputs; output++) {
      int at = factors + output * width * rank;
      for (int f = 0; f < rank; f++) {
        s.memory[room + f] = 0.0;
      }
      double squares = 0.0;
      for (int i = 0; i < width; i++) {
        double x = s.memory[input + i];
        if (x != 0.0) {
          for (int f = 0; f < rank; f++) {
            double part = s.reals[at + i * rank + f] * x;
            s.memory[room + f] = s.memory[room + f] + part;
            squares = squares + part * part;
          }
        }
      }
      double total = 0.0;
      for (int f = 0; f < rank; f++) {
        total = total + s.memory[room + f] * s.memory[room + f];
      }
      s.memory[out + output] = 0.5 * (total - squares);
    }
  }
}
