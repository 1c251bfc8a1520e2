package org.sagekit.core.pack.pmml;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DecimalTest {
  @Property(tries = 1000)
  void readsBackAsTheSameDouble(@ForAll long bits) {
    double x = Double.longBitsToDouble(bits);
    if (Double.isFinite(x)) {
      assertThat(Double.parseDouble(Decimal.of(x))).isEqualTo(x);
    }
  }

  @Test
  void isAsShortAsWhatPeopleWrite() {
    assertThat(Decimal.of(0.1)).isEqualTo("0.1");
    assertThat(Decimal.of(2e-3)).isEqualTo("0.002");
    assertThat(Decimal.of(-5)).isEqualTo("-5.0");
    assertThat(Decimal.of(1e300)).isEqualTo("1E+300");
    assertThat(Decimal.of(0.1f)).isEqualTo("0.10000000149011612");
  }

  @Test
  void keepsTheSignOfZero() {
    assertThat(Decimal.of(-0.0)).isEqualTo("-0.0");
    assertThat(Decimal.of(0.0)).isEqualTo("0.0");
    assertThat(Decimal.of(Double.MIN_VALUE)).isEqualTo("4.94065645841247E-324");
  }
}
