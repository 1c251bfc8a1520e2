package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class StrictReaderTest {

  @Property(tries = 300)
  void readsWhatTheJdkReadsInPiecesOfAnySize(
      @ForAll @StringLength(max = 200) String text, @ForAll @IntRange(min = 1, max = 7) int piece)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(
            readAll(
                new StrictReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8), piece))
        .isEqualTo(new String(bytes, StandardCharsets.UTF_8));
  }

  private static String readAll(StrictReader reader, int piece) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[piece + 1];
    for (int n = reader.read(buffer, 1, piece); n >= 0; n = reader.read(buffer, 1, piece)) {
      text.append(buffer, 1, n);
    }
    return text.toString();
  }

  @Test
  void handsOutAllThatStandsBeforeAFault() throws IOException {
    byte[] bytes = {'a', 'b', (byte) 0xff, 'c'};
    StrictReader reader = new StrictReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
    char[] buffer = new char[10];
    assertThat(reader.read(buffer, 0, 10)).isEqualTo(2);
    assertThatThrownBy(() -> reader.read(buffer, 0, 10))
        .isInstanceOf(CharacterCodingException.class);
  }
}
