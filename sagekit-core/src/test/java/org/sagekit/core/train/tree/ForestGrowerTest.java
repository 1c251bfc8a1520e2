package org.sagekit.core.train.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sagekit.api.model.Tree;
import org.sagekit.core.train.tree.Growth.Limits;
import org.sagekit.core.train.tree.Growth.Thresholds;

class ForestGrowerTest {
  private static final Limits NO_LIMITS = new Limits(1_000, 0, 0, 0);
  private static final Growth CART = new Growth(false, Thresholds.BEST, 9, NO_LIMITS);

  /** Splits by hand: at 2.5 the errors are 0 and 2/3 of those before, then 8 and 9 part from 5. */
  @Test
  void splitsNumbersWhereTheSquaredErrorFallsMost() {
    Tree tree =
        grower(CART, Response.ofNumbers(new double[] {1, 1, 8, 9, 5}), values(1, 2, 3, 4, 5))
            .tree(0);
    assertThat(tree.threshold(0)).isEqualTo(2.5);
    assertThat(tree.cover(0)).isEqualTo(5);
    assertThat(tree.value(tree.left(0), 0)).isEqualTo(1);
    assertThat(tree.threshold(tree.right(0))).isEqualTo(4.5);
    assertThat(predicted(tree, 4)[0]).isEqualTo(9);
  }

  /** Gini by hand: 6 - (9/3 + (4 + 1)/3) = 4/3 for x <= 3.5; for the other column it is more. */
  @Test
  void splitsClassesWhereGiniFallsMost() {
    double[] classes = {0, 0, 0, 1, 1, 2};
    Tree tree =
        grower(
                CART,
                Response.ofClasses(classes, 3),
                values(9, 1, 5, 9, 1, 5),
                values(1, 2, 3, 4, 5, 6))
            .tree(0);
    assertThat(tree.feature(0)).isEqualTo(1);
    assertThat(tree.threshold(0)).isEqualTo(3.5);
    assertThat(predicted(tree, 0, 5.4)).containsExactly(0, 1, 0);
    assertThat(predicted(tree, 0, 5.6)).containsExactly(0, 0, 1);
  }

  @Test
  void givesTheSharesOfTheClassesByWeight() {
    Growth stump = new Growth(false, Thresholds.BEST, 1, new Limits(1, 0, 0, 0));
    Tree tree =
        new ForestGrower(
                List.of(RankedColumn.of(values(1, 1, 2, 2))),
                Response.ofClasses(values(0, 1, 1, 1), 2),
                values(3, 1, 1, 1),
                stump,
                1)
            .tree(0);
    assertThat(predicted(tree, 1)).containsExactly(0.75, 0.25);
    assertThat(tree.cover(tree.left(0))).isEqualTo(4);
  }

