package org.sagekit.examples.bench;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.sagekit.api.model.Tree;
import smile.base.cart.Node;
import smile.base.cart.OrdinalNode;
import smile.base.cart.RegressionNode;
import smile.data.DataFrame;
import smile.data.Tuple;
import smile.data.formula.Formula;
import smile.data.vector.DoubleVector;
import smile.regression.RandomForest;
import smile.regression.RegressionTree;

/** A forest of SMILE, the same trees in SageKit, and rows as both take them. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets it up
public class SmileScene extends ForestScene {
  private RandomForest forest;
  private Tuple[] tuples;

  /** A forest of 10,000 rows. */
  public SmileScene() {
    super(10_000);
  }

  /** Grows the forest. */
  @Setup(Level.Trial)
  public void open() throws Exception {
    forest =
        RandomForest.fit(
            Formula.lhs("y"),
            frame(train).merge(DoubleVector.of("y", numbers(train.classes()))),
            TREES,
            GeneratedRows.COLUMNS / 3,
            DEPTH,
            Integer.MAX_VALUE,
            LEAST_ROWS,
            1,
            LongStream.range(0, TREES));
    DataFrame asked = frame(test);
    tuples = IntStream.range(0, test.count()).mapToObj(asked::get).toArray(Tuple[]::new);
    List<Tree> trees = new ArrayList<>();
    for (RegressionTree tree : forest.trees()) {
      Tree.Builder builder = Tree.builder(1);
      add(builder, tree.root());
      trees.add(builder.build());
    }
    lowered(trees);
  }

  private static DataFrame frame(GeneratedRows rows) {
    double[][] numbers =
        Arrays.stream(rows.oneByOne()).map(ForestScene::numbers).toArray(double[][]::new);
    String[] names =
        IntStream.range(0, GeneratedRows.COLUMNS)
            .mapToObj(NumberGraph::name)
            .toArray(String[]::new);
    return DataFrame.of(numbers, names);
  }

  private static int add(Tree.Builder builder, Node node) throws ReflectiveOperationException {
    if (node instanceof RegressionNode leaf) {
      return builder.leaf(leaf.size(), leaf.output());
    }
    OrdinalNode split = (OrdinalNode) node;
    int own = builder.split(split.feature(), threshold(split), false, split.size());
    int less = add(builder, split.trueChild());
    builder.children(own, less, add(builder, split.falseChild()));
    return own;
  }

  /** SMILE keeps it to itself. */
  private static double threshold(OrdinalNode split) throws ReflectiveOperationException {
    Field value = OrdinalNode.class.getDeclaredField("value");
    value.setAccessible(true);
    return value.getDouble(split);
  }

  @Override
  double peer(int row) {
    return forest.predict(tuples[row]);
  }
}
