package org.sagekit.core.data;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;

/** Makes the classes of a target count alike. */
final class Balance {
  private final Dataset dataset;
  private final Strata classes;

  private Balance(Dataset dataset, Strata classes) {
    this.dataset = dataset;
    this.classes = classes;
  }

  static Balance of(Dataset dataset) {
    Field target = dataset.schema().target();
    int missing = dataset.target().missing();
    Problems.of("Dataset '" + dataset.name() + "'")
        .require(
            Strata.isClass(target),
            "target '" + target.name() + "'",
            "CATEGORICAL or BOOLEAN",
            target.type())
        .require(
            missing == 0,
            "target '" + target.name() + "'",
            "known in each row",
            "missing in " + missing,
            "Transforms.filter(dataset, row -> row.text(\"" + target.name() + "\") != null)")
        .throwIfAny();
    return new Balance(dataset, Strata.classes(dataset));
  }

  /** Weights of n / (classes x rows of the class): each class weighs the same, and all weigh n. */
  Dataset weighted(String name) {
    int[] sizes = classes.sizes();
    double[] weights =
        Arrays.stream(classes.byRow())
            .mapToDouble(c -> (double) dataset.size() / ((double) sizes.length * sizes[c]))
            .toArray();
    Field field = new Field(name, FieldType.NUMERIC, Role.WEIGHT);
    Problems.of("Dataset '" + dataset.name() + "'")
        .require(!dataset.schema().has(name), "column '" + name + "'", "new", "there already")
        .throwIfAny();
    return dataset.with(field, Column.ofNumbers(weights));
  }

  /** As many rows of each class as the greatest has: all of its own, and more drawn again. */
  Dataset over(long seed) {
    int most = Arrays.stream(classes.sizes()).max().orElse(0);
    Shuffle shuffle = new Shuffle(seed);
    IntStream rows = IntStream.range(0, dataset.size());
    for (int[] ofClass : classes.rows()) {
      int[] again = shuffle.draw(ofClass.length, most - ofClass.length);
      rows = IntStream.concat(rows, Arrays.stream(again).map(i -> ofClass[i]));
    }
    return dataset.rows(rows.sorted().toArray());
  }

  /** As many rows of each class as the least has. */
  Dataset under(long seed) {
    int least = Arrays.stream(classes.sizes()).min().orElse(0);
    int[] wanted = new int[classes.count()];
    Arrays.fill(wanted, least);
    return dataset.rows(classes.sample(wanted, new Shuffle(seed)));
  }
}
