package org.sagekit.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
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

  private static final Dataset BACKGROUND =
      Graphs.rows(
          new double[] {0, 0, 0},
          new double[] {1, .5, -1},
          new double[] {-.5, 2, .3},
          new double[] {.2, -1, 1});
  private static final Dataset OTHERS =
      Graphs.rows(
          new double[] {-2, -2, -1.5}, new double[] {2, -1.3, 1.2}, new double[] {-1.2, .4, 2});

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
    Explanations found = Explainers.of(Graphs.numbers(3, hidden, sum), BACKGROUND, 1).explain(ROWS);
    assertThat(found.base().get(0)).isCloseTo(0.06574975, within(1e-8));
    requireValues(
        found,
        new double[][] {
          {-0.012867470356795106, 1.9818587810851178, 0.3284936073256002},
          {-0.9406573871774319, -0.46025466728528736, 1.2941495142290276},
          {-0.17685105230789472, 0.6239947963332992, 0.04450874920654425}
        });
  }

  /**
   * {@code TreeExplainer(model, background, feature_perturbation="interventional")}, which adds
   * floats.
   */
  @Test
  void agreesWithShapOnATreeAgainstABackground() {
    Explanations found =
        Explainers.interventional(Graphs.numbers(3, Graphs.trees(3, tree())), BACKGROUND, 1)
            .explain(OTHERS);
    assertThat(found.base().get(0)).isCloseTo(-0.33238095238095233, within(1e-12));
    requireValues(
        found,
        0,
        1e-6,
        new double[][] {
          {-0.08500000089406967, -0.9692558646202087, -1.0483630895614624},
          {-0.3614583984017372, -0.9338095188140869, 3.48098224401474},
          {0.19750003516674042, 0.0, 2.5148811042308807}
        });
  }

  /** As the one before, of the three classes of a forest. */
  @Test
  void agreesWithShapOnAForestOfSeveralOutputs() {
    Explanations found =
        Explainers.interventional(
                Graphs.classes(3, List.of("a", "b", "c"), forest()), BACKGROUND, 1)
            .explain(OTHERS);
    assertThat(found.base().toArray()).containsExactly(new double[] {.37, .63, 0}, within(1e-12));
    double[][][] rowsByClass = {
      {
        {0.42791666835546494, -0.05312499776482582, -0.0364583320915699},
        {-0.054305557161569595, -0.08243055269122124, -0.17326389253139496},
        {0.17402777867391706, 0.02673611044883728, -0.5707638920284808}
      },
      {
        {-0.4279166664928198, 0.05312500428408384, 0.0364583320915699},
        {0.05430555157363415, 0.2074305545538664, 0.048263887874782085},
        {-0.02402778621762991, -0.21423611044883728, 0.10826388653367758}
      },
      {{0, 0, 0}, {0, -0.125, 0.125}, {-0.15000000223517418, 0.1875, 0.4625000022351742}}
    };
    for (int output = 0; output < 3; output++) {
      requireValues(found, output, 1e-7, rowsByClass[output]);
    }
    assertThat(found.total(2, 0)).isCloseTo(0, within(1e-12));
    assertThat(found.total(2, 2)).isCloseTo(0.5, within(1e-12));
  }

  /** A RandomForestClassifier of scikit-learn 1.9.1, two trees, max_depth 3, of 60 rows. */
  private static Node forest() {
    Tree.Builder one = Tree.builder(3);
    one.split(1, 0.2500000074505806, true, 60);
    one.split(0, -0.05000000074505806, true, 34);
    one.split(2, 0.8499999940395355, true, 15);
    one.leaf(12, 0.9166666666666666, 0.08333333333333333, 0);
    one.leaf(3, 0, 1, 0);
    one.leaf(19, 0, 1, 0);
    one.split(2, 0.9000000059604645, true, 26);
    one.split(0, -0.2500000074505806, true, 21);
    one.leaf(11, 1, 0, 0);
    one.leaf(10, 0.6, 0.4, 0);
    one.leaf(5, 0, 0, 1);
    one.children(0, 1, 6).children(1, 2, 5).children(2, 3, 4).children(6, 7, 10);
    one.children(7, 8, 9);
    Tree.Builder two = Tree.builder(3);
    two.split(0, -0.3500000089406967, true, 60);
    two.split(2, 0.8499999940395355, true, 17);
    two.split(2, -1.149999976158142, true, 15);
    two.leaf(2, 0.5, 0.5, 0);
    two.leaf(13, 1, 0, 0);
    two.leaf(2, 0, 1, 0);
    two.split(2, 1.25, true, 43);
    two.split(1, 1.050000011920929, true, 37);
    two.leaf(25, 0.12, 0.88, 0);
    two.leaf(12, 0.5833333333333334, 0.4166666666666667, 0);
    two.split(2, 2.0, true, 6);
    two.leaf(5, 0, 0.2, 0.8);
    two.leaf(1, 0, 1, 0);
    two.children(0, 1, 6).children(1, 2, 5).children(2, 3, 4).children(6, 7, 10);
    two.children(7, 8, 9).children(10, 11, 12);
    return new Node.TreeEnsemble(
        3,
        3,
        List.of(one.build(), two.build()),
        List.of(),
        Doubles.of(0, 0, 0),
        0.5,
        Node.Comparison.LESS_OR_EQUAL,
        Node.Precision.DOUBLE);
  }

  private static void requireValues(Explanations found, double[][] expected) {
    requireValues(found, 0, 1e-12, expected);
  }

  private static void requireValues(
      Explanations found, int output, double tolerance, double[][] expected) {
    for (int row = 0; row < expected.length; row++) {
      for (int field = 0; field < expected[row].length; field++) {
        assertThat(found.contribution(row, output, field))
            .isCloseTo(expected[row][field], within(tolerance));
      }
    }
  }
}
