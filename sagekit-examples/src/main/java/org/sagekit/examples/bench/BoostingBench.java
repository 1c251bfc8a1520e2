package org.sagekit.examples.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.Stages;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.SageKit;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.XGBoost;

/**
 * Times boosting from a dataset of numbers to a graph: {@code BoostingBench FILE ROWS COLUMNS
 * ROUNDS REPEATS}. The file has 32-bit numbers, little end first: row behind row the columns and
 * then the class, 0 or 1. {@code bench/boosting_yardstick.py} writes it and times the native
 * library on it.
 */
public final class BoostingBench {
  private BoostingBench() {}

  public static void main(String[] args) throws Exception {
    Dataset rows = read(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    int rounds = Integer.parseInt(args[3]);
    Path home = Files.createTempDirectory("bench");
    try (SageKit kit = SageKit.open(home)) {
      for (int repeat = 0; repeat < Integer.parseInt(args[4]); repeat++) {
        long begun = System.nanoTime();
        ScoringGraph graph =
            kit.run(
                    Stages.of(
                        "train " + repeat,
                        (input, run) ->
                            Trainers.xgboost().with(XGBoost.ROUNDS, rounds).train(input, run)),
                    rows)
                .output();
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.println(
            String.format(
                Locale.ROOT, "{\"seconds\":%.3f,\"nodes\":%d}", seconds, graph.nodes().size()));
      }
    }
  }

  private static Dataset read(Path file, int rows, int columns) throws IOException {
    double[][] numbers = new double[columns][rows];
    int[] classes = new int[rows];
    ByteBuffer row = ByteBuffer.allocate((columns + 1) * 4 * 1000).order(ByteOrder.LITTLE_ENDIAN);
    try (FileChannel in = FileChannel.open(file)) {
      for (int at = 0; at < rows; ) {
        row.clear();
        while (row.hasRemaining() && in.read(row) >= 0) {}
        row.flip();
        for (; row.hasRemaining(); at++) {
          for (int column = 0; column < columns; column++) {
            numbers[column][at] = row.getFloat();
          }
          classes[at] = (int) row.getFloat();
        }
      }
    }
    List<Field> fields = new ArrayList<>();
    List<Column> all = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      fields.add(Field.of(String.format(Locale.ROOT, "x%02d", column), FieldType.NUMERIC));
      all.add(Column.ofNumbers(numbers[column]));
    }
    fields.add(new Field("y", FieldType.CATEGORICAL, Role.TARGET));
    all.add(CategoricalColumn.of(classes, List.of("no", "yes")));
    return Dataset.of("generated", Schema.of(fields), all);
  }
}
