package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;

class LabelColumnsTest {
  private static final Dataset WEATHER =
      CsvText.read("rain,heat,wind,snow", "1,20,true,0", "0,21,false,0", "1,22,false,1")
          .named("weather");

  @Test
  void putsColumnsOfYesAndNoTogether() {
    Dataset labelled = Transforms.labelled(WEATHER, "sky", "wind", "rain", "snow");
    assertThat(labelled.schema().names()).containsExactly("heat", "sky");
    assertThat(labelled.schema().target()).isEqualTo(new Field("sky", FieldType.TEXT, Role.TARGET));
    assertThat(IntStream.range(0, 3).mapToObj(labelled.target()::text))
        .containsExactly("wind|rain", "", "rain|snow");
  }

  @Test
  void makesAFeatureOfAnEarlierTargetAndMayTakeALabelsName() {
    Dataset labelled = Transforms.labelled(WEATHER.as("heat", Role.TARGET), "rain", "rain", "snow");
    assertThat(labelled.schema().field("heat").role()).isEqualTo(Role.FEATURE);
    assertThat(labelled.target().text(2)).isEqualTo("rain|snow");
  }

  @Test
  void refusesWhatIsNoYesOrNo() {
    Dataset odd = CsvText.read("a|b,n,gap,word", "1,2,1,x", "0,1,,y", "1,0,0,z").named("odd");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transforms.labelled(odd, "n", "a|b", "gap", "word"))
        .withMessageContaining("Labels of 'odd': column 'n' must be new, but was there already.")
        .withMessageContaining("column 'a|b' must be named without | and without blanks")
        .withMessageContaining("column 'gap' must be known in each row, but was missing in 1.")
        .withMessageContaining(
            "column 'word' must be of 0 and 1 or of booleans, but was CATEGORICAL");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transforms.labelled(odd, "labels", "n"))
        .withMessageContaining(
            "column 'n' must be of 0 and 1 or of booleans, but was of others too: [2.0]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transforms.labelled(odd, "labels"))
        .withMessageContaining("columns must be one at least, but was none.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transforms.labelled(odd, "labels", "wrd"))
        .withMessageContaining("Did you mean 'word'?");
  }
}
