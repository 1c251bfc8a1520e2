package org.sagekit.core.label.sets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.Test;
import org.sagekit.api.contract.AggregatorContract;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.SetAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.core.label.crowd.DawidSkene;
import org.sagekit.core.label.crowd.MajorityVote;
import org.sagekit.core.label.crowd.TableAggregator;

class BinaryRelevanceTest extends AggregatorContract<LabelSet, SetAggregation> {

  @Override
  protected BinaryRelevance aggregator() {
    return new BinaryRelevance(new TableAggregator(new MajorityVote()));
  }

  @Override
  protected Arbitrary<LabelSet> answers(int task) {
    return Arbitraries.of("dog", "cat", "bird").set().map(LabelSet::of);
  }

  @Override
  protected Object found(SetAggregation result) {
    return List.of(result.labels(), result.probabilityByTask());
  }

  @Override
  protected void assertFound(SetAggregation result, String task, LabelSet answer) {
    assertThat(result.likely(task)).isEqualTo(answer);
  }

  @Test
  void eachLabelHasAProbabilityOfItsOwn() {
    SetAggregation result =
        aggregator()
            .aggregate(
                sets(
                    new Vote<>("t", "ann", LabelSet.of("cat", "dog")),
                    new Vote<>("t", "bob", LabelSet.of("dog")),
                    new Vote<>("t", "cid", LabelSet.of("dog", "bird")),
                    new Vote<>("u", "cid", LabelSet.of())));
    assertThat(result.likely("t")).isEqualTo(LabelSet.of("dog"));
    double cat = result.probability("t", "cat");
    assertThat(cat).isBetween(0.2, 0.5);
    assertThat(result.probability("u", "cat")).isLessThan(0.5);
    assertThat(result.likely("u")).isEqualTo(LabelSet.of());
    assertThat(result.confidenceByTask().get("t")).isCloseTo(1 - cat, within(1e-12));
    assertThat(result.summary().title()).isEqualTo("Sets of labels by binary-relevance-majority");
  }

  @Test
  void learnsWhoCanBeTrusted() {
    Random random = new Random(1);
    List<Vote<LabelSet>> votes = new ArrayList<>();
    List<LabelSet> truth = new ArrayList<>();
    for (int task = 0; task < 300; task++) {
      truth.add(drawn(random, LabelSet.of(), 0.3));
      for (int worker = 0; worker < 7; worker++) {
        double errs = worker < 3 ? 0.05 : 0.5;
        votes.add(new Vote<>("t" + task, "w" + worker, drawn(random, truth.get(task), errs)));
      }
    }
    Answers<LabelSet> all = Answers.ofAny("sets", votes);
    SetAggregation learnt =
        new BinaryRelevance(new TableAggregator(new DawidSkene())).aggregate(all);
    assertThat(right(learnt, truth)).isGreaterThan(0.9);
    assertThat(right(aggregator().aggregate(all), truth)).isLessThan(0.8);
    assertThat(learnt.workers().get(0).skill()).isGreaterThan(0.75);
    assertThat(learnt.workers().get(6).skill()).isLessThan(0.5);
    assertThat(learnt.workers().get(6).spamScore()).isGreaterThan(0.9);
  }

  @Test
  void refusesFreeTextForLabels() {
    List<Vote<LabelSet>> votes = new ArrayList<>();
    for (int i = 0; i <= BinaryRelevance.MOST_LABELS; i++) {
      votes.add(new Vote<>("t" + i, "ann", LabelSet.of("text " + i)));
    }
    Answers<LabelSet> all = Answers.ofAny("texts", votes);
    assertThat(aggregator().obstacle(all)).contains("1001 different labels, more than 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aggregator().aggregate(all))
        .withMessage(
            "Votes 'texts': labels must be at most 1000, but was 1001."
                + " Maybe the labels are free text.");
  }

  @Test
  void aThousandLabelsHaveRoom() {
    List<Vote<LabelSet>> votes = new ArrayList<>();
    for (int task = 0; task < 200; task++) {
      for (int worker = 0; worker < 3; worker++) {
        votes.add(
            new Vote<>("t" + task, "w" + worker, LabelSet.of("l" + task * 5, "l" + task % 7)));
      }
    }
    SetAggregation result = aggregator().aggregate(Answers.ofAny("many", votes));
    assertThat(result.probabilityByTask().values()).allMatch(kept -> kept.size() <= 2);
    assertThat(result.likely("t3")).isEqualTo(LabelSet.of("l15", "l3"));
  }

  @Test
  void namesWhatIsNotKnown() {
    SetAggregation result =
        aggregator().aggregate(sets(new Vote<>("t", "ann", LabelSet.of("dog"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> result.likely("u"))
        .withMessageContaining("task must be one that was answered, but was 'u'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> result.probability("t", "dig"))
        .withMessageContaining("Did you mean 'dog'?");
  }

  @SafeVarargs
  private static Answers<LabelSet> sets(Vote<LabelSet>... votes) {
    return Answers.ofAny("sets", List.of(votes));
  }

  /** Each of five labels changes sides with this probability. */
  private static LabelSet drawn(Random random, LabelSet from, double changes) {
    List<String> labels = new ArrayList<>();
    for (String label : List.of("a", "b", "c", "d", "e")) {
      if (from.labels().contains(label) != random.nextDouble() < changes) {
        labels.add(label);
      }
    }
    return LabelSet.of(labels);
  }

  private static double right(SetAggregation result, List<LabelSet> truth) {
    double right = 0;
    for (int task = 0; task < truth.size(); task++) {
      right += result.likely("t" + task).equals(truth.get(task)) ? 1 : 0;
    }
    return right / truth.size();
  }
}
