package org.sagekit.core.review;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.Settings;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;

/** A model of incomes by age that was asked a few things. */
record SampleCapture(List<CaptureRecord> records, List<String> classes, Dataset training)
    implements Captured, Capture {

  /** Three rows with ids, one of them without weight 1. */
  static Dataset people() {
    Schema schema =
        Schema.of(
            new Field("id", FieldType.TEXT, Role.ID),
            Field.of("age", FieldType.INTEGER),
            Field.of("job", FieldType.CATEGORICAL),
            new Field("weight", FieldType.NUMERIC, Role.WEIGHT),
            new Field("income", FieldType.CATEGORICAL, Role.TARGET));
    return Dataset.of(
        "people.csv",
        schema,
        List.of(
            Column.ofTexts(List.of("p1", "p2", "p3")),
            org.sagekit.core.data.Columns.to(FieldType.INTEGER, Column.ofNumbers(20, 40, 60)),
            Column.ofCategories(Arrays.asList("cook", "vet", null)),
            Column.ofNumbers(1, 0.5, 1),
            CategoricalColumn.of(List.of("poor", "rich", "rich"), List.of("poor", "rich"))));
  }

  /** Nothing asked yet, of two classes. */
  static SampleCapture empty() {
    return new SampleCapture(List.of(), List.of("poor", "rich"), people());
  }

  /** One more question; the model says rich with this probability. */
  SampleCapture asked(String event, int age, double rich) {
    return with(
        event, Row.of("age", age), Prediction.ofClasses(classes, new double[] {1 - rich, rich}));
  }

  SampleCapture with(String event, Row input, Prediction output) {
    List<CaptureRecord> more = new ArrayList<>(records);
    more.add(new CaptureRecord(event, Instant.EPOCH, input, output));
    return new SampleCapture(List.copyOf(more), classes, training);
  }

  SampleCapture over(Dataset rows) {
    return new SampleCapture(records, classes, rows);
  }

  @Override
  public ModelPackage modelPackage() {
    int outputs = Math.max(1, classes.size());
    Node dense =
        new Node.Dense(
            0,
            outputs,
            Doubles.of(new double[outputs]),
            Doubles.of(new double[outputs]),
            Node.Activation.IDENTITY);
    ScoringGraph graph =
        new ScoringGraph(
            List.of(Field.of("age", FieldType.INTEGER)),
            classes,
            List.of(new Node.NumberInput("age"), dense));
    Lineage lineage =
        new Lineage("model", "income", Fingerprint.of("model"), List.of(training.lineage()));
    TrainedModel model =
        new TrainedModel(
            "income",
            graph,
            training.schema(),
            new Profile(training.size(), List.of(), training),
            "constant",
            Settings.empty(),
            1,
            new Evaluation(1, new EnumMap<>(Metric.class)),
            Optional.empty(),
            lineage);
    return new ModelPackage(
        Path.of("model.tar.gz"), Fingerprint.of("package"), model, Certificate.empty(), List.of());
  }

  @Override
  public Capture capture() {
    return this;
  }

  @Override
  public Fingerprint fingerprint() {
    return Fingerprint.of(records.toString());
  }
}
