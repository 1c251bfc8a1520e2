package org.sagekit.monitor.quality;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Schema;

/** Rows of many kinds of columns, drawn again and again from the same distributions. */
final class Unchanged {
  private final Random random;
  private final int rows;
  private final Map<String, Column> columnByName = new LinkedHashMap<>();

  private Unchanged(Random random, int rows) {
    this.random = random;
    this.rows = rows;
  }

  static Dataset draw(Random random, int rows) {
    Unchanged draw = new Unchanged(random, rows);
    draw.numbers();
    draw.gaps();
    draw.texts();
    List<Field> fields = new ArrayList<>();
    draw.columnByName.forEach((name, column) -> fields.add(Field.of(name, column.type())));
    return Dataset.of("unchanged", Schema.of(fields), new ArrayList<>(draw.columnByName.values()));
  }

  private void number(String name, DoubleSupplier one) {
    double[] values = new double[rows];
    Arrays.setAll(values, row -> one.getAsDouble());
    columnByName.put(name, Column.ofNumbers(values));
  }

  private void text(String name, Supplier<@Nullable String> one) {
    List<@Nullable String> values = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      values.add(one.get());
    }
    columnByName.put(name, Column.ofCategories(values));
  }

  private void numbers() {
    number("normal", random::nextGaussian);
    number("normal around 3", () -> 3 + random.nextGaussian());
    number("temperature", () -> Math.rint(10 * (15 + 5 * random.nextGaussian())) / 10);
    number("lognormal", () -> Math.exp(random.nextGaussian()));
    number("exponential", () -> -Math.log(1 - random.nextDouble()));
    number("normal around 5", () -> 5 + 2 * random.nextGaussian());
    number("share", random::nextDouble);
    number("count", this::poisson);
    number("mostly zero", () -> random.nextInt(10) > 0 ? 0 : Math.exp(random.nextGaussian()));
    number("rarely a half", () -> random.nextInt(50) + (random.nextInt(20) == 0 ? 0.5 : 0));
    double first = random.nextInt(1_000_000);
    double[] next = {first};
    number("id", () -> next[0]++);
  }

  private double poisson() {
    double limit = Math.exp(-3);
    int count = -1;
    for (double product = 1; product > limit; count++) {
      product *= random.nextDouble();
    }
    return count;
  }

  private void gaps() {
    number("age", () -> random.nextInt(100) < 3 ? Double.NaN : 18 + random.nextInt(70));
    number("third missing", () -> random.nextInt(3) == 0 ? Double.NaN : random.nextGaussian());
    number("hardly missing", () -> random.nextInt(200) == 0 ? Double.NaN : random.nextGaussian());
    text("mostly missing", () -> random.nextInt(20) > 0 ? null : "x" + random.nextInt(3));
  }

  private void texts() {
    text("mostly one", () -> random.nextInt(200) == 0 ? "r" + random.nextInt(3) : "a");
    text("two and a rare one", () -> random.nextInt(500) == 0 ? "r" : "c" + random.nextInt(2));
    text("rarely a number", () -> random.nextInt(10) == 0 ? "n/a" : "" + random.nextInt(1000));
    text("time", () -> Instant.ofEpochMilli(random.nextInt(604_800_000)).toString());
    text("even", () -> random.nextBoolean() ? "yes" : "no");
    text("five", () -> "c" + (int) (5 * Math.pow(random.nextDouble(), 3)));
    text("thirty", () -> "c" + zipf(30));
    text("thousand", () -> "c" + zipf(1000));
    text("code", () -> random.nextInt(4) > 0 ? "" + random.nextInt(50) : "A" + random.nextInt(9));
    text("number", () -> String.format(Locale.ROOT, "C%015d", random.nextLong() >>> 14));
  }

  private int zipf(int categories) {
    return (int) Math.pow(categories, random.nextDouble());
  }
}
