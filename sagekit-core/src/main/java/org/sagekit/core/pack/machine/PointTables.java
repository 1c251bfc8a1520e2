package org.sagekit.core.pack.machine;

import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Neighbours;

/** Lays out points as {@link Points} says. For one thread. */
final class PointTables {
  private final Tables tables;
  private final Places places;

  PointTables(Tables tables, Places places) {
    this.tables = tables;
    this.places = places;
  }

  /** Where points lie: the beginnings in whole numbers, the values in reals. */
  private record Laid(int starts, int values) {}

  private Laid points(Doubles points, int width) {
    int count = points.size() / width;
    int[] starts = new int[count + 2];
    starts[0] = count;
    int kept = 0;
    for (int point = 0; point < count; point++) {
      for (int i = 0; i < width; i++) {
        kept += points.get(point * width + i) == 0 ? 0 : 1;
      }
      starts[point + 2] = kept;
    }
    int[] columns = new int[kept];
    double[] values = new double[kept];
    int to = 0;
    for (int i = 0; i < points.size(); i++) {
      if (points.get(i) != 0) {
        columns[to] = i % width;
        values[to++] = points.get(i);
      }
    }
    int at = tables.ints(starts) + 1;
    tables.ints(columns);
    return new Laid(at, tables.reals(values));
  }

  Call kernel(Kernel node, int in, int out, int width) {
    int outputs = node.bias().size();
    int count = node.points().size() / width;
    double[] weights = new double[1 + outputs + count * outputs];
    weights[0] = node.gamma();
    for (int output = 0; output < outputs; output++) {
      weights[1 + output] = node.bias().get(output);
      for (int point = 0; point < count; point++) {
        weights[1 + outputs + point * outputs + output] =
            node.weights().get(output * count + point);
      }
    }
    int function =
        switch (node.function()) {
          case GAUSSIAN -> 0;
          case EXPONENTIAL -> 1;
          case MATERN_3_2 -> 2;
          case MATERN_5_2 -> 3;
        };
    Laid laid = points(node.points(), width);
    int at = tables.reals(weights);
    return Call.of(
        Points.class, "kernel", in, out, width, outputs, function, laid.starts, laid.values, at);
  }

  Call neighbours(Neighbours node, int in, int out, int width) {
    int says = tables.reals(node.radius() * node.radius());
    tables.reals(node.other().toArray());
    tables.reals(node.weights().toArray());
    tables.reals(node.values().toArray());
    Laid laid = points(node.points(), width);
    return Call.of(
        Points.class,
        "neighbours",
        in,
        out,
        width,
        node.other().size(),
        node.neighbours(),
        node.weighting() == Neighbours.Weighting.DISTANCE ? 1 : 0,
        laid.starts,
        laid.values,
        says,
        places.room(2 * node.neighbours()));
  }
}
