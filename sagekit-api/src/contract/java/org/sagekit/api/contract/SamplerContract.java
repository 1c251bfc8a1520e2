package org.sagekit.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Range;
import org.sagekit.api.tune.Assignment;
import org.sagekit.api.tune.Sampler;
import org.sagekit.api.tune.SearchSpace;
import org.sagekit.api.tune.Trial;

/** What every sampler keeps, also a user's: extend it and give the sampler. */
public abstract class SamplerContract {

  /** The sampler under test. */
  protected abstract Sampler sampler();

  @Example
  void hasANameAndSettings() {
    assertThat(sampler().name()).isNotBlank();
    assertThat(sampler().settings()).isNotNull();
  }

  @Example
  void proposesNothingInAnEmptySpace() {
    assertThat(sampler().next(SearchSpace.empty(), List.of(), 1, 42)).isEqualTo(Assignment.empty());
  }

  @Property(tries = 200)
  void givesEachDimensionAValueWithinItsRange(
      @ForAll("spaces") SearchSpace space, @ForAll long seed) {
    Assignment proposed = sampler().next(space, List.of(), 3, seed);
    assertThat(proposed.settings().asMap()).hasSize(space.dimensions().size());
    for (SearchSpace.Dimension<?> dimension : space.dimensions()) {
      String text = proposed.settings().asMap().get(dimension.hyperparameter().name());
      assertThat(contains(dimension.range(), text)).as("%s in %s", text, dimension).isTrue();
    }
  }

  @Property(tries = 50)
  void proposesTheSameAgain(@ForAll("spaces") SearchSpace space, @ForAll long seed) {
    List<Trial> past = past(space, 5, seed);
    Assignment first = sampler().next(space, past, 5, seed);
    assertThat(sampler().next(space, past, 5, seed)).isEqualTo(first);
  }

  @Property(tries = 20)
  void doesNotMindInWhichOrderTrialsOfARoundAreAsked(
      @ForAll("spaces") SearchSpace space, @ForAll long seed) {
    List<Trial> past = past(space, 4, seed);
    List<Assignment> forwards =
        IntStream.range(4, 12).mapToObj(n -> sampler().next(space, past, n, seed)).toList();
    for (int number = 11; number >= 4; number--) {
      assertThat(sampler().next(space, past, number, seed)).isEqualTo(forwards.get(number - 4));
    }
  }

  @Example
  void searchesMoreThanOnePlace() {
    SearchSpace space = SearchSpace.empty().with(handle("x"), Range.ofReals(0, 1));
    assertThat(IntStream.range(1, 9).mapToObj(n -> sampler().next(space, List.of(), n, 42)))
        .doesNotHaveDuplicates();
  }

  @Example
  void takesFailedTrialsAndTrialsWithoutValues() {
    SearchSpace space = SearchSpace.empty().with(handle("x"), Range.ofReals(0, 1));
    List<Trial> past = List.of(new Trial("t", 0, Assignment.empty(), Double.NaN, "it failed"));
    assertThat(sampler().next(space, past, 1, 42).settings().asMap()).containsKey("x");
  }

  /** Spaces of up to four dimensions of all kinds. */
  @Provide
  protected Arbitrary<SearchSpace> spaces() {
    return ranges()
        .list()
        .ofMaxSize(4)
        .map(
            ranges -> {
              SearchSpace space = SearchSpace.empty();
              for (int i = 0; i < ranges.size(); i++) {
                space = with(space, "h" + i, ranges.get(i));
              }
              return space;
            });
  }

  private static Arbitrary<Range<?>> ranges() {
    Arbitrary<Integer> ints = Arbitraries.integers().between(1, 1_000_000);
    Arbitrary<Double> reals = Arbitraries.doubles().between(1e-6, 1e6).ofScale(6);
    return Arbitraries.oneOf(
        Combinators.combine(ints, ints).as((a, b) -> Range.ofInts(-Math.max(a, b), Math.min(a, b))),
        Combinators.combine(ints, ints)
            .as((a, b) -> Range.ofLogInts(Math.min(a, b), Math.max(a, b))),
        Combinators.combine(reals, reals)
            .as((a, b) -> Range.ofReals(-Math.max(a, b), Math.min(a, b))),
        Combinators.combine(reals, reals)
            .as((a, b) -> Range.ofLogReals(Math.min(a, b), Math.max(a, b))),
        Arbitraries.of(Range.ofChoices("a"), Range.ofChoices("a", "b", "c")));
  }

  private List<Trial> past(SearchSpace space, int count, long seed) {
    List<Trial> past = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Assignment proposed = sampler().next(space, List.copyOf(past), number, seed);
      past.add(new Trial("t", number, proposed, 1.0 / (number + 1), ""));
    }
    return past;
  }

  private static <T> SearchSpace with(SearchSpace space, String name, Range<T> range) {
    return space.with(new Hyperparameter<>(name, range.at(0), range, range, "of a test"), range);
  }

  private static Hyperparameter<Double> handle(String name) {
    Range<Double> range = Range.ofReals(0, 1);
    return new Hyperparameter<>(name, 0.5, range, range, "of a test");
  }

  private static boolean contains(Range<?> range, String text) {
    if (range instanceof Range.Ints ints) {
      return ints.contains(Integer.valueOf(text));
    }
    if (range instanceof Range.Reals reals) {
      return reals.contains(Double.valueOf(text));
    }
    return ((Range.Choices) range).contains(text);
  }
}
