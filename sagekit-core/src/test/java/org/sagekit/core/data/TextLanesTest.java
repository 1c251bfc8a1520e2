package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLanesTest {
  private static final int BLOCK = 1 << 16;
  private static final int PAIR = TextLanes.PAIR;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, BLOCK + PAIR, BLOCK + PAIR + 1, 5 * PAIR})
  void readsTheWholeTextInItsOrder(int length) throws IOException {
    String text = text(length);
    assertThat(readAll(new TextLanes(new StringReader(text)))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, BLOCK - 1, BLOCK, BLOCK + 7, BLOCK + PAIR, BLOCK + 2 * PAIR + 3})
  void throwsAFaultBehindAllThatStandsBeforeIt(int length) {
    StringBuilder read = new StringBuilder();
    TextLanes reader = new TextLanes(new FaultyAfter(text(length)));
    assertThatThrownBy(() -> readTo(read, reader))
        .isInstanceOf(IOException.class)
        .hasMessage("bad");
    assertThat(read.length()).isEqualTo(length);
  }

  @Test
  void waitsForWhatIsBeingReadBeforeItClosesTheText() throws IOException {
    for (int turn = 0; turn < 50; turn++) {
      Guarded text = new Guarded(text(BLOCK + 2 * PAIR));
      TextLanes reader = new TextLanes(text);
      assertThat(reader.read(new char[10], 0, 10)).isEqualTo(10);
      reader.close();
      assertThat(text.readWhenClosed).isFalse();
      assertThat(text.closed).isTrue();
    }
  }

  private static String text(int length) {
    Random random = new Random(length);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(random.nextInt(50) == 0 ? '\n' : (char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  private static String readAll(Reader reader) throws IOException {
    StringBuilder read = new StringBuilder();
    readTo(read, reader);
    return read.toString();
  }

  private static void readTo(StringBuilder read, Reader reader) throws IOException {
    char[] some = new char[10_007];
    for (int n = reader.read(some, 3, 10_000); n >= 0; n = reader.read(some, 3, 10_000)) {
      read.append(some, 3, n);
    }
  }

  /** A text with a fault behind it. */
  private static final class FaultyAfter extends StringReader {
    FaultyAfter(String text) {
      super(text);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      if (count < 0) {
        throw new IOException("bad");
      }
      return count;
    }
  }

  /** A text that notices if it is read on when it is closed. */
  private static final class Guarded extends Reader {
    private final Reader text;
    private volatile boolean closed;
    private volatile boolean readWhenClosed;

    Guarded(String text) {
      this.text = new StringReader(text);
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      int count = text.read(target, offset, Math.min(length, 1000));
      readWhenClosed |= closed;
      return count;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
