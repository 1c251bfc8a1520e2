package org.sagekit.core.track.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.PipelineRun.Status;
import org.sagekit.api.track.run.MetricSummary;
import org.sagekit.api.track.run.RunKind;
import org.sagekit.api.track.run.TrackedRun;
import org.sagekit.api.track.search.CompareOptions;
import org.sagekit.api.track.search.RunComparison;
import org.sagekit.api.track.search.SeedGroup;
import org.sagekit.api.track.search.SeedGroup.BandPoint;
import org.sagekit.api.track.search.Spread;
import org.sagekit.api.track.series.Series;

class ComparingTest {
  private static final Instant TIME = Instant.parse("2026-11-28T12:00:00Z");

  /** A run whose loss goes in a straight line from 10 to its last value, in three points. */
  private static TrackedRun run(int id, Map<String, String> params, double last) {
    return new TrackedRun(
        "run-" + id,
        "churn",
        Optional.empty(),
        "try " + id,
        RunKind.USER,
        "try",
        Status.COMPLETED,
        TIME,
        Optional.of(TIME),
        Optional.empty(),
        OptionalLong.empty(),
        false,
        params,
        Map.of(),
        Map.of("loss", new MetricSummary(3, 10, last, last, 10, 5, 2)));
  }

  private static Series line(String run, double last) {
    List<Series.Point> points = new ArrayList<>();
    for (int step = 0; step < 3; step++) {
      points.add(new Series.Point(step, TIME, 10 + (last - 10) * step / 2));
    }
    return new Series("loss", points, 3);
  }

  private static RunComparison compare(CompareOptions options, TrackedRun... runs) {
    List<TrackedRun> all = List.of(runs);
    return new Comparing(
            all,
            options,
            (id, metric, window) ->
                all.stream()
                    .filter(run -> run.id().equals(id))
                    .map(run -> line(id, run.metrics().get(metric).last()))
                    .findAny()
                    .orElseThrow())
        .compare();
  }

  private static RunComparison compare(TrackedRun... runs) {
    return compare(CompareOptions.standard(), runs);
  }

  @Test
  void tellsWhatDiffersFromWhatAgrees() {
    RunComparison found =
        compare(
            run(1, Map.of("depth", "8", "rate", "0.1"), 1),
            run(2, Map.of("depth", "8", "rate", "0.2", "extra", "x"), 2));
    assertThat(found.agreeing()).isEqualTo(Map.of("depth", "8"));
    assertThat(found.differing())
        .isEqualTo(
            Map.of(
                "rate", List.of(Optional.of("0.1"), Optional.of("0.2")),
                "extra", List.of(Optional.empty(), Optional.of("x"))));
  }

  @Test
  void aRunAloneDiffersInNothing() {
    RunComparison found = compare(run(1, Map.of("depth", "8"), 1));
    assertThat(found.differing()).isEmpty();
    assertThat(found.groups()).hasSize(1);
    assertThat(found.groups().get(0).figures().get("loss").last().n()).isEqualTo(1);
  }

  @Test
  void putsRepetitionsTogether() {
    RunComparison found =
        compare(
            run(1, Map.of("rate", "0.1", "seed", "1"), 1),
            run(2, Map.of("rate", "0.2", "seed", "1"), 5),
            run(3, Map.of("rate", "0.1", "seed", "2", "model.random_state", "7"), 3));
    assertThat(found.groups().stream().map(SeedGroup::runs))
        .containsExactly(List.of("run-1", "run-3"), List.of("run-2"));
    assertThat(found.groups().get(0).params()).isEqualTo(Map.of("rate", "0.1"));
    Spread last = found.groups().get(0).figures().get("loss").last();
    assertThat(last.mean()).isEqualTo(2);
    assertThat(last.standardDeviation()).isEqualTo(Math.sqrt(2));
  }

  @Test
  void whatASeedIsCanBeSaid() {
    TrackedRun[] runs = {run(1, Map.of("fold", "1"), 1), run(2, Map.of("fold", "2"), 1)};
    assertThat(compare(runs).groups()).hasSize(2);
    assertThat(compare(CompareOptions.standard().seedParams("fold"), runs).groups()).hasSize(1);
  }

  @Test
  void bandsSayHowManyRunsTheyAreOf() {
    RunComparison found = compare(run(1, Map.of("seed", "1"), 1), run(2, Map.of("seed", "2"), 3));
    List<BandPoint> band = found.groups().get(0).bands().get("loss");
    assertThat(band.stream().map(BandPoint::step)).containsExactly(0L, 1L, 2L);
    assertThat(band.stream().map(point -> point.value().n())).containsExactly(2, 2, 2);
    assertThat(band.stream().map(point -> point.value().mean())).containsExactly(10.0, 6.0, 2.0);
    assertThat(band.get(0).value().low()).isEqualTo(10);
  }

  @Test
  void metricsCanBeChosenAndCurvesLeftOut() {
    TrackedRun run = run(1, Map.of(), 1);
    RunComparison found =
        compare(CompareOptions.standard().metric("loss").metric("acc").curvePoints(0), run);
    assertThat(found.metrics()).containsOnlyKeys("loss", "acc");
    assertThat(found.metrics().get("acc")).containsExactly(Optional.empty());
    assertThat(found.curves()).isEmpty();
    assertThat(found.notes()).containsExactly("None of the runs has the metric 'acc'.");
  }

  @Test
  void saysWhichCurvesAreTooMany() {
    TrackedRun[] runs =
        IntStream.range(0, 1000)
            .mapToObj(i -> with(run(i, Map.of(), 1), IntStream.range(0, 7)))
            .toArray(TrackedRun[]::new);
    RunComparison found = compare(runs);
    assertThat(found.curves()).containsOnlyKeys("m0", "m1", "m2", "m3", "m4");
    assertThat(found.notes())
        .containsExactly(
            "Curves of [m5, m6] are left out: for 1000 runs there are at most 5 curves."
                + " Maybe name fewer metrics.");
  }

  private static TrackedRun with(TrackedRun run, IntStream metrics) {
    Map<String, MetricSummary> summaries = new HashMap<>();
    metrics.forEach(i -> summaries.put("m" + i, new MetricSummary(2, 1, 1, 1, 1, 1, 1)));
    return new TrackedRun(
        run.id(),
        run.experiment(),
        run.parent(),
        run.name(),
        run.kind(),
        run.path(),
        run.status(),
        run.started(),
        run.ended(),
        run.reason(),
        run.seed(),
        run.restored(),
        run.params(),
        run.tags(),
        summaries);
  }
}
