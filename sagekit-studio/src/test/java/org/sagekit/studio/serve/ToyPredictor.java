package org.sagekit.studio.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.Predictor;
import org.sagekit.api.model.Predictions;

/** Says yes with probability age / 128, a quarter more for clerks; simple enough to be checked. */
class ToyPredictor implements Predictor {
  static final List<Field> PEOPLE =
      List.of(
          Field.of("age", FieldType.INTEGER),
          Field.of("income", FieldType.NUMERIC),
          Field.of("job", FieldType.CATEGORICAL),
          Field.of("member", FieldType.BOOLEAN),
          Field.of("since", FieldType.DATETIME));
  static final List<String> YES_NO = List.of("no", "yes, \"sir\"");

  final List<Invocation> invocations = new ArrayList<>();
  final List<List<String>> rows = new ArrayList<>();
  private final String name;
  private final List<Field> inputs;
  private final List<String> classes;

  ToyPredictor(String name, List<Field> inputs, List<String> classes) {
    this.name = name;
    this.inputs = inputs;
    this.classes = classes;
  }

  static ToyPredictor people() {
    return new ToyPredictor("people", PEOPLE, YES_NO);
  }

  /** Three classes of three numbers, each class as likely as its share. */
  static ToyPredictor colours() {
    return new ToyPredictor("colours", numbers("r", "g", "b"), List.of("red", "green", "blue"));
  }

  /** The sum of two numbers. */
  static ToyPredictor sum() {
    return new ToyPredictor("sum", numbers("x", "y"), List.of());
  }

  static List<Field> numbers(String... names) {
    return java.util.Arrays.stream(names).map(n -> Field.of(n, FieldType.NUMERIC)).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Field> inputs() {
    return inputs;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public Inference invoke(Invocation invocation, Row row) {
    return answer(invocation, List.of(row));
  }

  @Override
  public Inference invoke(Invocation invocation, Dataset rows) {
    return answer(invocation, IntStream.range(0, rows.size()).mapToObj(rows::row).toList());
  }

  private synchronized Inference answer(Invocation invocation, List<Row> asked) {
    invocations.add(invocation);
    String variant = invocation.variant().orElse("blue");
    if (!List.of("blue", "green").contains(variant)) {
      throw new IllegalArgumentException(
          "Endpoint '%s': variant must be one of [blue, green], but was '%s'."
              .formatted(name, variant));
    }
    asked.forEach(row -> rows.add(texts(row)));
    double[] values = asked.stream().flatMapToDouble(this::one).toArray();
    return new Inference(variant, toy(), Predictions.of(classes, values));
  }

  static Fingerprint toy() {
    return Fingerprint.digest().text("toy").done();
  }

  private static List<String> texts(Row row) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.schema().size(); i++) {
      texts.add(String.valueOf(row.text(i)));
    }
    return texts;
  }

  private java.util.stream.DoubleStream one(Row row) {
    if (classes.isEmpty()) {
      return java.util.stream.DoubleStream.of(row.number(0) + row.number(1));
    }
    if (classes.size() == 3) {
      double all = row.number(0) + row.number(1) + row.number(2);
      return IntStream.range(0, 3).mapToDouble(i -> row.number(i) / all);
    }
    double age = Double.isNaN(row.number(0)) ? 32 : row.number(0);
    double yes = age / 128 + ("clerk".equals(row.text(2)) ? 0.25 : 0);
    return java.util.stream.DoubleStream.of(1 - yes, yes);
  }
}
