package org.sagekit.core.data.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Histogram;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

class BinCountsTest {

  @Test
  void countsWholeNumbersInBinsOfOneAsLongAsTheyFit() {
    Histogram ages = counted(BinCounts.ofWholes(), 20, 22, 20, 25);
    assertThat(ages).isEqualTo(new Histogram(20, 1, java.util.List.of(2L, 0L, 1L, 0L, 0L, 1L)));
  }

  @Test
  void widensByTwos() {
    Histogram ages = counted(BinCounts.ofWholes(), 17, 90, 33);
    assertThat(ages.width()).isEqualTo(4);
    assertThat(ages.from()).isEqualTo(16);
    assertThat(ages.counts()).hasSize(19);
    assertThat(ages.coarser(8).counts()).hasSizeLessThanOrEqualTo(8).contains(1L);
    assertThat(ages.coarser(8).counts().stream().mapToLong(n -> n).sum()).isEqualTo(3);
  }

  @Test
  void knowsNothingOfNothing() {
    assertThat(BinCounts.ofReals().histogram()).isEqualTo(Histogram.empty());
  }

  @Property(tries = 500)
  void countsEachNumberInItsBin(@ForAll @Size(min = 1, max = 60) double[] any) {
    double[] values = Arrays.stream(any).filter(v -> Math.abs(v) < 8e307).toArray();
    Histogram histogram = counted(BinCounts.ofReals(), values);
    assertThat(histogram.counts()).hasSizeLessThanOrEqualTo(32);
    assertThat(histogram.counts().stream().mapToLong(n -> n).sum()).isEqualTo(values.length);
    for (int bin = 0; bin < histogram.counts().size(); bin++) {
      double low = bin == 0 ? Double.NEGATIVE_INFINITY : histogram.edge(bin);
      double high = histogram.edge(bin + 1);
      boolean last = bin == histogram.counts().size() - 1;
      long inside = Arrays.stream(values).filter(v -> v >= low && (v < high || last)).count();
      assertThat(histogram.counts().get(bin)).isEqualTo(inside);
    }
  }

  @Property(tries = 300)
  void doesNotDependOnTheOrder(@ForAll @Size(min = 1, max = 60) double[] any) {
    double[] values = Arrays.stream(any).filter(Double::isFinite).toArray();
    Histogram one = counted(BinCounts.ofReals(), values);
    int[] order = Orders.shuffled(values.length, values.length);
    double[] turned = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
    assertThat(counted(BinCounts.ofReals(), turned)).isEqualTo(one);
    Arrays.sort(turned);
    assertThat(counted(BinCounts.ofReals(), turned)).isEqualTo(one);
  }

  @Property(tries = 300)
  void mergedPartsEqualTheWhole(
      @ForAll @Size(max = 60) double[] any, @ForAll @IntRange(min = 0, max = 60) int cut) {
    double[] values = Arrays.stream(any).filter(Double::isFinite).toArray();
    int end = Math.min(cut, values.length);
    BinCounts merged = bins(BinCounts.ofReals(), Arrays.copyOf(values, end));
    merged.merge(bins(BinCounts.ofReals(), Arrays.copyOfRange(values, end, values.length)));
    assertThat(merged.histogram()).isEqualTo(counted(BinCounts.ofReals(), values));
  }

  @Test
  void bearsTheLargestAndTheSmallest() {
    Histogram all =
        counted(BinCounts.ofReals(), -Double.MAX_VALUE, Double.MAX_VALUE, 0, Double.MIN_VALUE);
    assertThat(all.counts().stream().mapToLong(n -> n).sum()).isEqualTo(4);
    assertThat(Double.isFinite(all.from())).isTrue();
  }

  @Test
  void refusesABinThatNoNumberHas() {
    byte[] bytes =
        new Encoder().number(2).flag(false).big(Long.MIN_VALUE).number(0).big(1).toBytes();
    assertThatThrownBy(() -> BinCounts.read(new Decoder("Bins", bytes)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("the number of a bin");
  }

  private static Histogram counted(BinCounts bins, double... values) {
    return bins(bins, values).histogram();
  }

  private static BinCounts bins(BinCounts bins, double... values) {
    bins.add(values, 0, values.length);
    return bins;
  }
}
