package org.sagekit.core.pack.machine;

/**
 * Kernels and neighbours. Points lie without their zeros: where each begins, one more than there
 * are points, then the columns in whole numbers; their values in reals.
 */
final class Points {
  private Points() {}

  /** The square of the distance from the row to a point. */
  static double squaredDistance(State s, int input, int width, int starts, int values, int point) {
    int next = s.ints[starts + point];
    int end = s.ints[starts + point + 1];
    int columns = starts + s.ints[starts - 1] + 1;
    double squares = 0.0;
    for (int i = 0; i < width; i++) {
      double difference = s.memory[input + i];
      if (next < end && s.ints[columns + next] == i) {
        difference = difference - s.reals[values + next];
        next++;
      }
      squares = squares + difference * difference;
    }
    return squares;
  }

  /** The likeness of a point to the row: Gaussian, exponential, Matern 3/2, Matern 5/2. */
  static double likenessOf(int form, double gamma, double squares) {
    if (form == 0) {
      return Elementary.exp(-gamma * squares);
    }
    if (form == 1) {
      return Elementary.exp(-gamma * Math.sqrt(squares));
    }
    if (form == 2) {
      double three = 1.7320508075688772 * gamma * Math.sqrt(squares);
      return (1.0 + three) * Elementary.exp(-three);
    }
    double r = 2.23606797749979 * gamma * Math.sqrt(squares);
    return (1.0 + r + r * r / 3.0) * Elementary.exp(-r);
  }

  /**
   * Sums of likenesses; {@code weights} has gamma, the biases, and then point by point the weights.
   */
  static void kernel(
      State s,
      int input,
      int out,
      int width,
      int outputs,
      int form,
      int starts,
      int values,
      int weights) {
    int count = s.ints[starts - 1];
    for (int output = 0; output < outputs; output++) {
      s.memory[out + output] = s.reals[weights + 1 + output];
    }
    int at = weights + 1 + outputs;
    for (int point = 0; point < count; point++) {
      double squares = squaredDistance(s, input, width, starts, values, point);
      double likeness = likenessOf(form, s.reals[weights], squares);
      for (int output = 0; output < outputs; output++) {
        s.memory[out + output] = s.memory[out + output] + s.reals[at + output] * likeness;
      }
      at += outputs;
    }
  }

  /**
   * Finds the nearest points, nearest first, of equally near ones the first. Their squared
   * distances go into the memory from {@code room}, their numbers behind them. Tells how many.
   */
  static int nearest(
      State s, int input, int width, int most, double furthest, int starts, int values, int room) {
    int count = s.ints[starts - 1];
    int size = 0;
    for (int point = 0; point < count; point++) {
      double squares = squaredDistance(s, input, width, starts, values, point);
      if (squares <= furthest && (size < most || squares < s.memory[room + size - 1])) {
        int at = size < most ? size : size - 1;
        size = at + 1;
        while (at > 0 && squares < s.memory[room + at - 1]) {
          s.memory[room + at] = s.memory[room + at - 1];
          s.memory[room + most + at] = s.memory[room + most + at - 1];
          at--;
        }
        s.memory[room + at] = squares;
        s.memory[room + most + at] = point;
      }
    }
    return size;
  }

  /**
   * The mean of what the nearest points say; {@code says} has the square of the radius, what is
   * said if no point is near, the weights of the points, and then what each says.
   */
  static void neighbours(
      State s,
      int input,
      int out,
      int width,
      int outputs,
      int most,
      int byDistance,
      int starts,
      int values,
      int says,
      int room) {
    int count = s.ints[starts - 1];
    int size = nearest(s, input, width, most, s.reals[says], starts, values, room);
    for (int i = 0; i < outputs; i++) {
      s.memory[out + i] = size == 0 ? s.reals[says + 1 + i] : 0.0;
    }
    double total = 0.0;
    for (int rank = 0; rank < size; rank++) {
      int point = (int) s.memory[room + most + rank];
      double weight = s.reals[says + 1 + outputs + point];
      weight = byDistance == 1 ? near(weight, s.memory[room], s.memory[room + rank]) : weight;
      total = total + weight;
      int at = says + 1 + outputs + count + point * outputs;
      for (int i = 0; i < outputs; i++) {
        s.memory[out + i] = s.memory[out + i] + weight * s.reals[at + i];
      }
    }
    if (size > 0) {
      for (int i = 0; i < outputs; i++) {
        s.memory[out + i] = s.memory[out + i] / total;
      }
    }
  }

  /** A weight through the distance; if some points are at distance 0, only these count. */
  static double near(double weight, double least, double squares) {
    if (least == 0.0) {
      return squares == 0.0 ? weight : 0.0;
    }
    return weight / Math.sqrt(squares);
  }
}
