package org.sagekit.core.label.exchange.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.Found;
import org.sagekit.api.label.Span;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.label.exchange.ImageSize;
import org.sagekit.core.label.exchange.Truths;

class ManifestRoundTripTest {
  private static final int TASKS = 4;
  private static final ManifestJob JOB = ManifestJob.named("round", ManifestTest.CLOCK);

  @Provide
  Arbitrary<String> labels() {
    return Arbitraries.strings()
        .withChars("ab\"\\\u00e9\u2028{ \n")
        .ofMinLength(1)
        .ofMaxLength(4)
        .filter(text -> !text.isBlank());
  }

  private static <A> Arbitrary<Map<String, A>> byTask(Arbitrary<A> values) {
    return Arbitraries.maps(
        Arbitraries.integers().between(0, TASKS - 1).map(String::valueOf), values);
  }

  private static Arbitrary<Double> shares() {
    return Arbitraries.doubles().between(0, 1);
  }

  @Provide
  Arbitrary<Map<String, Found<String>>> categories() {
    return byTask(Combinators.combine(labels(), shares()).as(Found::new));
  }

  @Provide
  Arbitrary<Map<String, List<Found<String>>>> sets() {
    return byTask(
        Combinators.combine(labels(), shares())
            .as(Found::new)
            .list()
            .ofMaxSize(3)
            .uniqueElements(Found::value));
  }

  @Provide
  Arbitrary<Map<String, List<Found<Span>>>> spans() {
    Arbitrary<Span> span =
        Combinators.combine(
                labels(),
                Arbitraries.integers().between(0, 5),
                Arbitraries.integers().between(1, 5))
            .as((label, start, length) -> new Span(label, start, start + length));
    return byTask(Combinators.combine(span, shares()).as(Found::new).list().ofMaxSize(3));
  }

  @Provide
  Arbitrary<Map<String, List<Found<Box>>>> boxes() {
    Arbitrary<Double> side = Arbitraries.integers().between(1, 1 << 30).map(i -> i / 7.0);
    Arbitrary<Box> box =
        Combinators.combine(labels(), side, side, side, side)
            .as((label, left, top, width, height) -> new Box(label, -left, top, width, height));
    return byTask(Combinators.combine(box, shares()).as(Found::new).list().ofMaxSize(3));
  }

  private static Manifest again(String attribute, Truths truths) {
    Manifest manifest =
        Manifest.ofTexts(
            "texts", List.of("0123456789", "0123456789", "0123456789 c", "0123456789\u00e9"));
    try {
      Path file = Files.createTempFile("round", ".manifest.gz");
      try {
        Manifest written = manifest.with(attribute, JOB, truths);
        written.write(file);
        Manifest read = Manifest.read(file);
        assertThat(read).isEqualTo(written);
        return read;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Property(tries = 40)
  void categoriesComeBack(@ForAll("categories") Map<String, Found<String>> found) {
    Map<String, Prediction> truths = new LinkedHashMap<>();
    found.forEach(
        (task, one) ->
            truths.put(
                task, Prediction.ofClasses(List.of(one.value()), new double[] {one.confidence()})));
    assertThat(again("l", new Truths.Categories(truths)).categories("l")).isEqualTo(found);
  }

  @Property(tries = 40)
  void setsComeBack(@ForAll("sets") Map<String, List<Found<String>>> found) {
    Map<String, List<Found<String>>> back = again("l", new Truths.Sets(found)).sets("l");
    assertThat(sorted(back)).isEqualTo(sorted(found));
  }

  private static Map<String, TreeSet<String>> sorted(Map<String, List<Found<String>>> found) {
    return found.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e ->
                    e.getValue().stream()
                        .map(String::valueOf)
                        .collect(Collectors.toCollection(TreeSet::new))));
  }

  @Property(tries = 40)
  void spansComeBack(@ForAll("spans") Map<String, List<Found<Span>>> found) {
    assertThat(again("l", new Truths.Spans(found)).spans("l")).isEqualTo(found);
  }

  @Property(tries = 40)
  void boxesComeBack(@ForAll("boxes") Map<String, List<Found<Box>>> found) {
    Map<String, ImageSize> sizes =
        Map.of(
            "0",
            ImageSize.of(1, 2),
            "1",
            ImageSize.of(3, 4),
            "2",
            ImageSize.of(5, 6),
            "3",
            ImageSize.of(7, 8));
    assertThat(again("l", new Truths.Boxes(found, sizes)).boxes("l")).isEqualTo(found);
  }
}
