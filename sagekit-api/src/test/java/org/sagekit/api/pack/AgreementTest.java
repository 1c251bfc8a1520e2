package org.sagekit.api.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Doubles;

class AgreementTest {
  private static final Dataset ROWS =
      Dataset.of(
          "rows", Schema.of(Field.of("x", FieldType.NUMERIC)), List.of(Column.ofNumbers(1, 2, 3)));
  private static final Certificate CERTIFICATE =
      new Certificate(
          ROWS, Doubles.of(1, Double.NaN, 0.0), Doubles.of(0.5, Double.NaN, 0.0), List.of());

  @Test
  void isEqualWhereBitsAreWithNaNAndZerosAlike() {
    Doubles margins = Doubles.of(1, Double.longBitsToDouble(0x7ff8000000000001L), -0.0);
    Agreement agreement = Agreement.of(CERTIFICATE, margins, CERTIFICATE.outputs());
    assertThat(agreement.isEqual()).isTrue();
    assertThat(agreement).hasToString("3 rows, all equal to the bit");
  }

  @Test
  void countsTheDoublesBetween() {
    Doubles outputs = Doubles.of(Math.nextUp(Math.nextUp(0.5)), Double.NaN, -Double.MIN_VALUE);
    Agreement agreement = Agreement.of(CERTIFICATE, CERTIFICATE.margins(), outputs);
    assertThat(agreement).isEqualTo(new Agreement(3, 3, 1, 2, Math.ulp(0.5) * 2));
    assertThat(agreement)
        .hasToString(
            "3 of 3 rows have equal margins, 1 equal predictions; greatest difference 2.22e-16");
  }

  @Test
  void isAsFarAsCanBeIfOnlyOneIsANumber() {
    Doubles outputs = Doubles.of(0.5, 7, 0);
    Agreement agreement = Agreement.of(CERTIFICATE, CERTIFICATE.margins(), outputs);
    assertThat(agreement.maxUlps()).isEqualTo(Long.MAX_VALUE);
    assertThat(agreement.maxDifference()).isInfinite();
  }

  @Test
  void refusesNumbersThatAreNotAsMany() {
    assertThatThrownBy(() -> Agreement.of(CERTIFICATE, Doubles.of(1), CERTIFICATE.outputs()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Agreement: margins must be 3, but was 1.");
  }

  @Test
  void provesNothingWithoutRows() {
    assertThat(Certificate.empty().rows().size()).isZero();
    assertThat(Certificate.empty().marginsARow()).isZero();
    assertThatThrownBy(() -> new Certificate(ROWS, Doubles.of(), Doubles.of(1, 2, 3), List.of()))
        .hasMessage("Certificate: margins must be as many in each row, but was 0.");
  }
}
