package org.sagekit.monitor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.Settings;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.data.Profiles;
import org.sagekit.core.deploy.Captures;

/** A model by hand that says yes if its first column is above 0, and what it was asked. */
record Watched(ModelPackage modelPackage, Capture capture) implements Captured {

  static Watched learntFrom(Dataset rows) {
    return learntFrom(rows, Profiles.of(rows, 1));
  }

  static Watched learntFrom(Dataset rows, Profile profile) {
    ScoringGraph graph =
        new ScoringGraph(
            rows.schema().fields(),
            List.of("no", "yes"),
            List.of(
                new Node.NumberInput(rows.schema().names().get(0)),
                new Node.Impute(0, Doubles.of(0)),
                new Node.Dense(1, 1, Doubles.of(1), Doubles.of(0), Node.Activation.IDENTITY),
                new Node.Link(2, Node.LinkFunction.SIGMOID)));
    TrainedModel model =
        new TrainedModel(
            "income",
            graph,
            rows.schema(),
            profile,
            "by hand",
            Settings.empty(),
            42,
            new Evaluation(1, Map.of(Metric.AUC, new Estimate(0.9, 0.8, 1))),
            Optional.empty(),
            Lineage.of("model", "income", Fingerprint.of("model")));
    ModelPackage modelPackage =
        new ModelPackage(
            Path.of("model.tar.gz"),
            Fingerprint.of("package", rows.fingerprint().hex()),
            model,
            Certificate.empty(),
            List.of());
    return new Watched(modelPackage, Captures.of(List.of()));
  }

  /** Standard normal columns {@code x0, x1, ...}; the last one is shifted. */
  static Dataset normal(long seed, int rows, int columns, double shift) {
    Random random = new Random(seed);
    List<Field> fields = new ArrayList<>();
    List<Column> values = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      double by = c == columns - 1 ? shift : 0;
      double[] numbers = new double[rows];
      for (int i = 0; i < rows; i++) {
        numbers[i] = random.nextGaussian() + by;
      }
      fields.add(Field.of("x" + c, FieldType.NUMERIC));
      values.add(Column.ofNumbers(numbers));
    }
    return Dataset.of("normal", Schema.of(fields), values);
  }

  @Override
  public Fingerprint fingerprint() {
    return Fingerprint.of(modelPackage.fingerprint().hex(), capture.fingerprint().hex());
  }
}
