package org.sagekit.monitor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Profile;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.data.Columns;
import org.sagekit.monitor.compare.ColumnPair;
import org.sagekit.monitor.compare.Forms;

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

  /** The names of the inputs. */
  List<String> names() {
    return inputs.stream().map(Field::name).toList();
  }

  /** The values of an input in the form in which they are compared. */
  Column column(Field input) {
    Column column = profile.sample().column(input.name());
    return switch (Forms.of(input.type())) {
      case NUMERIC -> Columns.toNumbers(column);
      case CATEGORICAL -> Columns.toCategories(column);
      default -> column;
    };
  }

  /** An input beside the records that are looked at. */
  ColumnPair pair(Field input, Window window) {
    return ColumnPair.of(input, column(input), window.column(input)).knowing(counted(input));
  }

  /** The categories that the profile counted; the sample may lack some. */
  private Set<String> counted(Field input) {
    return profile.columns().stream()
        .filter(column -> column.field().name().equals(input.name()))
        .flatMap(column -> column.countByValue().keySet().stream())
        .collect(Collectors.toSet());
  }
}
