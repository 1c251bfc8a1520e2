package org.sagekit.core.label.spans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.AggregatorContract;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Found;
import org.sagekit.api.label.PartsAggregation;
import org.sagekit.api.label.Span;
import org.sagekit.api.label.Vote;
import org.sagekit.core.label.parts.PartsAggregator;

/** What holds of every way to merge spans. */
abstract class SpanContract extends AggregatorContract<List<Span>, PartsAggregation<Span>> {

  @Override
  protected abstract PartsAggregator<Span> aggregator();

  @Override
  protected Arbitrary<List<Span>> answers(int task) {
    return Arbitraries.of(
            new Span("name", 0, 4),
            new Span("name", 0, 5),
            new Span("place", 0, 5),
            new Span("name", 3, 9),
            new Span("place", 7, 12))
        .set()
        .ofMaxSize(3)
        .map(SpanContract::sorted);
  }

  private static List<Span> sorted(Iterable<Span> spans) {
    List<Span> sorted = new ArrayList<>();
    spans.forEach(sorted::add);
    sorted.sort(new SpanShape());
    return sorted;
  }

  @Override
  protected Object found(PartsAggregation<Span> result) {
    return result.partsByTask();
  }

  @Override
  protected void assertFound(PartsAggregation<Span> result, String task, List<Span> answer) {
    assertThat(result.partsByTask().get(task)).extracting(Found::value).isEqualTo(answer);
  }

  @Test
  void spansOfOneWorkerStayApart() {
    List<Span> two = List.of(new Span("name", 0, 10), new Span("name", 1, 10));
    assertThat(found(two, two)).extracting(Found::value).isEqualTo(two);
  }

  @Test
  void refusesNull() {
    Answers<List<Span>> votes =
        Answers.ofAny("spans", List.of(new Vote<>("t", "ann", Arrays.asList((Span) null))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aggregator().aggregate(votes))
        .withMessageContaining("answer of worker 'ann' to task 't' must be without null");
  }

  @Test
  void refusesAnOverlapThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aggregator().overlap(0))
        .withMessage(
            "Aggregator 'span-merge': overlap must be more than 0, at most 1, but was 0.0.");
  }

  @Test
  void lessOverlapIsEnoughIfToldSo() {
    List<Vote<List<Span>>> votes =
        List.of(
            new Vote<>("t", "ann", List.of(new Span("name", 0, 10))),
            new Vote<>("t", "bob", List.of(new Span("name", 6, 16))));
    Answers<List<Span>> all = Answers.ofAny("spans", votes);
    assertThat(aggregator().aggregate(all).partsByTask().get("t")).hasSize(2);
    assertThat(aggregator().overlap(0.2).aggregate(all).partsByTask().get("t")).hasSize(1);
  }

  @SafeVarargs
  final List<Found<Span>> found(List<Span>... answers) {
    return merged(answers).partsByTask().get("t");
  }

  @SafeVarargs
  final PartsAggregation<Span> merged(List<Span>... answers) {
    List<Vote<List<Span>>> votes = new ArrayList<>();
    for (List<Span> answer : answers) {
      votes.add(new Vote<>("t", "w" + votes.size(), answer));
    }
    return aggregator().aggregate(Answers.ofAny("spans", votes));
  }
}
