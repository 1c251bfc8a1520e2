package org.sagekit.core.track.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.sagekit.api.StoreException;

class PointFormTest {

  @Property(tries = 300)
  void readsWhatItWrote(@ForAll @Size(max = 200) List<Long> numbers) {
    PointBuffer points = new PointBuffer();
    for (long number : numbers) {
      points.add(number, ~number * 31, Double.longBitsToDouble(number * 0x9E3779B97F4A7C15L));
    }
    PointBuffer read = new PointBuffer();
    PointForm.decode(PointForm.encode(points, 0, points.size()), read, "series");
    assertThat(read.size()).isEqualTo(points.size());
    for (int i = 0; i < points.size(); i++) {
      assertThat(read.step(i)).isEqualTo(points.step(i));
      assertThat(read.time(i)).isEqualTo(points.time(i));
      assertThat(Double.doubleToLongBits(read.value(i)))
          .isEqualTo(Double.doubleToLongBits(points.value(i)));
    }
  }

  @Test
  void takesTenBytesAPointOfAUsualSeries() {
    assertThat(usual().length).isBetween(4096 * 10, 4096 * 10 + 20);
  }

  @Test
  void refusesBytesThatEndTooEarlyOrGoOn() {
    byte[] bytes = usual();
    for (int cut = 0; cut < bytes.length; cut += 97) {
      byte[] part = Arrays.copyOf(bytes, cut);
      assertThatThrownBy(() -> PointForm.decode(part, new PointBuffer(), "Series 'x'"))
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("Series 'x' is damaged");
    }
    assertThatThrownBy(
            () ->
                PointForm.decode(
                    Arrays.copyOf(bytes, bytes.length + 1), new PointBuffer(), "Series 'x'"))
        .hasMessage("Series 'x' is damaged: it goes on after its points.");
  }

  private static byte[] usual() {
    PointBuffer points = new PointBuffer();
    for (int i = 0; i < 4096; i++) {
      points.add(i, 1_700_000_000_000L + i / 10, 1.0 / (i + 1));
    }
    return PointForm.encode(points, 0, points.size());
  }
}
