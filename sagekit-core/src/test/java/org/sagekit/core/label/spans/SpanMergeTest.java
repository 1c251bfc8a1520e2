package org.sagekit.core.label.spans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.label.Found;
import org.sagekit.api.label.PartsAggregation;
import org.sagekit.api.label.Span;
import org.sagekit.core.label.parts.PartsAggregator;

class SpanMergeTest extends SpanContract {

  @Override
  protected PartsAggregator<Span> aggregator() {
    return PartsAggregator.alike("span-merge", new SpanShape());
  }

  @Test
  void theBoundariesAreThoseThatMostHave() {
    assertThat(
            found(
                List.of(new Span("name", 10, 20)),
                List.of(new Span("name", 10, 22)),
                List.of(new Span("name", 12, 22)),
                List.of(new Span("place", 10, 25))))
        .containsExactly(new Found<>(new Span("name", 10, 22), 0.75));
  }

  @Test
  void theBoundariesAreTheMediansIfMostIsNotClear() {
    assertThat(
            found(
                List.of(new Span("name", 10, 20)),
                List.of(new Span("name", 11, 21)),
                List.of(new Span("name", 12, 26))))
        .containsExactly(new Found<>(new Span("name", 11, 21), 1));
  }

  @Test
  void whatFewerThanHalfMarkedIsNotFound() {
    PartsAggregation<Span> result =
        merged(List.of(new Span("name", 0, 4)), List.of(), List.of(new Span("name", 50, 60)));
    assertThat(result.partsByTask().get("t")).isEmpty();
    assertThat(result.confidenceByTask().get("t")).isBetween(0.66, 0.67);
    assertThat(result.workers().get(0).skill()).isZero();
    assertThat(result.workers().get(1).skill()).isEqualTo(1);
    assertThat(result.summary().title()).isEqualTo("Parts by span-merge");
  }

  @Test
  void ofEqualLabelsTheFirstByItsCharactersIsTaken() {
    assertThat(found(List.of(new Span("place", 0, 4)), List.of(new Span("name", 0, 4))))
        .containsExactly(new Found<>(new Span("name", 0, 4), 0.5));
  }

  @Test
  void boundariesThatDontFitEachOtherGiveWayToTheFirstSpan() {
    Span merged =
        new SpanShape()
            .merged(
                List.of(new Span("a", 0, 10), new Span("a", 5, 10), new Span("a", 0, 5)),
                new double[] {1, 5, 4},
                "a");
    assertThat(merged.start()).isLessThan(merged.end());
  }
}
