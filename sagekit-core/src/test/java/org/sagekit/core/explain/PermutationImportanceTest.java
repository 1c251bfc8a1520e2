package org.sagekit.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sagekit.api.Summary;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.explain.Importance;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Model;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.Metric;

class PermutationImportanceTest {
  private final Dataset rows = ToyRows.numbers(500, 1);

  /** {@code wa a + wb b}. */
  private static Model model(double wa, double wb) {
    ScoringGraph graph =
        Graphs.numbers(
            2, new Node.Dense(2, 1, Doubles.of(wa, wb), Doubles.of(0), Node.Activation.IDENTITY));
    return () -> graph;
  }

  /** Shuffling a of {@code y = a + b} makes the error {@code a - a'}, of variance 2 Var(a). */
  @Test
  void givesWhatShufflingCosts() {
    Importance found =
        PermutationImportance.of(model(1, 1), Metric.RMSE).repeats(20).seed(7).on(rows);
    assertThat(found.get("a").value()).isCloseTo(Math.sqrt(2.0 / 3) - 0.1, within(0.03));
    assertThat(found.get("a").error()).isBetween(1e-4, 0.02);
    assertThat(PermutationImportance.of(model(1, 1), Metric.RMSE).repeats(20).seed(7).on(rows))
        .isEqualTo(found);
  }

  @Test
  void aFieldThatIsNotUsedCostsNothing() {
    Importance found = PermutationImportance.of(model(1, 0), Metric.R2).on(rows);
    assertThat(found.entries().get(0).name()).isEqualTo("a");
    assertThat(found.get("b").value()).isZero();
  }

  @Test
  void whatBelongsTogetherIsShuffledTogether() {
    Dataset same =
        rows.with(rows.schema().field("b"), rows.column("a"))
            .with(rows.schema().field("y"), rows.column("a"));
    Model difference = model(3, -2);
    Importance apart = PermutationImportance.of(difference, Metric.RMSE).on(same);
    Importance together =
        PermutationImportance.of(difference, Metric.RMSE).group("both", "a", "b").on(same);
    assertThat(together.entries()).hasSize(1);
    assertThat(together.get("both").value()).isLessThan(apart.get("a").value() / 2);
    assertThat(together.summary().parts()).hasAtLeastOneElementOfType(Summary.Bars.class);
  }

  @Test
  void refusesWhatDoesNotFit() {
    PermutationImportance plan = PermutationImportance.of(model(1, 1), Metric.RMSE);
    assertThatThrownBy(() -> PermutationImportance.of(model(1, 1), Metric.AUC))
        .hasMessageContaining("metric must be one for REGRESSION, but was AUC");
    assertThatThrownBy(() -> plan.group("g", "aa")).hasMessageContaining("Did you mean 'a'?");
    assertThatThrownBy(() -> plan.repeats(0)).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> plan.on(rows.first(0))).hasMessageContaining("at least one");
  }
}
