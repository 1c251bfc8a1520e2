package org.sagekit.core.track.reproduce;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sagekit.api.Lineage;
import org.sagekit.api.Reproduction.Verdict;
import org.sagekit.api.SageKitException;
import org.sagekit.api.Workspace;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.GraphCodec;
import org.sagekit.core.model.Scorers;

/**
 * Compares models: their graphs to the bit, and if these are not equal what they predict for the
 * same rows; and their metrics. The rows are the sample of the former's profile, or if that has
 * none up to 5,000 of the rows that it learnt from.
 *
 * @param epsilon the greatest relative difference that is rounding
 * @param workspace where the rows are looked for
 */
record ModelComparison(double epsilon, Workspace workspace) {
  private static final int ROWS = 5_000;

  Compared of(TrainedModel before, TrainedModel after) {
    return graphs(before, after).and(new FigureComparison(epsilon).of(before, after));
  }

  /** Two packages; a file that is another one is not equal to the bit, whatever is in it. */
  Compared of(ModelPackage before, ModelPackage after) {
    if (before.fingerprint().equals(after.fingerprint())) {
      return Compared.EQUAL;
    }
    String note = "The files of the package that differ: " + differing(before, after) + ".";
    return of(before.model(), after.model())
        .and(new Compared(Verdict.WITHIN, OptionalDouble.empty(), List.of(), note));
  }

  private static List<String> differing(ModelPackage before, ModelPackage after) {
    List<ModelPackage.Part> either = new ArrayList<>(before.parts());
    either.addAll(after.parts());
    return either.stream()
        .filter(part -> !(before.parts().contains(part) && after.parts().contains(part)))
        .map(ModelPackage.Part::name)
        .distinct()
        .toList();
  }

  private Compared graphs(TrainedModel before, TrainedModel after) {
    if (Arrays.equals(GraphCodec.bytes(before.graph()), GraphCodec.bytes(after.graph()))) {
      return Compared.EQUAL;
    }
    if (!before.graph().classes().equals(after.graph().classes())
        || before.graph().task() != after.graph().task()) {
      return Compared.different(
          "The model predicted %s %s, predicts %s %s."
              .formatted(
                  before.graph().task(),
                  before.graph().classes(),
                  after.graph().task(),
                  after.graph().classes()));
    }
    return rows(before)
        .map(rows -> predictions(before, after, rows))
        .orElseGet(
            () -> Compared.different("There are no rows that both models could be asked for."));
  }

  private Optional<Dataset> rows(TrainedModel model) {
    if (model.profile().sample().size() > 0) {
      return Optional.of(model.profile().sample());
    }
    try {
      return model
          .lineage()
          .nearest("dataset")
          .map(Lineage::fingerprint)
          .flatMap(key -> workspace.find(key, Dataset.class))
          .map(rows -> rows.first(ROWS));
    } catch (SageKitException e) {
      return Optional.empty(); // what is damaged is of no more use than what was not kept
    }
  }

  private Compared predictions(TrainedModel before, TrainedModel after, Dataset rows) {
    try {
      double difference = difference(before, after, rows);
      return Compared.by(
          difference, epsilon, "Predictions were compared on %s rows.".formatted(rows.size()));
    } catch (IllegalArgumentException e) { // a column that only one of them reads
      return Compared.different("The models can't be asked the same rows: " + e.getMessage());
    }
  }

  private static double difference(TrainedModel before, TrainedModel after, Dataset rows) {
    Predictions then = Scorers.of(before).score(rows);
    Predictions now = Scorers.of(after).score(rows);
    return ofPredictions(then, now);
  }

  /** Of two predictions of as many rows and the same classes. */
  static double ofPredictions(Predictions then, Predictions now) {
    double greatest = 0;
    for (int i = 0; i < Math.max(1, then.classes().size()); i++) {
      int column = i;
      greatest =
          Math.max(
              greatest,
              Differences.ofColumn(
                  then.size(), row -> then.value(row, column), row -> now.value(row, column)));
    }
    return greatest;
  }
}
