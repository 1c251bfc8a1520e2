package org.sagekit.core.label.weak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Summary;
import org.sagekit.api.label.weak.FunctionQuality;
import org.sagekit.api.label.weak.LabelAnalysis;
import org.sagekit.api.label.weak.LabelMatrix;
import org.sagekit.api.label.weak.LabelMatrixBuilder;

class LabelAnalysesTest {
  private final LabelAnalysis analysis =
      LabelAnalyses.of(
          LabelMatrix.builder("m", List.of("f", "g", "never"))
              .row(Arrays.asList("x", null, null), "x")
              .row(Arrays.asList("x", "x", null), "y")
              .row(Arrays.asList("x", "y", null))
              .row(Arrays.asList(null, null, null), "x")
              .build());

  @Test
  void countsCoverageOverlapsConflictsAndPolarity() {
    FunctionQuality f = analysis.functions().get(0);
    assertThat(f.coverage()).isEqualTo(0.75);
    assertThat(f.overlap()).isEqualTo(0.5);
    assertThat(f.conflict()).isEqualTo(0.25);
    assertThat(f.polarity()).containsExactly("x");
    assertThat(analysis.functions().get(1).polarity()).containsExactly("x", "y");
    assertThat(analysis.uncovered()).isEqualTo(1);
    assertThat(analysis.conflicting()).isEqualTo(1);
  }

  @Test
  void judgesOnlyWhereThereIsGoldAndAVote() {
    FunctionQuality f = analysis.functions().get(0);
    assertThat(f.judged()).isEqualTo(2);
    assertThat(f.right()).isEqualTo(1);
    assertThat(f.accuracy()).isEqualTo(0.5);
    FunctionQuality never = analysis.functions().get(2);
    assertThat(never.accuracy()).isNaN();
    assertThat(never.low()).isZero();
    assertThat(never.high()).isEqualTo(1);
  }

  /** The figures of Newcombe (1998), Statistics in Medicine 17, table I, method 3. */
  @Test
  void intervalsAreWilsons() {
    assertThat(LabelAnalyses.wilson(81, 263))
        .containsExactly(new double[] {0.2553, 0.3662}, within(5e-5));
    assertThat(LabelAnalyses.wilson(15, 148))
        .containsExactly(new double[] {0.0624, 0.1605}, within(5e-5));
    assertThat(LabelAnalyses.wilson(0, 20)).containsExactly(new double[] {0, 0.1611}, within(5e-5));
    assertThat(LabelAnalyses.wilson(1, 29))
        .containsExactly(new double[] {0.0061, 0.1718}, within(5e-5));
  }

  @Test
  void warnsOfFunctionsThatSayTheSame() {
    LabelMatrixBuilder matrix = LabelMatrix.builder("m", List.of("f", "copy", "other"));
    for (int row = 0; row < 40; row++) {
      String vote = row % 2 == 0 ? "x" : null;
      matrix.row(Arrays.asList(vote, vote, row % 3 == 0 ? "x" : null));
    }
    LabelAnalysis twins = LabelAnalyses.of(matrix.build());
    assertThat(twins.twins()).containsExactly(new LabelAnalysis.Twins("f", "copy", 1, 20));
    assertThat(twins.summary().parts().toString()).contains("f and copy say the same on 1.000");
  }

  @Test
  void theTableHasALineAFunction() {
    Summary.Table table = (Summary.Table) analysis.summary().parts().get(1);
    assertThat(table.rows()).hasSize(3);
    assertThat(table.rows().get(0))
        .containsExactly("f", "x", "0.750", "0.500", "0.250", "2", "0.500", "0.095 to 0.905");
    assertThat(table.rows().get(2)).endsWith("0", "", "");
  }

  @Test
  void noRowsAreNoFault() {
    LabelAnalysis none = LabelAnalyses.of(LabelMatrix.builder("m", List.of("f")).build());
    assertThat(none.functions().get(0).coverage()).isZero();
  }
}
