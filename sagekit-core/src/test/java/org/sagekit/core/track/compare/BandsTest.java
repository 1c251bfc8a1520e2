package org.sagekit.core.track.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.track.search.SeedGroup.BandPoint;
import org.sagekit.api.track.series.Series;

class BandsTest {

  /** Points whose values are their steps. */
  private static Series series(long of, long... steps) {
    List<Series.Point> points =
        LongStream.of(steps).mapToObj(s -> new Series.Point(s, Instant.EPOCH, s)).toList();
    return new Series("loss", points, of);
  }

  private static List<BandPoint> band(int points, Series... series) {
    return new Bands(new StudentSpread(), points).of(List.of(series));
  }

  private static List<Integer> counts(List<BandPoint> band) {
    return band.stream().map(point -> point.value().n()).toList();
  }

  @Test
  void aWholeSeriesCountsAtItsOwnStepsOnly() {
    List<BandPoint> band = band(100, series(3, 0, 2, 4), series(2, 0, 3));
    assertThat(band.stream().map(BandPoint::step)).containsExactly(0L, 2L, 3L, 4L);
    assertThat(counts(band)).containsExactly(2, 1, 1, 1);
  }

  @Test
  void aThinnedSeriesCountsBetweenItsEnds() {
    List<BandPoint> band = band(100, series(1000, 1, 3), series(5, 0, 1, 2, 3, 4));
    assertThat(counts(band)).containsExactly(1, 2, 2, 2, 1);
    assertThat(band.get(2).value().mean()).isEqualTo(2);
    assertThat(band.get(2).value().standardDeviation()).isZero();
  }

  @Test
  void theLastPointOfAStepCounts() {
    Series twice =
        new Series(
            "loss",
            List.of(new Series.Point(0, Instant.EPOCH, 5), new Series.Point(0, Instant.EPOCH, 7)),
            2);
    assertThat(band(10, twice).get(0).value().mean()).isEqualTo(7);
  }

  @Test
  void picksStepsEvenlyIfThereAreTooMany() {
    Series first = series(50, LongStream.range(0, 50).map(i -> 2 * i).toArray());
    Series second = series(50, LongStream.range(0, 50).map(i -> 2 * i + 1).toArray());
    List<BandPoint> band = band(10, first, second);
    assertThat(band.stream().map(BandPoint::step))
        .containsExactlyElementsOf(IntStream.range(0, 10).mapToObj(i -> (long) (i * 11)).toList());
  }

  @Test
  void stepsMayBeAsFarApartAsTheyCan() {
    Series far = series(9, Long.MIN_VALUE, Long.MAX_VALUE);
    assertThat(counts(band(10, far, series(1, 0)))).containsExactly(1, 2, 1);
  }

  @Test
  void noSeriesNoBand() {
    assertThat(band(10, series(0))).isEmpty();
    assertThat(band(10)).isEmpty();
  }
}
