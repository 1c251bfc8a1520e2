package org.sagekit.core.track.exchange.tensorboard;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes event files, as a test needs them. */
final class EventBytes {

  private EventBytes() {}

  interface Content {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  static byte[] message(Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      content.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static void inner(CodedOutputStream out, int field, byte[] message) throws IOException {
    out.writeBytes(field, ByteString.copyFrom(message));
  }

  static byte[] scalar(String tag, double seconds, long step, float value) {
    byte[] inside =
        message(
            out -> {
              out.writeString(1, tag);
              out.writeFloat(2, value);
            });
    return event(seconds, step, inside);
  }

  static byte[] event(double seconds, long step, byte[] value) {
    byte[] summary = message(out -> inner(out, 1, value));
    return message(
        out -> {
          out.writeDouble(1, seconds);
          out.writeInt64(2, step);
          inner(out, 5, summary);
        });
  }

  static byte[] records(byte[]... events) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (byte[] event : events) {
      byte[] length = little(Long.BYTES).putLong(event.length).array();
      file.writeBytes(length);
      file.writeBytes(little(4).putInt(EventFile.masked(length, Long.BYTES)).array());
      file.writeBytes(event);
      file.writeBytes(little(4).putInt(EventFile.masked(event, event.length)).array());
    }
    return file.toByteArray();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
