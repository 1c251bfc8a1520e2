package org.sagekit.examples.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Split;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.SageKit;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.data.Splits;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/**
 * Writes what XGBoost learnt from and what it says of the test rows: {@code BoostingParity DATA
 * TARGET SPLIT FOLDER}. {@code bench/boosting_parity.py} trains the library from Python on the same
 * numbers and compares. Tables with target means are refused: their training rows get estimates
 * that the graph does not hold.
 */
public final class BoostingParity {
  private BoostingParity() {}

  public static void main(String[] args) throws Exception {
    Split split = Splits.byPart(Datasets.read(Path.of(args[0])), Path.of(args[2]));
    TrainingJob job =
        TrainingJob.named("train", Trainers.xgboost()).target(args[1]).test(split.test()).build();
    try (SageKit kit = SageKit.open(Files.createTempDirectory("parity"))) {
      TrainedModel model = kit.run(job, split.train()).output();
      Split prepared = job.split(split.train(), 0);
      write(model, prepared, Path.of(args[3]));
      System.out.println(model.graph().task() + " " + model.graph().classes().size());
    }
  }

  private static void write(TrainedModel model, Split split, Path folder) throws IOException {
    List<Node> nodes = model.graph().nodes();
    int end = 0;
    while (!(nodes.get(end) instanceof Node.TreeEnsemble)) {
      if (nodes.get(end) instanceof Node.LevelValue) {
        throw new IllegalArgumentException("BoostingParity: table has target means.");
      }
      end++;
    }
    int width = model.graph().widths().get(end - 1);
    List<String> names = IntStream.range(0, width).mapToObj(Integer::toString).toList();
    ScoringGraph encoding =
        new ScoringGraph(Task.PROJECTION, model.graph().inputs(), names, nodes.subList(0, end));
    write(folder.resolve("train.f64"), Scorers.of(encoding).score(split.train()).toArray());
    write(folder.resolve("test.f64"), Scorers.of(encoding).score(split.test()).toArray());
    write(folder.resolve("label.f64"), labels(split.train()));
    Node.TreeEnsemble trees = (Node.TreeEnsemble) nodes.get(end);
    write(folder.resolve("base.f64"), trees.base().toArray());
    Predictions said = Scorers.of(model).score(split.test());
    write(folder.resolve("said.f64"), said.toArray());
  }

  private static double[] labels(Dataset rows) {
    Column target = rows.target();
    return IntStream.range(0, rows.size())
        .mapToDouble(
            row ->
                target instanceof CategoricalColumn classes
                    ? classes.code(row)
                    : target.number(row))
        .toArray();
  }

  private static void write(Path file, double[] values) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    Files.write(file, bytes.array());
  }
}
