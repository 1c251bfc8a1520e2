package org.sagekit.core.track.exchange.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
  private static final byte[] FIRST = EventBytes.scalar("loss", 1, 1, 0.5f);
  private static final byte[] SECOND = EventBytes.scalar("loss", 2, 2, 0.25f);
  @TempDir private Path home;
  private final List<String> notes = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();

  private long read(byte[] bytes) throws IOException {
    Path file = Files.write(home.resolve("events"), bytes);
    return new EventFile(file, "events", notes::add).read(Long.MAX_VALUE, events::add);
  }

  @Test
  void knowsTheChecksumOfTheFormat() {
    // "123456789" has the CRC-32C e3069283 (RFC 3720, B.4); masked by record_writer.h's formula
    byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(EventFile.masked(digits, 9))
        .isEqualTo(Integer.rotateRight(0xe3069283, 15) + 0xa282ead8);
  }

  @Test
  void readsRecords() throws IOException {
    assertThat(read(EventBytes.records(FIRST, SECOND))).isEqualTo(2);
    assertThat(events).extracting(Event::step).containsExactly(1L, 2L);
    assertThat(events.get(1).values().get(0).number()).hasValue(0.25);
    assertThat(notes).isEmpty();
  }

  @Test
  void takesAllBeforeACutOffRecord() throws IOException {
    byte[] whole = EventBytes.records(FIRST, SECOND);
    int one = EventBytes.records(FIRST).length;
    for (int length = one + 1; length < whole.length; length++) {
      notes.clear();
      assertThat(read(Arrays.copyOf(whole, length))).isEqualTo(1);
      assertThat(notes).containsExactly("'events': the record at byte " + one + " was cut off.");
    }
  }

  @Test
  void stopsAtAWrongChecksum() throws IOException {
    byte[] bytes = EventBytes.records(FIRST, SECOND, FIRST);
    int one = EventBytes.records(FIRST).length;
    bytes[one + 20] ^= 1;
    assertThat(read(bytes)).isEqualTo(1);
    assertThat(notes)
        .containsExactly(
            "'events': the record at byte %s has a wrong checksum, and the rest of the file was not read."
                .formatted(one));
  }

  @Test
  void stopsAtAWrongLength() throws IOException {
    byte[] bytes = EventBytes.records(FIRST);
    bytes[0] ^= 1;
    assertThat(read(bytes)).isZero();
    assertThat(notes).hasSize(1).first().asString().contains("a length with a wrong checksum");
  }

  @Test
  void takesNoMemoryForALengthThatIsALie() throws IOException {
    for (long length : new long[] {1L << 26, (1L << 26) + 1, Long.MAX_VALUE, -1}) {
      notes.clear();
      byte[] header = new byte[16];
      ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
      fields.putInt(EventFile.masked(header, Long.BYTES));
      assertThat(read(header)).isZero();
      assertThat(notes).hasSize(1);
    }
  }

  @Test
  void passesOverWhatIsNoEvent() throws IOException {
    byte[] group = {0x0b, 0x0c};
    assertThat(read(EventBytes.records(new byte[] {(byte) 0xff}, group, SECOND))).isEqualTo(3);
    assertThat(events).hasSize(1);
    assertThat(notes)
        .hasSize(2)
        .allMatch(note -> note.endsWith("is no event and was passed over."));
  }

  @Test
  void readsNoFurtherThanAsked() throws IOException {
    Path file = Files.write(home.resolve("events"), EventBytes.records(FIRST, SECOND));
    new EventFile(file, "events", notes::add).read(1, events::add);
    assertThat(events).hasSize(1);
  }
}
