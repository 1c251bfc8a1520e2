package org.sagekit.core.track.exchange.tensorboard;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.OptionalDouble;
import org.sagekit.core.track.exchange.tensorboard.Event.Kind;

/** Reads TensorFlow's {@code Summary.Value}. For one thread. */
final class ValueMessage implements Fields {
  private static final int TAG = Fields.bytes(1);
  private static final int SIMPLE_VALUE = Fields.fixed32(2);
  private static final int OLD_HISTOGRAM = Fields.bytes(3);
  private static final int IMAGE = Fields.bytes(4);
  private static final int HISTOGRAM = Fields.bytes(5);
  private static final int AUDIO = Fields.bytes(6);
  private static final int TENSOR = Fields.bytes(8);
  private static final int METADATA = Fields.bytes(9);
  private static final int PLUGIN_DATA = Fields.bytes(1);
  private static final int PLUGIN_NAME = Fields.bytes(1);
  private static final int CONTENT = Fields.bytes(2);
  private String tag = "";
  private Kind kind = Kind.NONE;
  private OptionalDouble number = OptionalDouble.empty();
  private String plugin = "";
  private byte[] content = {};

  Event.Value done() {
    return new Event.Value(tag, kind, number, plugin, content);
  }

  @Override
  public boolean take(int field, CodedInputStream in) throws IOException {
    if (field == TAG) {
      tag = in.readStringRequireUtf8();
    } else if (field == SIMPLE_VALUE) {
      kind = Kind.NUMBER;
      number = OptionalDouble.of(in.readFloat());
    } else if (field == TENSOR) {
      kind = Kind.TENSOR;
      TensorMessage tensor = new TensorMessage();
      Fields.inner(in, tensor);
      number = tensor.number();
    } else if (field == METADATA) {
      return Fields.inner(in, this::metadata);
    } else {
      kind = other(field);
      return false;
    }
    return true;
  }

  private Kind other(int field) {
    if (field == HISTOGRAM || field == OLD_HISTOGRAM) {
      return Kind.HISTOGRAM;
    }
    if (field == IMAGE) {
      return Kind.IMAGE;
    }
    return field == AUDIO ? Kind.AUDIO : kind;
  }

  private boolean metadata(int field, CodedInputStream in) throws IOException {
    return field == PLUGIN_DATA && Fields.inner(in, this::pluginData);
  }

  private boolean pluginData(int field, CodedInputStream in) throws IOException {
    if (field == PLUGIN_NAME) {
      plugin = in.readStringRequireUtf8();
    } else if (field == CONTENT) {
      content = in.readByteArray();
    } else {
      return false;
    }
    return true;
  }
}
