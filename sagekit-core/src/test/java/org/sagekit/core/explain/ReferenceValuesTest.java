package org.sagekit.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.explain.Explanations;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.Tree;

/** Values of the Python package shap 0.51.0. */
class ReferenceValuesTest {
  private static final Dataset ROWS =
      Graphs.rows(new double[] {0.5, -1, 0.3}, new double[] {-1.2, 0.4, 2}, new double[] {0, 0, 0});

  /** {@code TreeExplainer(model, feature_perturbation="tree_path_dependent")}. */
  @Test
  void agreesWithShapOnATreeOfScikitLearn() {
    Explanations found = Explainers.of(Graphs.numbers(3, Graphs.trees(3, tree()))).explain(ROWS);
    assertThat(found.base().get(0)).isCloseTo(-0.45775, within(1e-12));
    requireValues(
        found,
        new double[][] {
          {0.0347638888888889, 0.329548611111111, -0.11989583333333331},
          {0.2454583333333333, 0.13127083333333334, 2.461020833333333},
          {0.0347638888888889, 0.329548611111111, -0.11989583333333331}
        });
  }

  /** A DecisionTreeRegressor of scikit-learn 1.9.1, max_depth 3, of 40 rows. */
  private static Tree tree() {
    Tree.Builder tree = Tree.builder(1);
    tree.split(2, 0.6500000059604645, true, 40);
    tree.split(1, -1.1500000357627869, true, 30);
    tree.split(0, 1.800000011920929, true, 5);
    tree.leaf(4, -2.4349999999999996);
    tree.leaf(1, -4.8);
    tree.split(2, -0.949999988079071, true, 25);
    tree.leaf(7, -1.772857142857143);
    tree.leaf(18, -0.21333333333333332);
    tree.split(2, 1.050000011920929, true, 10);
    tree.split(0, -1.300000011920929, true, 6);
    tree.leaf(1, 0.19);
    tree.leaf(5, 0.8700000000000001);
    tree.split(0, -0.30000000447034836, true, 4);
    tree.leaf(1, 2.38);
    tree.leaf(3, 1.8533333333333333);
    tree.children(0, 1, 8).children(1, 2, 5).children(2, 3, 4).children(5, 6, 7);
    return tree.children(8, 9, 12).children(9, 10, 11).children(12, 13, 14).build();
  }

  /** {@code ExactExplainer(f, maskers.Independent(background))}. */
  @Test
  void agreesWithShapOnLayers() {
    Node hidden =
        new Node.Dense(
            3, 2, Doubles.of(1, -2, .5, .3, .7, -1), Doubles.of(.1, -.2), Node.Activation.TANH);
    Node sum =
        new Node.Dense(4, 1, Doubles.of(1.5, -.8), Doubles.of(.25), Node.Activation.IDENTITY);
    Dataset background =
        Graphs.rows(
            new double[] {0, 0, 0},
            new double[] {1, .5, -1},
            new double[] {-.5, 2, .3},
            new double[] {.2, -1, 1});
    Explanations found = Explainers.of(Graphs.numbers(3, hidden, sum), background, 1).explain(ROWS);
    assertThat(found.base().get(0)).isCloseTo(0.06574975, within(1e-8));
    requireValues(
        found,
        new double[][] {
          {-0.012867470356795106, 1.9818587810851178, 0.3284936073256002},
          {-0.9406573871774319, -0.46025466728528736, 1.2941495142290276},
          {-0.17685105230789472, 0.6239947963332992, 0.04450874920654425}
        });
  }

  private static void requireValues(Explanations found, double[][] expected) {
    for (int row = 0; row < expected.length; row++) {
      for (int field = 0; field < expected[row].length; field++) {
        assertThat(found.contribution(row, 0, field))
            .isCloseTo(expected[row][field], within(1e-12));
      }
    }
  }
}
