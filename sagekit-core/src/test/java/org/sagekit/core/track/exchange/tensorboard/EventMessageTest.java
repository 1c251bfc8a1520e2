package org.sagekit.core.track.exchange.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sagekit.core.track.exchange.Fixtures;

class EventMessageTest {
  private static final int SHORT = 5_000;
  private static final int LONG = 1_000_000;

  @Test
  void readsAScalar() throws IOException {
    byte[] bytes = EventBytes.scalar("loss", 1.5, -3, 0.25f);
    Event event = EventMessage.of(bytes, bytes.length);
    assertThat(event.seconds()).isEqualTo(1.5);
    assertThat(event.step()).isEqualTo(-3);
    assertThat(event.values()).hasSize(1);
    assertThat(event.values().get(0).tag()).isEqualTo("loss");
    assertThat(event.values().get(0).number()).hasValue(0.25);
  }

  @Test
  void passesOverFieldsThatItDoesNotKnow() throws IOException {
    byte[] bytes =
        EventBytes.message(
            out -> {
              out.writeString(99, "new");
              out.writeInt64(2, 7);
              out.writeFixed32(98, 1);
            });
    assertThat(EventMessage.of(bytes, bytes.length).step()).isEqualTo(7);
  }

  @Test
  void refusesLengthsBeyondTheEnd() {
    byte[] bytes = {0x2a, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x07};
    assertThatThrownBy(() -> EventMessage.of(bytes, bytes.length))
        .isInstanceOf(InvalidProtocolBufferException.class);
  }

  @Test
  void readsDamagedEventsOrRefusesThem() throws IOException {
    damage(1, SHORT);
  }

  @Tag("fuzz")
  @Test
  void readsManyDamagedEventsOrRefusesThem() throws IOException {
    damage(2, LONG);
  }

  private static void damage(long seed, int times) throws IOException {
    List<byte[]> events = events();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < times; i++) {
      byte[] bytes = events.get(random.nextInt(events.size())).clone();
      for (int edits = random.nextInt(3); edits >= 0; edits--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
      try {
        for (Event.Value value : EventMessage.of(bytes, length).values()) {
          new HyperParameters().read(value.content());
        }
      } catch (InvalidProtocolBufferException e) {
        assertThat(e).as("seed %s, input %s", seed, i).hasMessageNotContaining("null");
      } catch (RuntimeException e) {
        throw new AssertionError("seed %s, input %s".formatted(seed, i), e);
      }
    }
  }

  private static List<byte[]> events() throws IOException {
    List<byte[]> events = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Fixtures.folder("events"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
          int length = (int) in.getLong(in.position());
          int begin = in.position() + 12;
          events.add(Arrays.copyOfRange(in.array(), begin, begin + length));
          in.position(begin + length + 4);
        }
      }
    }
    return events;
  }
}
