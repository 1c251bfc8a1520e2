package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Summary;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;

class ProfileSummaryTest {

  private static List<Summary.Table> tables(Dataset dataset) {
    List<Summary.Table> tables = new ArrayList<>();
    for (Summary.Part part : Profiles.of(dataset, 1).summary().parts()) {
      if (part instanceof Summary.Table table) {
        tables.add(table);
      }
    }
    return tables;
  }

  @Test
  void saysWhatTextsReadAs() {
    List<String> zips = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      zips.add(i < 4 ? "D-8\u00e4" : "" + (10_000 + i));
    }
    Dataset dataset =
        Dataset.of("x", Schema.of(Field.of("zip", FieldType.TEXT)), List.of(Column.ofTexts(zips)));
    assertThat(tables(dataset).get(1).rows())
        .containsExactly(List.of("zip", "4 to 5", "0.0", "0.4", "99.6% whole numbers", "9+, A-9a"));
  }

  @Test
  void saysWhichNumbersGoTogether() {
    Dataset people = CsvText.read("age,height,x", "1,9,3", "2,8,1", "3,7,3", "4,6,1", "5,5,3");
    assertThat(tables(people).get(1).rows()).containsExactly(List.of("age, height", "-1.00", "5"));
  }

  @Test
  void saysNothingOfWhatIsNotThere() {
    assertThat(tables(CsvText.read("a", "1", "2"))).hasSize(1);
  }
}
