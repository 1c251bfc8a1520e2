package org.sagekit.core.track.exchange.server;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {

  @ParameterizedTest
  @ValueSource(strings = {"loss", "val/acc", "a b", "a.b-c_d", "größe", ".hidden", "a..b"})
  void keepsWhatMlflowTakes(String name) {
    assertThat(Keys.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a:b", "/a", "a/", "a//b", "a/./b", "../a", "..", ".", "a\"b", "a%b", "😀"})
  void changesWhatMlflowRefuses(String name) {
    assertThat(Keys.of(name)).isNotEqualTo(name).matches("[\\w.\\- ]+-[0-9a-f]{12}");
    assertThat(Keys.isLegal(Keys.of(name))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a#b", "a%41", "dir/a?b", "a:b", "a;b", "a&b"})
  void changesFilesThatAnAddressWouldChange(String name) {
    assertThat(Keys.ofFile(name)).isNotEqualTo(name).matches("(dir/)?[0-9a-f]{12}-a_[b41]+");
  }

  @Property(tries = 500)
  void alwaysMakesALegalName(@ForAll @StringLength(min = 1, max = 600) String name) {
    String key = Keys.of(name);
    assertThat(key).isEqualTo(Keys.isLegal(name) ? name : key).hasSizeLessThanOrEqualTo(250);
    assertThat(FakeMlflow.isKey(key)).isTrue();
    assertThat(Keys.isLegal("sagekit.name." + key) || Keys.isLegal(name)).isTrue();
  }
}
