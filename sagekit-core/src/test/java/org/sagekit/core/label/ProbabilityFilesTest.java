package org.sagekit.core.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.DataException;
import org.sagekit.api.label.errors.JudgedLabels;

class ProbabilityFilesTest {
  @TempDir Path folder;

  private JudgedLabels read(String text) throws IOException {
    return ProbabilityFiles.csv(Files.writeString(folder.resolve("probs.csv"), text));
  }

  @Test
  void readsIdsAndLabelsAsTheyStandThere() throws IOException {
    JudgedLabels labels = read("p01,pNA,given,id\n0,1,NA,007\n1,0,01,x y\n1e-3,0.999,NA,-1\n");
    assertThat(labels.classes()).containsExactly("01", "NA");
    assertThat(labels.id(0)).isEqualTo("007");
    assertThat(labels.id(1)).isEqualTo("x y");
    assertThat(labels.given(0)).isEqualTo(1);
    assertThat(labels.given(1)).isZero();
    assertThat(labels.probability(2, 0)).isEqualTo(0.001);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id,given,p0;1,0,;|row 0 must be 0 or more, but was NaN",
        "id,given,p0;1,0,one;|row 0",
        "id,given,p0,p1;1,0,1,0;2,0,NaN,1;|row 1",
        "id,given,p0,p1;1,0,0.2,0.2;|sum of the probabilities of row 0",
        "id,given,p0,p1;1,2,0.2,0.8;|given label of row 0",
        "id,given,p0,p1;,1,0.2,0.8;|id of row 0",
        "id,given,p0,p1;1,,0.2,0.8;|given label of row 0",
        "id,given,p0,p1;1,1,0.2;|row 0",
        "id,given,p0,p1;|must have rows, but has a header only",
        "id,given;1,1;|columns must be id, given and p followed by the class",
        "id,label,p0;1,1,1;|columns must be id, given",
        "id,given,p0,age;1,1,1,5;|but were id, given, p0, age",
      })
  void refusesWhatIsWrongAndSaysWhere(String text, String message) {
    assertThatThrownBy(() -> read(text.replace(';', '\n')))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesAnEmptyAndAMissingFile() {
    assertThatThrownBy(() -> read("")).isInstanceOf(DataException.class);
    assertThatThrownBy(() -> ProbabilityFiles.csv(folder.resolve("none.csv")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("none.csv");
  }
}
