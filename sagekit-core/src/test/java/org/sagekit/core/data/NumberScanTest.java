package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Held to the JDK's own reading of numbers. */
class NumberScanTest {
  private final NumberScan scan = new NumberScan();

  @Property(tries = 20_000)
  void readsDecimalsAsTheJdkDoes(
      @ForAll long digits, @ForAll @IntRange(min = 0, max = 30) int fraction) {
    String text = java.math.BigDecimal.valueOf(digits, fraction).toPlainString();
    NumberForm form = scan.read(text);
    assertThat(form).isEqualTo(NumberForm.of(text));
    assertThat(scan.real()).isEqualTo(Double.parseDouble(text));
    if (form == NumberForm.WHOLE) {
      assertThat(scan.whole()).isEqualTo(Long.parseLong(text));
    }
  }

  @Property(tries = 10_000)
  void readsWhatDoublesPrint(@ForAll double value) {
    String text = Double.toString(value);
    assertThat(scan.read(text)).isEqualTo(NumberForm.REAL);
    assertThat(Double.doubleToLongBits(scan.real())).isEqualTo(Double.doubleToLongBits(value));
  }

  @Property(tries = 20_000)
  void agreesOnWhatIsNoNumber(
      @ForAll
          @StringLength(max = 6)
          @CharRange(from = '0', to = '2')
          @Chars({'+', '-', '.', 'e', 'E', 'x'})
          String text) {
    NumberForm form = scan.read(text);
    assertThat(form).isEqualTo(NumberForm.of(text));
    if (form != NumberForm.NONE) {
      assertThat(Double.doubleToLongBits(scan.real()))
          .isEqualTo(Double.doubleToLongBits(Double.parseDouble(text)));
      assertThat(scan.isCode()).isEqualTo(NumberForm.hasLeadingZeros(text));
    }
  }
}
