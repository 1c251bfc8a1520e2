package org.sagekit.core.track.exchange.tensorboard;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the HParams plugin of TensorBoard keeps of a run, by the field numbers of its {@code
 * plugin_data.proto}: the values of the hyperparameters, and how the run ended. For one thread.
 */
final class HyperParameters {
  private static final int START = Fields.bytes(3);
  private static final int END = Fields.bytes(4);
  private static final int ENTRY = Fields.bytes(1);
  private static final int KEY = Fields.bytes(1);
  private static final int VALUE = Fields.bytes(2);
  private static final int NUMBER = Fields.fixed64(2);
  private static final int TEXT = Fields.bytes(3);
  private static final int BOOLEAN = Fields.varint(4);
  private static final int STATUS = Fields.varint(1);
  private static final int FAILURE = 2;
  private static final double LARGEST_WHOLE = 1L << 53;
  private final Map<String, String> values = new TreeMap<>();
  private boolean isFailed;
  private String key = "";
  private String value = "";

  /** Reads what a value of the plugin says. */
  void read(byte[] content) throws IOException {
    Fields.read(
        CodedInputStream.newInstance(content),
        (tag, in) ->
            tag == START && Fields.inner(in, this::started)
                || tag == END && Fields.inner(in, this::ended));
  }

  Map<String, String> values() {
    return values;
  }

  /** Whether the run told that it failed. */
  boolean isFailed() {
    return isFailed;
  }

  private boolean started(int tag, CodedInputStream in) throws IOException {
    if (tag != ENTRY) {
      return false;
    }
    key = "";
    value = "";
    Fields.inner(in, this::entry);
    values.putIfAbsent(key, value);
    return true;
  }

  private boolean entry(int tag, CodedInputStream in) throws IOException {
    if (tag == KEY) {
      key = in.readStringRequireUtf8();
      return true;
    }
    return tag == VALUE && Fields.inner(in, this::value);
  }

  private boolean value(int tag, CodedInputStream in) throws IOException {
    if (tag == NUMBER) {
      value = text(in.readDouble());
    } else if (tag == TEXT) {
      value = in.readStringRequireUtf8();
    } else if (tag == BOOLEAN) {
      value = Boolean.toString(in.readBool());
    } else {
      return false;
    }
    return true;
  }

  /** The plugin has no whole numbers; what was one is written as one. */
  private static String text(double number) {
    return number == Math.rint(number) && Math.abs(number) <= LARGEST_WHOLE
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  private boolean ended(int tag, CodedInputStream in) throws IOException {
    if (tag != STATUS) {
      return false;
    }
    isFailed = in.readInt32() == FAILURE;
    return true;
  }
}
