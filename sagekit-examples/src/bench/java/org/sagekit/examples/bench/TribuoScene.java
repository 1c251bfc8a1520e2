package org.sagekit.examples.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.sagekit.api.model.Tree;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * A forest of Tribuo, the same trees in SageKit, and rows as both take them. Of numbers Tribuo
 * takes long to learn, so it is a forest of classes, whose trees vote: what is compared is the
 * share of votes.
 */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets it up
public class TribuoScene extends ForestScene {
  private static final String YES = "yes";
  private static final float COLUMNS_A_SPLIT = 1 / 3f;

  private Model<Label> forest;
  private List<Example<Label>> examples;

  /** A forest of 2,000 rows, as more take minutes. */
  public TribuoScene() {
    super(2_000);
  }

  /** Grows the forest. */
  @Setup(Level.Trial)
  public void open() {
    LabelFactory factory = new LabelFactory();
    MutableDataset<Label> rows =
        new MutableDataset<>(new SimpleDataSourceProvenance("generated", factory), factory);
    examples(train).forEach(rows::add);
    CARTClassificationTrainer tree =
        new CARTClassificationTrainer(
            DEPTH, LEAST_ROWS, 0, COLUMNS_A_SPLIT, false, new GiniIndex(), SEED);
    forest = new RandomForestTrainer<>(tree, new VotingCombiner(), TREES, SEED).train(rows);
    examples = examples(test);
    List<Tree> trees = new ArrayList<>();
    for (Model<Label> one : ((WeightedEnsembleModel<Label>) forest).getModels()) {
      Tree.Builder builder = Tree.builder(1);
      add(builder, ((TreeModel<Label>) one).getRoot());
      trees.add(builder.build());
    }
    lowered(trees);
  }

  private static List<Example<Label>> examples(GeneratedRows rows) {
    String[] names =
        IntStream.range(0, GeneratedRows.COLUMNS)
            .mapToObj(NumberGraph::name)
            .toArray(String[]::new);
    List<Example<Label>> examples = new ArrayList<>();
    float[][] each = rows.oneByOne();
    for (int row = 0; row < each.length; row++) {
      Label label = new Label(rows.classes()[row] == 1 ? YES : "no");
      examples.add(new ArrayExample<>(label, names.clone(), numbers(each[row])));
    }
    return examples;
  }

  private static int add(Tree.Builder builder, Node<Label> node) {
    if (node instanceof LeafNode<Label> leaf) {
      return builder.leaf(1, leaf.getOutput().getLabel().equals(YES) ? 1 : 0);
    }
    SplitNode<Label> split = (SplitNode<Label>) node;
    int own = builder.split(split.getFeatureID(), split.splitValue(), false, 1);
    int less = add(builder, split.getLessThanOrEqual());
    builder.children(own, less, add(builder, split.getGreaterThan()));
    return own;
  }

  @Override
  double peer(int row) {
    Label yes = forest.predict(examples.get(row)).getOutputScores().get(YES);
    return Objects.requireNonNull(yes).getScore();
  }
}
