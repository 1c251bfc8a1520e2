package org.sagekit.core.label.exchange.labelstudio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.Found;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.Span;
import org.sagekit.api.label.Vote;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.label.exchange.ImageSize;
import org.sagekit.core.label.exchange.Truths;

class LabelStudioRoundTripTest {
  private static final ControlTag TAG = new ControlTag("tag", "text");
  private static final LabelStudioTasks TASKS =
      LabelStudioTasks.of(Datasets.ofMaps("rows", List.of(Map.of("text", "0123456789"))));

  private static AnnotatedTag again(Truths truths) {
    LabelStudioTasks tasks = TASKS.withAnnotations(TAG, 7, truths);
    try {
      Path file = Files.createTempFile("round", ".json");
      try {
        tasks.write(file);
        LabelStudioTasks read = LabelStudioTasks.read(file);
        assertThat(read).isEqualTo(tasks);
        return read.tag("tag");
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Provide
  Arbitrary<String> labels() {
    return Arbitraries.strings()
        .withChars("ab\"\\\u00e9\u2028{ \n")
        .ofMinLength(1)
        .ofMaxLength(4)
        .filter(text -> !text.isBlank());
  }

  @Property(tries = 30)
  void categoriesComeBack(@ForAll("labels") String label) {
    Prediction truth = Prediction.ofClasses(List.of(label), new double[] {0.5});
    assertThat(again(new Truths.Categories(Map.of("0", truth))).votes().all())
        .containsExactly(new Vote<>("0", "7", label));
  }

  @Property(tries = 30)
  void setsComeBack(@ForAll("labels") String one, @ForAll("labels") String other) {
    List<Found<String>> found = List.of(new Found<>(one, 1), new Found<>(other, 0.5));
    assertThat(again(new Truths.Sets(Map.of("0", found))).sets().all())
        .containsExactly(new Vote<>("0", "7", LabelSet.of(one, other)));
  }

  @Property(tries = 30)
  void numbersComeBack(@ForAll @DoubleRange(min = -1e12, max = 1e12) double number) {
    assertThat(again(new Truths.Numbers(Map.of("0", number))).numbers().all().get(0).label() + 0.0)
        .isEqualTo(number + 0.0);
  }

  @Provide
  Arbitrary<List<Found<Span>>> spans() {
    return Combinators.combine(
            labels(),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(1, 5),
            Arbitraries.doubles().between(0, 1))
        .as((label, at, length, sure) -> new Found<>(new Span(label, at, at + length), sure))
        .list()
        .ofMaxSize(3);
  }

  @Property(tries = 30)
  void spansComeBack(@ForAll("spans") List<Found<Span>> found) {
    assertThat(again(new Truths.Spans(Map.of("0", found))).spans().all().get(0).label())
        .isEqualTo(found.stream().map(Found::value).toList());
  }

  @Provide
  Arbitrary<Box> boxes() {
    Arbitrary<Double> side = Arbitraries.integers().between(1, 500).map(i -> i / 2.0);
    return Combinators.combine(labels(), side, side, side, side).as(Box::new);
  }

  @Property(tries = 30)
  void boxesComeBackButForRounding(@ForAll("boxes") Box box) {
    Truths truths =
        new Truths.Boxes(
            Map.of("0", List.of(new Found<>(box, 0.5))), Map.of("0", ImageSize.of(777, 501)));
    Box back = again(truths).boxes().all().get(0).label().get(0);
    assertThat(back.label()).isEqualTo(box.label());
    assertThat(back.left()).isCloseTo(box.left(), within(1e-9));
    assertThat(back.top()).isCloseTo(box.top(), within(1e-9));
    assertThat(back.width()).isCloseTo(box.width(), within(1e-9));
    assertThat(back.height()).isCloseTo(box.height(), within(1e-9));
  }
}
