package org.sagekit.core.track.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ArrayMapTest {

  private static Map<String, Integer> map(Map<String, Integer> from) {
    MapBuilder<Integer> builder = new MapBuilder<>(new Pool());
    from.forEach(builder::put);
    return builder.take();
  }

  @Property(tries = 200)
  void isTheMapThatItWasMadeOf(@ForAll Map<String, Integer> from) {
    Map<String, Integer> map = map(from);
    assertThat(map).isEqualTo(from).hasSameHashCodeAs(from);
    assertThat(map.keySet()).containsExactlyElementsOf(new TreeMap<>(from).keySet());
    from.forEach((key, value) -> assertThat(map.get(key)).isEqualTo(value));
  }

  @Test
  void knowsWhatItHasNot() {
    Map<String, Integer> map = map(Map.of("b", 1));
    assertThat(map.get("a")).isNull();
    assertThat(map.containsKey("c")).isFalse();
    assertThat(map.get(null)).isNull();
  }

  @Test
  void cannotBeChanged() {
    Map<String, Integer> map = map(Map.of("b", 1));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> map.put("a", 2));
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(map::clear);
  }
}
