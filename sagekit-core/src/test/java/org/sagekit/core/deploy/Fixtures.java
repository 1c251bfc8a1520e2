package org.sagekit.core.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.Settings;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Row;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.Estimate;
import org.sagekit.api.train.Evaluation;
import org.sagekit.api.train.Metric;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.pack.Certificates;

/** A small model that was written by hand, and rows for it. */
public final class Fixtures {
  public static final Schema SCHEMA =
      Schema.of(Field.of("age", FieldType.NUMERIC), Field.of("city", FieldType.CATEGORICAL));

  private Fixtures() {}

  /** Says yes to the old and to those of Bonn. */
  public static ScoringGraph graph() {
    return new ScoringGraph(
        SCHEMA.fields(),
        List.of("no", "yes"),
        List.of(
            new Node.NumberInput("age"),
            new Node.Impute(0, Doubles.of(40)),
            new Node.CategoryInput("city", List.of("Bonn", "Ulm")),
            new Node.OneHot(2, 2),
            new Node.Concat(List.of(1, 3)),
            new Node.Dense(4, 1, Doubles.of(0.1, 1, -1), Doubles.of(-4), Node.Activation.IDENTITY),
            new Node.Link(5, Node.LinkFunction.SIGMOID)));
  }

  public static ModelPackage packageOf(ScoringGraph graph, String content) {
    TrainedModel model =
        new TrainedModel(
            "income",
            graph,
            SCHEMA,
            new Profile(0, List.of(), rows(0)),
            "by hand",
            Settings.empty(),
            42,
            new Evaluation(1, Map.of(Metric.AUC, new Estimate(0.9, 0.8, 1))),
            Optional.empty(),
            Lineage.of("model", "income", Fingerprint.of(content)));
    return new ModelPackage(
        Path.of("model.tar.gz"),
        Fingerprint.of("package", content),
        model,
        Certificates.of(model),
        List.of());
  }

  public static ModelPackage modelPackage() {
    return packageOf(graph(), "first");
  }

  public static Row row(int i) {
    return Row.of("age", 20.5 + i % 50, "city", i % 3 == 0 ? "Bonn" : "Ulm");
  }

  public static Dataset rows(int count) {
    double[] ages = new double[count];
    String[] cities = new String[count];
    for (int i = 0; i < count; i++) {
      ages[i] = row(i).number(0);
      cities[i] = row(i).text(1);
    }
    return Dataset.of(
        "people", SCHEMA, List.of(Column.ofNumbers(ages), Column.ofCategories(List.of(cities))));
  }
}
