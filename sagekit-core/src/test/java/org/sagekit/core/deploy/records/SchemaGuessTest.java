package org.sagekit.core.deploy.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.capture.FlatRow;

class SchemaGuessTest {
  private static Schema schema(int columns, int rows) {
    SchemaGuess guess = new SchemaGuess();
    for (int row = 0; row < rows; row++) {
      Map<String, String> values = new LinkedHashMap<>();
      for (int column = 0; column < columns; column++) {
        values.put("c" + column, "x" + row);
      }
      guess.see(FlatRow.of(values));
    }
    return guess.schema();
  }

  private static long texts(Schema schema) {
    return schema.fields().stream().filter(field -> field.type() == FieldType.TEXT).count();
  }

  @Test
  void takesManyLevelsForText() {
    assertThat(texts(schema(1, 10_000))).isZero();
    assertThat(texts(schema(1, 10_001))).isEqualTo(1);
  }

  @Test
  void holdsAMillionLevelsOfAllColumnsTogether() {
    assertThat(texts(schema(1_000, 1_000))).isZero();
    assertThat(texts(schema(1_000, 1_100))).isPositive().isLessThan(200);
  }
}
