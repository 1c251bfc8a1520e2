package org.sagekit.api.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.RunContext;
import org.sagekit.api.Settings;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;
import org.sagekit.api.train.Trainer;

/**
 * A trainer for fast tests: a line through one numeric column for numbers, normal distributions of
 * that column for classes. {@link #STRENGTH} shrinks what it learnt towards the mean, so 1 is best;
 * {@link #FAULT} above a half makes it fail. It counts its trainings.
 */
public final class ToyTrainer implements Trainer {
  /** How much of what was learnt is kept: 1 is all, 0 is nothing. */
  public static final Hyperparameter<Double> STRENGTH =
      new Hyperparameter<>("strength", 0.25, unit(), unit(), "how much is learnt");

  /** Above a half the training fails. */
  public static final Hyperparameter<Double> FAULT =
      new Hyperparameter<>("fault", 0.0, unit(), Range.ofReals(0, 0), "whether it fails");

  private final String name;
  private final String field;
  private final Map<String, Double> valueByName;
  private final AtomicInteger trainings;

  private ToyTrainer(
      String name, String field, Map<String, Double> values, AtomicInteger trainings) {
    this.name = name;
    this.field = field;
    this.valueByName = values;
    this.trainings = trainings;
  }

  private static Range<Double> unit() {
    return Range.ofReals(0, 1);
  }

  /** A trainer that looks at one numeric column. */
  public static ToyTrainer named(String name, String field) {
    Map<String, Double> defaults =
        new TreeMap<>(Map.of(STRENGTH.name(), STRENGTH.standard(), FAULT.name(), FAULT.standard()));
    return new ToyTrainer(name, field, defaults, new AtomicInteger());
  }

  /** How often this trainer, and all that were made from it, has trained. */
  public int trainings() {
    return trainings.get();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Set<Task> tasks() {
    return Set.of(Task.values());
  }

  @Override
  public List<Hyperparameter<?>> hyperparameters() {
    return List.of(STRENGTH, FAULT);
  }

  @Override
  public Settings settings() {
    Settings settings = Settings.empty();
    for (Map.Entry<String, Double> value : valueByName.entrySet()) {
      settings = settings.with(value.getKey(), value.getValue());
    }
    return settings;
  }

  @Override
  public <T> ToyTrainer with(Hyperparameter<T> hyperparameter, T value) {
    hyperparameter.checked("ToyTrainer", value);
    if (!valueByName.containsKey(hyperparameter.name())) {
      throw new IllegalArgumentException("ToyTrainer: no " + hyperparameter + ".");
    }
    Map<String, Double> copy = new TreeMap<>(valueByName);
    copy.put(hyperparameter.name(), (Double) value);
    return new ToyTrainer(name, field, copy, trainings);
  }

  @Override
  public Optional<Fingerprint> fingerprint() {
    return Optional.of(Fingerprint.of("toy", name, field, valueByName.toString()));
  }

  @Override
  public ScoringGraph train(Dataset rows, RunContext run) {
    trainings.incrementAndGet();
    if (valueByName.get(FAULT.name()) > 0.5) {
      throw new DataException("ToyTrainer: it was told to fail.");
    }
    double[] x = numbers(rows.column(field));
    List<Node> nodes = new ArrayList<>();
    nodes.add(new Node.NumberInput(field));
    nodes.add(new Node.Impute(0, Doubles.of(mean(x))));
    boolean classes = rows.target() instanceof CategoricalColumn;
    nodes.add(classes ? normals(x, (CategoricalColumn) rows.target()) : line(x, rows.target()));
    List<String> levels = List.of();
    if (rows.target() instanceof CategoricalColumn target) {
      nodes.add(new Node.Link(2, Node.LinkFunction.SOFTMAX));
      levels = target.levels();
    }
    return new ScoringGraph(List.of(Field.of(field, FieldType.NUMERIC)), levels, nodes);
  }

  private Node.Dense line(double[] x, Column target) {
    double[] y = numbers(target);
    double covariance = 0;
    double variance = 1e-12;
    for (int row = 0; row < x.length; row++) {
      covariance += (x[row] - mean(x)) * (y[row] - mean(y));
      variance += (x[row] - mean(x)) * (x[row] - mean(x));
    }
    double slope = valueByName.get(STRENGTH.name()) * covariance / variance;
    return dense(new double[] {slope}, new double[] {mean(y) - slope * mean(x)});
  }

  private Node.Dense normals(double[] x, CategoricalColumn target) {
    int classes = target.levels().size();
    double[] slopes = new double[classes];
    double[] biases = new double[classes];
    for (int of = 0; of < classes; of++) {
      int wanted = of;
      double[] own =
          IntStream.range(0, x.length)
              .filter(row -> target.code(row) == wanted)
              .mapToDouble(row -> x[row])
              .toArray();
      double centre = mean(own);
      slopes[of] = valueByName.get(STRENGTH.name()) * centre;
      biases[of] = Math.log((own.length + 1.0) / x.length) - slopes[of] * centre / 2;
    }
    return dense(slopes, biases);
  }

  private static Node.Dense dense(double[] slopes, double[] biases) {
    return new Node.Dense(
        1, slopes.length, Doubles.of(slopes), Doubles.of(biases), Node.Activation.IDENTITY);
  }

  private static double[] numbers(Column column) {
    return IntStream.range(0, column.size())
        .mapToDouble(row -> column.isMissing(row) ? 0 : column.number(row))
        .toArray();
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i] / values.length).sum();
  }
}
