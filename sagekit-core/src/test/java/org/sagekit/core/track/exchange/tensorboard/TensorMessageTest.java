package org.sagekit.core.track.exchange.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TensorMessageTest {

  private static OptionalDouble read(EventBytes.Content content) throws IOException {
    TensorMessage message = new TensorMessage();
    Fields.read(CodedInputStream.newInstance(EventBytes.message(content)), message);
    return message.number();
  }

  private static OptionalDouble content(int dtype, int... bytes) throws IOException {
    byte[] content = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      content[i] = (byte) bytes[i];
    }
    return read(
        out -> {
          out.writeEnum(1, dtype);
          out.writeBytes(4, ByteString.copyFrom(content));
        });
  }

  @Test
  void readsContentOfEachType() throws IOException {
    assertThat(content(1, 0, 0, 0x80, 0x3f)).hasValue(1);
    assertThat(content(2, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f)).hasValue(1);
    assertThat(content(3, 0xff, 0xff, 0xff, 0xff)).hasValue(-1);
    assertThat(content(9, 2, 0, 0, 0, 0, 0, 0, 0)).hasValue(2);
    assertThat(content(14, 0x80, 0x3f)).hasValue(1);
    assertThat(content(19, 0, 0xbc)).hasValue(-1);
  }

  @Test
  void readsNumbersOneByOneAndPacked() throws IOException {
    assertThat(
            read(
                out -> {
                  out.writeEnum(1, 1);
                  out.writeFloat(5, 2.5f);
                }))
        .hasValue(2.5);
    assertThat(
            read(
                out -> {
                  out.writeEnum(1, 2);
                  out.writeDouble(6, 2.5);
                }))
        .hasValue(2.5);
    assertThat(
            read(
                out -> {
                  out.writeEnum(1, 19);
                  out.writeInt32(13, 0x3c00);
                }))
        .hasValue(1);
    assertThat(
            read(
                out -> {
                  out.writeEnum(1, 9);
                  out.writeBytes(10, ByteString.copyFrom(new byte[] {7}));
                }))
        .hasValue(7);
  }

  @Test
  void isNoNumberIfItIsMoreThanOne() throws IOException {
    assertThat(content(1, 0, 0, 0x80, 0x3f, 0, 0, 0x80, 0x3f)).isEmpty();
    assertThat(content(1)).isEmpty();
    assertThat(content(7, 65)).isEmpty();
    assertThat(
            read(
                out -> {
                  out.writeEnum(1, 1);
                  out.writeFloat(5, 1);
                  out.writeFloat(5, 2);
                }))
        .isEmpty();
  }

  @Test
  void knowsHalfPrecision() {
    assertThat(TensorMessage.half(0x7bff)).isEqualTo(65504);
    assertThat(TensorMessage.half(0x0001)).isEqualTo(0x1p-24);
    assertThat(TensorMessage.half(0x0400)).isEqualTo(0x1p-14);
    assertThat(TensorMessage.half(0xfc00)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(TensorMessage.half(0x7e00)).isNaN();
    assertThat(TensorMessage.half(0x8000)).isEqualTo(-0.0);
  }
}
