package org.sagekit.core.train.booster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.ModelFormatException;

class UbjSourceTest {

  /** Bytes of text, each of which stands for itself. */
  private static UbjSource of(String bytes) {
    return new UbjSource("File 'x'", bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void readsArraysCountedTypedAndNeither() throws IOException {
    assertThat(of("[$i#i\u0003\u0001\u0002\u00ff").integers()).containsExactly(1, 2, -1);
    assertThat(of("[#i\u0002i\u0005I\u0001\u0000").integers()).containsExactly(5, 256);
    assertThat(of("[U\u00ffTF]").integers()).containsExactly(255, 1, 0);
    assertThat(of("[$d#i\u0001\u003f\u0080\u0000\u0000").reals()).containsExactly(1f);
    assertThat(of("[Si\u0002abi\u0007]").texts()).containsExactly("ab", "7");
  }

  @Test
  void passesOverWhatIsNotRead() throws IOException {
    UbjSource source =
        of(
            "[{i\u0001a[$l#i\u0001\u0000\u0000\u0000\u0001i\u0001bSi\u0001x}[#i\u0001Z]d\u0000\u0000\u0000\u0000i\u0009]"
                .replace("Z]", "Z"));
    source.begin(false);
    source.skip();
    source.skip();
    source.skip();
    assertThat(source.whole()).isEqualTo(9);
    source.end(false);
    source.finish();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[$d#l\u007f\u00ff\u00ff\u00ff",
        "[#L\u007f\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
        "[#i\u00ff",
        "[$Z#i\u0005",
        "[$d\u0001",
        "[i",
        "[i\u0001",
        "[",
        "",
        "{",
        "[x]",
        "[L\u0000\u0000\u0001\u0000\u0000\u0000\u0000\u0000]",
        "[Sl\u007f\u00ff\u00ff\u00ff]"
      })
  void refusesWhatIsWrongWithoutAskingForRoom(String bytes) {
    assertThatThrownBy(() -> of(bytes).integers())
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("File 'x': ")
        .hasMessageContaining(" at byte ");
  }

  @Test
  void goesOnlySoDeep() {
    assertThatThrownBy(() -> of("[".repeat(100_000)).skip())
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("File 'x': depth at byte 41 must be at most 40, but was more.");
  }
}
