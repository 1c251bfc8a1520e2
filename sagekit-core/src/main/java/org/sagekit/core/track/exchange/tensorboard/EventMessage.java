package org.sagekit.core.track.exchange.tensorboard;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads TensorFlow's {@code Event} and {@code Summary}, by their field numbers. For one thread. */
final class EventMessage {
  private static final int WALL_TIME = Fields.fixed64(1);
  private static final int STEP = Fields.varint(2);
  private static final int GRAPH = Fields.bytes(4);
  private static final int SUMMARY = Fields.bytes(5);
  private static final int SESSION_LOG = Fields.bytes(7);
  private static final int META_GRAPH = Fields.bytes(9);
  private static final int STATUS = Fields.varint(1);
  private static final int START = 1;
  private static final int VALUE = Fields.bytes(1);
  private double seconds;
  private long step;
  private boolean isStart;
  private boolean isGraph;
  private final List<Event.Value> values = new ArrayList<>();

  private EventMessage() {}

  /**
   * Reads an event.
   *
   * @throws InvalidProtocolBufferException if the bytes are none
   */
  static Event of(byte[] bytes, int length) throws InvalidProtocolBufferException {
    EventMessage message = new EventMessage();
    try {
      Fields.read(CodedInputStream.newInstance(bytes, 0, length), message::field);
    } catch (InvalidProtocolBufferException e) {
      throw e;
    } catch (IOException e) {
      throw new InvalidProtocolBufferException(e);
    }
    return new Event(
        message.seconds, message.step, message.isStart, message.isGraph, message.values);
  }

  private boolean field(int tag, CodedInputStream in) throws IOException {
    if (tag == WALL_TIME) {
      seconds = in.readDouble();
    } else if (tag == STEP) {
      step = in.readInt64();
    } else if (tag == SUMMARY) {
      Fields.inner(in, this::summary);
    } else if (tag == SESSION_LOG) {
      Fields.inner(in, this::session);
    } else {
      isGraph |= tag == GRAPH || tag == META_GRAPH;
      return false;
    }
    return true;
  }

  private boolean session(int tag, CodedInputStream in) throws IOException {
    if (tag != STATUS) {
      return false;
    }
    isStart = in.readInt32() == START;
    return true;
  }

  private boolean summary(int tag, CodedInputStream in) throws IOException {
    if (tag != VALUE) {
      return false;
    }
    ValueMessage value = new ValueMessage();
    Fields.inner(in, value);
    values.add(value.done());
    return true;
  }
}
