package org.sagekit.monitor;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Profile;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.data.Columns;

/** What a model learnt from, as far as its package tells: the sample of the training profile. */
final class Reference {
  private final Profile profile;
  private final List<Field> inputs;

  private Reference(Profile profile, List<Field> inputs) {
    this.profile = profile;
    this.inputs = inputs;
  }

  /**
   * @param job its name, for messages
   * @throws IllegalArgumentException if the package has no sample, or the sample lacks an input
   */
  static Reference of(String job, ModelPackage modelPackage) {
    TrainedModel model = modelPackage.model();
    Dataset sample = model.profile().sample();
    String subject = "MonitoringJob '" + job + "'";
    Problems.of(subject)
        .require(
            sample.size() > 0,
            "sample in the profile of model '" + model.name() + "'",
            "at least 1 row",
            "empty",
            "train it again with a sample in its profile")
        .throwIfAny();
    Problems problems = Problems.of(subject);
    for (Field input : model.graph().inputs()) {
      problems.require(
          sample.schema().has(input.name()),
          "sample in the profile of model '" + model.name() + "'",
          "rows with column '" + input.name() + "'",
          sample);
    }
    problems.throwIfAny();
    return new Reference(model.profile(), inSchemaOrder(model));
  }

  private static List<Field> inSchemaOrder(TrainedModel model) {
    List<String> order = model.profile().sample().schema().names();
    return model.graph().inputs().stream()
        .sorted((a, b) -> Integer.compare(order.indexOf(a.name()), order.indexOf(b.name())))
        .toList();
  }

  /** The inputs of the model, in the order of the training rows' columns. */
  List<Field> inputs() {
    return inputs;
  }

  Dataset sample() {
    return profile.sample();
  }

  /** The values of an input in the form in which they are compared. */
  Column column(Field input) {
    Column column = profile.sample().column(input.name());
    return switch (Window.formOf(input.type())) {
      case NUMERIC -> Columns.toNumbers(column);
      case CATEGORICAL -> Columns.toCategories(column);
      default -> column;
    };
  }

  /** Whether a value of categories was seen in training, as far as sample and profile tell. */
  Set<String> levels(Field input) {
    Set<String> levels = new HashSet<>();
    profile.columns().stream()
        .filter(column -> column.field().name().equals(input.name()))
        .forEach(column -> levels.addAll(column.countByValue().keySet()));
    Column sampled = column(input);
    for (int row = 0; row < sampled.size(); row++) {
      @Nullable String level = sampled.text(row);
      if (level != null) {
        levels.add(level);
      }
    }
    return levels;
  }
}
