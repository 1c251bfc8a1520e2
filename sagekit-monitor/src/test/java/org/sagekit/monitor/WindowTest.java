package org.sagekit.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.model.Prediction;

class WindowTest {
  private static final Prediction NO =
      Prediction.ofClasses(List.of("no", "yes"), new double[] {0.5, 0.5});

  private static Column member(Object... values) {
    List<CaptureRecord> records =
        Stream.of(values)
            .map(one -> new CaptureRecord("id", Instant.EPOCH, Row.of("member", one), NO))
            .toList();
    return new Window(records).column(Field.of("member", FieldType.BOOLEAN));
  }

  @Test
  void zeroAndOneAreBooleansAndOtherNumbersAreNot() {
    Column column = member(true, 0.0, 1.0, 7.0);
    assertThat(IntStream.range(0, 3).mapToObj(column::text))
        .containsExactly("true", "false", "true");
    assertThat(column.text(3)).startsWith("7");
  }
}
