package org.sagekit.monitor.drift;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.FieldType;

/** Columns as they come. */
enum Shape {
  NORMAL(FieldType.NUMERIC, Random::nextGaussian),
  HEAVY_TAILED(FieldType.NUMERIC, r -> Math.tan(Math.PI * (r.nextDouble() - 0.5))),
  WHOLE(FieldType.NUMERIC, r -> Math.rint(r.nextGaussian() * 2)),
  MOSTLY_ZERO(FieldType.NUMERIC, r -> r.nextInt(100) < 92 ? 0 : r.nextDouble()),
  TWO_LEVELS(FieldType.CATEGORICAL, r -> r.nextInt(10) < 3 ? 1 : 0),
  TEN_LEVELS(FieldType.CATEGORICAL, r -> Math.floor(10 * Math.pow(r.nextDouble(), 3))),
  TWO_HUNDRED_LEVELS(FieldType.CATEGORICAL, r -> Math.floor(200 * Math.pow(r.nextDouble(), 3)));

  private final FieldType type;
  private final ToDoubleFunction<Random> draw;

  Shape(FieldType type, ToDoubleFunction<Random> draw) {
    this.type = type;
    this.draw = draw;
  }

  FieldType type() {
    return type;
  }

  Column draw(Random random, int rows) {
    return draw(random, rows, 0);
  }

  Column draw(Random random, int rows, double shift) {
    double[] values = new double[rows];
    Arrays.setAll(values, i -> draw.applyAsDouble(random) + shift);
    return type == FieldType.NUMERIC
        ? Column.ofNumbers(values)
        : CategoricalColumn.of(
            Arrays.stream(values).mapToInt(value -> (int) value).toArray(),
            IntStream.range(0, 200).mapToObj(level -> "level " + level).toList());
  }
}
