package org.sagekit.monitor.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextFeaturesTest {
  private static long common(String one, String other) {
    return Arrays.stream(TextFeatures.of(one))
        .filter(f -> Arrays.binarySearch(TextFeatures.of(other), f) >= 0)
        .count();
  }

  @Property
  void areDistinctAscendingAndBelowTheirCount(@ForAll String text) {
    int[] features = TextFeatures.of(text);
    assertThat(features).isSorted().doesNotHaveDuplicates().isNotEmpty();
    assertThat(Arrays.stream(features))
        .allMatch(feature -> feature >= 0 && feature < TextFeatures.COUNT);
  }

  @Test
  void seeWordsWhereverTheyStand() {
    // The word, its four runs of three characters, no digits, no capitals, nothing beyond ASCII.
    assertThat(common("monday", "on a monday!")).isEqualTo(1 + 4 + 3);
    assertThat(common("monday", "Sonntag 7")).isEqualTo(1); // nothing beyond ASCII
  }

  @Test
  void seeLengthBehindWhatIsRead() {
    assertThat(TextFeatures.of("a".repeat(3_000))).isNotEqualTo(TextFeatures.of("a".repeat(9_000)));
    assertThat(TextFeatures.of("")).hasSize(5);
  }
}
