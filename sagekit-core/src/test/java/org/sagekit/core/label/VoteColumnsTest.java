package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.core.data.Datasets;

class VoteColumnsTest {
  private static final Dataset ROWS =
      Datasets.ofMaps(
              "rows",
              List.of(
                  Map.of("id", "a", "ann", "yes", "bob", "no", "truth", "yes"),
                  Map.of("id", "b", "bob", "no")))
          .as("id", Role.ID)
          .as("truth", Role.TARGET);

  @Test
  void whatIsMissingIsNoAnswer() {
    Votes votes = VoteColumns.votes(ROWS, "ann", "bob");
    assertThat(votes.name()).isEqualTo("rows");
    assertThat(votes.all())
        .containsExactly(
            new Vote<>("a", "ann", "yes"),
            new Vote<>("a", "bob", "no"),
            new Vote<>("b", "bob", "no"));
  }

  @Test
  void featuresAreTheWorkers() {
    assertThat(VoteColumns.votes(ROWS).workers()).containsExactlyInAnyOrder("ann", "bob");
  }

  @Test
  void theTargetIsGold() {
    assertThat(VoteColumns.gold(ROWS)).containsExactly(Map.entry("a", "yes"));
  }

  @Test
  void withoutIdsTasksAreTheNumbersOfTheRows() {
    Dataset rows = Datasets.ofArrays("r", new double[][] {{1, 2.5}, {Double.NaN, 4}}, "u", "v");
    assertThat(VoteColumns.numbers(rows).all())
        .containsExactly(
            new Vote<>("0", "u", 1.0), new Vote<>("0", "v", 2.5), new Vote<>("1", "v", 4.0));
  }

  @Test
  void saysWhichCellIsNoNumber() {
    assertThatThrownBy(() -> VoteColumns.numbers(ROWS, "ann"))
        .isInstanceOf(DataException.class)
        .hasMessage("rows: column 'ann' of row 0 must be a finite number, but was yes.");
  }

  @Test
  void aWorkerMustBeAColumn() {
    assertThatThrownBy(() -> VoteColumns.votes(ROWS, "anna"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Did you mean 'ann'?");
  }

  @Test
  void twoAnswersOfOneWorkerDoNotFitOneCell() {
    Votes votes = Votes.of("v", List.of(new Vote<>("1", "ann", "x"), new Vote<>("1", "ann", "y")));
    assertThatThrownBy(() -> VoteColumns.dataset(votes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Votes 'v': answer of worker 'ann' to task '1' must be one, but was 'x' and 'y'.");
  }

  @Test
  void aWorkerCalledAsTheTasksIsRefused() {
    assertThatThrownBy(
            () -> VoteColumns.dataset(Votes.of("v", List.of(new Vote<>("1", "task", "x")))))
        .hasMessage("Votes 'v': workers must be other than 'task' and 'truth', but was 'task'.");
  }

  @Property(tries = 100)
  void categoriesComeBack(@ForAll @Size(max = 30) List<@IntRange(max = 199) Integer> cells) {
    Map<String, Vote<String>> byCell = new LinkedHashMap<>();
    for (int cell : cells) {
      byCell.put(
          cell / 20 + " " + cell % 5, new Vote<>("t" + cell / 20, "w" + cell % 5, "l" + cell));
    }
    Votes votes =
        Votes.of("votes", new ArrayList<>(byCell.values())).withGold(Map.of("g", "l1", "t1", "l2"));
    Dataset table = VoteColumns.dataset(votes);
    Votes back = VoteColumns.votes(table).withGold(VoteColumns.gold(table));
    assertThat(new HashSet<>(back.all())).isEqualTo(new HashSet<>(votes.all()));
    assertThat(back.gold()).isEqualTo(votes.gold());
  }

  @Test
  void numbersComeBack() {
    Answers<Double> answers =
        Answers.ofAny("n", List.of(new Vote<>("1", "ann", 2.5), new Vote<>("2", "bob", -0.5)));
    assertThat(VoteColumns.numbers(VoteColumns.datasetOfNumbers(answers)).all())
        .isEqualTo(answers.all());
  }
}
