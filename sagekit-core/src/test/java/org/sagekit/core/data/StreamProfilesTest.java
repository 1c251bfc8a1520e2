package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Batches;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Schema;

class StreamProfilesTest {

  /** A dataset, some rows at a time. */
  private record Pieces(Dataset dataset, Iterator<Dataset> pieces) implements Batches {

    static Pieces of(Dataset dataset, int length) {
      List<Dataset> pieces = new ArrayList<>();
      for (int from = 0; from < dataset.size(); from += length) {
        int to = Math.min(dataset.size(), from + length);
        pieces.add(dataset.rows(IntStream.range(from, to).toArray()));
      }
      return new Pieces(dataset, pieces.iterator());
    }

    @Override
    public String name() {
      return dataset.name();
    }

    @Override
    public Schema schema() {
      return dataset.schema();
    }

    @Override
    public boolean hasNext() {
      return pieces.hasNext();
    }

    @Override
    public Dataset next() {
      return pieces.next();
    }

    @Override
    public void close() {}
  }

  @Property(tries = 200)
  @Domain(RandomDatasets.class)
  @Domain(DomainContext.Global.class)
  void equalsTheProfileOfTheWhole(
      @ForAll Dataset dataset, @ForAll @IntRange(min = 1, max = 12) int length) {
    assertThat(Profiles.of(Pieces.of(dataset, length), 1, 20))
        .isEqualTo(Profiles.of(dataset, 1, 20));
  }

  private static Dataset numbers(int size) {
    double[] values = Arrays.stream(new Shuffle(3).order(size)).mapToDouble(i -> i / 8.0).toArray();
    List<String> texts = IntStream.range(0, size).mapToObj(i -> "t" + i % 20_011 % 12_000).toList();
    return Dataset.of(
        "n",
        Schema.of(Field.of("a", FieldType.NUMERIC), Field.of("t", FieldType.TEXT)),
        List.of(Column.ofNumbers(values), Column.ofTexts(texts)));
  }

  @Test
  void doesNotDependOnThePieces() {
    Dataset dataset = numbers(30_000);
    Profile profile = Profiles.of(Pieces.of(dataset, 30_000), 1, 100);
    assertThat(Profiles.of(Pieces.of(dataset, 777), 1, 100)).isEqualTo(profile);
    assertThat(profile.column("a")).isEqualTo(Profiles.of(dataset, 1, 0).column("a"));
    assertThat(profile.column("t").distinct())
        .isEqualTo(Profiles.of(dataset, 1, 0).column("t").distinct());
  }

  @Test
  void samplesEachRowAlike() {
    Dataset dataset = numbers(1_000);
    int[] hits = new int[4];
    for (int seed = 0; seed < 200; seed++) {
      Dataset sample = Profiles.of(Pieces.of(dataset.select("a"), 130), seed, 50).sample();
      assertThat(sample.size()).isEqualTo(50);
      for (int row = 0; row < 50; row++) {
        hits[(int) (sample.column(0).number(row) * 8 / 250)]++;
      }
    }
    assertThat(Arrays.stream(hits)).allMatch(n -> Math.abs(n - 2_500) < 150);
  }

  @Test
  void keepsTheOrderOfRows() {
    Dataset rows = Transforms.sorted(numbers(2_000), "a");
    Dataset sample = Profiles.of(Pieces.of(rows, 99), 5, 300).sample();
    double[] values = IntStream.range(0, 300).mapToDouble(sample.column(0)::number).toArray();
    assertThat(values).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void profilesNoRows() {
    Dataset none = numbers(1).first(0);
    assertThat(Profiles.of(Pieces.of(none, 5), 1, 5)).isEqualTo(Profiles.of(none, 1, 5));
  }
}
