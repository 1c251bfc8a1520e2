package org.sagekit.core.label.weak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.label.weak.LabelingFunction;

class LabelMatricesTest {
  @TempDir Path folder;

  private static final LabelingFunction HIGH = LabelingFunctions.above("high", "up", "a", 0.2);
  private static final LabelingFunction LOW = LabelingFunctions.below("low", "down", "b", 0.1);

  @Test
  void functionsVoteOnEveryRow() {
    Dataset rows = ToyRows.numbers(50, 1);
    LabelMatrix votes = LabelMatrices.of(rows, List.of(HIGH, LOW));
    assertThat(votes.rows()).isEqualTo(50);
    for (int row = 0; row < 50; row++) {
      boolean high = rows.column("a").number(row) > 0.2;
      assertThat(votes.vote(row, 0)).isEqualTo(high ? 1 : LabelMatrix.ABSTAIN);
    }
  }

  @Test
  void theResultDoesNotDependOnThreads() throws Exception {
    Dataset rows = ToyRows.numbers(20_000, 1);
    LabelMatrix one = LabelMatrices.of(rows, List.of(LOW, HIGH));
    for (int threads : new int[] {1, 3}) {
      assertThat(LabelMatrices.of(rows, List.of(LOW, HIGH), TestRun.at(folder).threads(threads)))
          .isEqualTo(one);
    }
  }

  @Test
  void aFunctionThatThrowsIsNamedWithTheFirstRowAtFault() {
    LabelingFunction bad =
        LabelingFunctions.when(
            "bad",
            "up",
            row -> {
              if (row.number(0) > 0.9) {
                throw new IllegalStateException("no idea");
              }
              return true;
            });
    Dataset rows = ToyRows.numbers(5000, 1);
    int first = 0;
    while (rows.column("a").number(first) <= 0.9) {
      first++;
    }
    String message =
        "Labeling function 'bad': vote on row %s of toy rows must be a label or empty, but it threw java.lang.IllegalStateException: no idea."
            .formatted(first);
    assertThatThrownBy(() -> LabelMatrices.of(rows, List.of(HIGH, bad)))
        .isInstanceOf(DataException.class)
        .hasMessage(message)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> LabelMatrices.of(rows, List.of(HIGH, bad), TestRun.at(folder)))
        .hasMessage(message);
  }

  @Test
  void nullAndBlankAreNoVotes() {
    Dataset rows = ToyRows.numbers(3, 1);
    assertThatThrownBy(
            () -> LabelMatrices.of(rows, List.of(LabelingFunctions.of("f", row -> null))))
        .hasMessageContaining("must be a label or empty, but was null.");
    assertThatThrownBy(
            () ->
                LabelMatrices.of(rows, List.of(LabelingFunctions.of("f", row -> Optional.of(" ")))))
        .hasMessageContaining("must be a label or empty, but was ' '.");
  }

  @Test
  void aColumnThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () ->
                LabelMatrices.of(
                    ToyRows.numbers(3, 1), List.of(LabelingFunctions.above("f", "x", "aa", 1))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("column 'aa' is not there");
  }

  @Test
  void functionsMustBeThereAndOfDifferentNames() {
    Dataset rows = ToyRows.numbers(3, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelMatrices.of(rows, List.of()))
        .withMessageContaining("functions must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LabelMatrices.of(rows, List.of(HIGH, HIGH)))
        .withMessageContaining("'high' twice");
  }

  private LabelMatrix read(String... lines) throws IOException {
    return LabelMatrices.csv(Files.write(folder.resolve("votes.csv"), List.of(lines)));
  }

  @Test
  void readsVotesAndGold() throws IOException {
    LabelMatrix votes = read("id,gold,lf0,lf1", "0,1,-1,1", "1,,0,-1", "x,-1,2,2");
    assertThat(votes.functions()).containsExactly("lf0", "lf1");
    assertThat(votes.labels()).containsExactly("0", "1", "2");
    assertThat(votes.gold(0)).isEqualTo(1);
    assertThat(votes.goldRows()).isEqualTo(1);
    assertThat(votes.vote(0, 0)).isEqualTo(LabelMatrix.ABSTAIN);
    assertThat(votes.vote(2, 1)).isEqualTo(2);
    assertThat(votes.name()).isEqualTo("votes.csv");
  }

  @Test
  void takesWholeNumbersThatAnotherProgramWroteAsFractions() throws IOException {
    LabelMatrix votes = read("id,gold,lf0", "0,1.0,1.0", "1,,-1.0");
    assertThat(votes.labels()).containsExactly("1");
    assertThat(votes.isUncovered(1)).isTrue();
  }

  @Test
  void goldMayBeMissingAltogether() throws IOException {
    assertThat(read("id,gold,lf0", "0,,1", "1,,0").goldRows()).isZero();
    assertThat(read("lf0,lf1", "0,-1").goldRows()).isZero();
  }

  @Test
  void namesTheCellThatIsNoVote() {
    assertThatThrownBy(() -> read("id,gold,lf0,lf1", "0,1,1,0", "1,1,0,"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "votes.csv: column 'lf1' of row 1 must be a whole number from -1, which abstains, to 999, but was empty.");
    for (String bad : List.of("spam", "0.5", "-2", "1000", "NaN")) {
      assertThatThrownBy(() -> read("id,gold,lf0", "0,1,1", "1,1," + bad))
          .isInstanceOf(DataException.class)
          .hasMessageContaining("column 'lf0' of row 1 must be a whole number")
          .hasMessageContaining("'" + bad + "'");
    }
    assertThatThrownBy(() -> read("id,gold,lf0", "0,maybe,1"))
        .hasMessageContaining("column 'gold' of row 0");
  }

  @Test
  void aFileMustHaveFunctions() {
    assertThatThrownBy(() -> read("id,gold", "0,1"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "votes.csv: columns must be id, gold and at least 1 labelling function, but were [id, gold].");
  }
}
