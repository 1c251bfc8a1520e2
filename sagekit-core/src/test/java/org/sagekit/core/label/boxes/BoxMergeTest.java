package org.sagekit.core.label.boxes;

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
import org.sagekit.api.label.Box;
import org.sagekit.api.label.Found;
import org.sagekit.api.label.PartsAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.core.label.boxes.BoxShape.Sides;
import org.sagekit.core.label.parts.PartsAggregator;

class BoxMergeTest extends AggregatorContract<List<Box>, PartsAggregation<Box>> {

  @Override
  protected PartsAggregator<Box> aggregator() {
    return PartsAggregator.alike("box-merge", new BoxShape(sides()));
  }

  protected Sides sides() {
    return Sides.MEAN;
  }

  @Override
  protected Arbitrary<List<Box>> answers(int task) {
    return Arbitraries.of(
            new Box("dog", 0, 0, 10, 10),
            new Box("dog", 0.1, 0, 10, 10.3),
            new Box("cat", 0, 0, 10, 10),
            new Box("dog", 3, 3, 9, 9),
            new Box("cat", 50, 0, 1, 1))
        .set()
        .ofMaxSize(3)
        .map(boxes -> boxes.stream().sorted(new BoxShape(Sides.MEAN)).toList());
  }

  @Override
  protected Object found(PartsAggregation<Box> result) {
    return result.partsByTask();
  }

  @Override
  protected void assertFound(PartsAggregation<Box> result, String task, List<Box> answer) {
    List<Box> found = result.partsByTask().get(task).stream().map(Found::value).toList();
    assertThat(found).hasSameSizeAs(answer);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).label()).isEqualTo(answer.get(i).label());
      assertThat(found.get(i).width()).isCloseTo(answer.get(i).width(), within(1e-12));
      assertThat(found.get(i).left()).isEqualTo(answer.get(i).left());
    }
  }

  @Test
  void oneBoxThatIsFarOffMovesTheMeanAndNotTheMedian() {
    List<Vote<List<Box>>> votes =
        votes(
            new Box("dog", 0, 0, 10, 10),
            new Box("dog", 1, 0, 10, 10),
            new Box("dog", 2, 0, 13, 10));
    Box merged = aggregate(votes).get(0).value();
    assertThat(merged.left()).isEqualTo(1);
    assertThat(merged.width()).isCloseTo(sides() == Sides.MEAN ? 11 : 10, within(1e-12));
  }

  @Test
  void theLabelIsThatOfMost() {
    List<Found<Box>> found =
        aggregate(
            votes(
                new Box("dog", 0, 0, 10, 10),
                new Box("dog", 0, 0, 10, 10),
                new Box("cat", 0, 0, 10, 10)));
    assertThat(found).containsExactly(new Found<>(new Box("dog", 0, 0, 10, 10), 2 / 3.0));
  }

  @Test
  void boxesOfOneWorkerStayApart() {
    List<Box> two = List.of(new Box("dog", 0, 0, 10, 10), new Box("dog", 1, 0, 10, 10));
    assertThat(aggregate(List.of(new Vote<>("t", "ann", two), new Vote<>("t", "bob", two))))
        .hasSize(2);
  }

  @Test
  void overlapsByIntersectionOverUnion() {
    BoxShape shape = new BoxShape(sides());
    Box box = new Box("dog", 0, 0, 10, 10);
    assertThat(shape.overlap(box, new Box("dog", 5, 0, 10, 10))).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(shape.overlap(box, new Box("dog", 10, 0, 10, 10))).isZero();
    Box small = new Box("dog", 0, 0, 1e-250, 1e-250);
    assertThat(shape.overlap(small, new Box("dog", 0, 0, 1e-250, 2e-250)))
        .isCloseTo(0.5, within(1e-12));
  }

  @Test
  void refusesBoxesWithoutEnd() {
    List<Vote<List<Box>>> votes = votes(new Box("dog", 0, 0, Double.MAX_VALUE, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aggregate(votes))
        .withMessageContaining("answer of worker 'w0' to task 't' must be boxes within 1.0E100");
  }

  @Test
  void refusesMoreBoxesThanCanBeCompared() {
    List<Box> many = new ArrayList<>();
    for (int i = 0; i <= 20_000; i++) {
      many.add(new Box("dog", i, 0, 1, 1));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> aggregate(List.of(new Vote<>("t", "ann", many))))
        .withMessageContaining("parts on one task must be at most 20000, but was 20001");
  }

  @Test
  void tenThousandBoxesOnOneImageAreMerged() {
    Random random = new Random(1);
    List<Vote<List<Box>>> votes = new ArrayList<>();
    for (int worker = 0; worker < 5; worker++) {
      List<Box> boxes = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        boxes.add(new Box("cell", i % 50 * 30 + random.nextInt(3), i / 50 * 30, 20, 20));
      }
      votes.add(new Vote<>("t", "w" + worker, boxes));
    }
    assertThat(aggregate(votes)).hasSize(2000).allMatch(found -> found.confidence() == 1);
  }

  private List<Found<Box>> aggregate(List<Vote<List<Box>>> votes) {
    return aggregator().aggregate(Answers.ofAny("boxes", votes)).partsByTask().get("t");
  }

  private static List<Vote<List<Box>>> votes(Box... boxes) {
    List<Vote<List<Box>>> votes = new ArrayList<>();
    for (Box box : boxes) {
      votes.add(new Vote<>("t", "w" + votes.size(), List.of(box)));
    }
    return votes;
  }
}