  @Property(tries = 60)
  void hasPureLeavesOnDistinctRows(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 3) int kind) {
    Table table = Table.random(seed, 300);
    Thresholds thresholds = kind % 2 == 0 ? Thresholds.BEST : Thresholds.RANDOM;
    Growth growth = new Growth(false, thresholds, 1, NO_LIMITS);
    Response response =
        kind < 2 ? Response.ofNumbers(table.y) : Response.ofClasses(table.classes, 4);
    Tree tree = grower(growth, response, table.x).tree(0);
    for (int row = 0; row < 300; row++) {
      double[] values = predicted(tree, table.row(row));
      double right = kind < 2 ? table.y[row] : 1;
      int index = kind < 2 ? 0 : (int) table.classes[row];
      assertThat(values[index]).isCloseTo(right, within(1e-12));
    }
  }

  @Property(tries = 40)
  void countsARowOfWeightThreeAsThreeRows(@ForAll long seed, @ForAll boolean classes) {
    Table table = Table.random(seed, 80);
    Random random = new Random(seed);
    double[] weights = random.ints(80, 1, 4).asDoubleStream().toArray();
    int[] repeated =
        IntStream.range(0, 80)
            .flatMap(row -> IntStream.range(0, (int) weights[row]).map(i -> row))
            .toArray();
    Limits limits = new Limits(20, 4, 2, 0);
    Growth growth = new Growth(false, Thresholds.BEST, 3, limits);
    double[][] columns =
        Arrays.stream(table.x).map(x -> picked(x, repeated)).toArray(double[][]::new);
    double[] y = classes ? table.classes : table.wholes();
    Tree byWeight =
        new ForestGrower(ranked(table.x), response(y, classes), weights, growth, 42).tree(0);
    Tree byRepeating = grower(growth, response(picked(y, repeated), classes), columns).tree(0);
    assertThat(byWeight.size()).isEqualTo(byRepeating.size());
    for (int node = 0; node < byWeight.size(); node++) {
      assertThat(byWeight.feature(node)).isEqualTo(byRepeating.feature(node));
      assertThat(byWeight.threshold(node)).isEqualTo(byRepeating.threshold(node));
      assertThat(byWeight.cover(node)).isEqualTo(byRepeating.cover(node));
    }
  }

  @Property(tries = 30)
  void keepsToItsLimits(@ForAll long seed, @ForAll boolean random) {
    Table table = Table.random(seed, 200);
    Thresholds thresholds = random ? Thresholds.RANDOM : Thresholds.BEST;
    Growth growth = new Growth(true, thresholds, 2, new Limits(5, 10, 4, 0));
    Tree tree = grower(growth, Response.ofClasses(table.classes, 4), table.x).tree(3);
    assertThat(depth(tree, 0)).isLessThanOrEqualTo(5);
    for (int node = 0; node < tree.size(); node++) {
      assertThat(tree.cover(node)).isGreaterThanOrEqualTo(tree.isLeaf(node) ? 4 : 10);
    }
  }

  @Test
  void growsATreeByItsIndexAlone() {
    Table table = Table.random(5, 100);
    Growth growth = new Growth(true, Thresholds.BEST, 2, NO_LIMITS);
    ForestGrower grower = grower(growth, Response.ofNumbers(table.y), table.x);
    List<Tree> inTurn = IntStream.range(0, 8).mapToObj(grower::tree).toList();
    List<Tree> atOnce = IntStream.range(0, 8).parallel().mapToObj(grower::tree).toList();
    assertThat(atOnce).isEqualTo(inTurn);
    assertThat(inTurn.get(0)).isNotEqualTo(inTurn.get(1));
  }

  @Test
  void leavesRowsThatCanNotBeToldApartTogether() {
    Tree tree = grower(CART, Response.ofNumbers(values(1, 3)), values(4, 4)).tree(0);
    assertThat(tree.size()).isEqualTo(1);
    assertThat(tree.value(0, 0)).isEqualTo(2);
  }

  @Test
  void mergesLeavesThatPredictTheSame() {
    double[] xor = {0, 1, 1, 0};
    Growth stump = new Growth(false, Thresholds.BEST, 2, new Limits(1, 0, 0, 0));
    assertThat(
            grower(stump, Response.ofClasses(xor, 2), values(0, 0, 1, 1), values(0, 1, 0, 1))
                .tree(0)
                .size())
        .isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoTable() {
    Response response = Response.ofNumbers(values(1, 2));
    assertThatThrownBy(() -> grower(CART, response))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("columns must be at least one");
    assertThatThrownBy(() -> grower(CART, response, values(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as long as the response, 2");
    assertThatThrownBy(() -> Response.ofClasses(values(0, 2), 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("whole numbers from 0 to 1");
    assertThatThrownBy(() -> Response.ofNumbers(values(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ForestGrower grower(Growth growth, Response response, double[]... columns) {
    double[] weights = new double[response.size()];
    Arrays.fill(weights, 1);
    return new ForestGrower(ranked(columns), response, weights, growth, 42);
  }

  private static List<RankedColumn> ranked(double[]... columns) {
    return Arrays.stream(columns).map(RankedColumn::of).toList();
  }

  private static Response response(double[] y, boolean classes) {
    return classes ? Response.ofClasses(y, 4) : Response.ofNumbers(y);
  }

  private static double[] picked(double[] values, int[] rows) {
    return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
  }

  private static double[] values(double... values) {
    return values;
  }

  private static double[] predicted(Tree tree, double... row) {
    int node = 0;
    while (!tree.isLeaf(node)) {
      boolean left = row[tree.feature(node)] <= tree.threshold(node);
      node = left ? tree.left(node) : tree.right(node);
    }
    double[] values = new double[tree.leafWidth()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tree.value(node, i);
    }
    return values;
  }

  private static int depth(Tree tree, int node) {
    return tree.isLeaf(node)
        ? 0
        : 1 + Math.max(depth(tree, tree.left(node)), depth(tree, tree.right(node)));
  }

  /** A column of its own values for each row, one of few values and one of many ties. */
  private record Table(double[][] x, double[] y, double[] classes) {

    static Table random(long seed, int rows) {
      Random random = new Random(seed);
      List<Integer> places = new ArrayList<>(IntStream.range(0, rows).boxed().toList());
      java.util.Collections.shuffle(places, random);
      double[][] x = new double[3][rows];
      double[] y = new double[rows];
      double[] classes = new double[rows];
      for (int row = 0; row < rows; row++) {
        x[0][row] = places.get(row) * 1e-3;
        x[1][row] = random.nextInt(3);
        x[2][row] = Math.round(random.nextGaussian() * 10);
        y[row] = random.nextGaussian() + x[1][row];
        classes[row] = random.nextInt(4);
      }
      return new Table(x, y, classes);
    }

    double[] row(int row) {
      return Arrays.stream(x).mapToDouble(column -> column[row]).toArray();
    }

    double[] wholes() {
      return Arrays.stream(y).map(Math::rint).toArray();
    }
  }
}
