package org.sagekit.core.track.exchange.tensorboard;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** Takes the fields of a message; those that are not wanted are passed over. */
@FunctionalInterface
interface Fields {

  /**
   * Takes a field.
   *
   * @param tag its number and wire type, as {@link #varint} and the others make it
   * @param in stands at its content
   * @return false if it is not wanted, and was not read
   */
  boolean take(int tag, CodedInputStream in) throws IOException;

  /** Reads a message to its end. */
  static void read(CodedInputStream in, Fields fields) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      int type = WireFormat.getTagWireType(tag);
      if (type == WireFormat.WIRETYPE_START_GROUP || type == WireFormat.WIRETYPE_END_GROUP) {
        throw new InvalidProtocolBufferException("a group, which no event has");
      }
      if (!fields.take(tag, in)) {
        in.skipField(tag);
      }
    }
  }

  /** Reads a message that is a field. */
  static boolean inner(CodedInputStream in, Fields fields) throws IOException {
    int limit = in.pushLimit(in.readRawVarint32());
    read(in, fields);
    in.popLimit(limit);
    return true;
  }

  /** The tag of a whole number. */
  static int varint(int field) {
    return field << 3 | WireFormat.WIRETYPE_VARINT;
  }

  /** The tag of a double. */
  static int fixed64(int field) {
    return field << 3 | WireFormat.WIRETYPE_FIXED64;
  }

  /** The tag of a float. */
  static int fixed32(int field) {
    return field << 3 | WireFormat.WIRETYPE_FIXED32;
  }

  /** The tag of a text, bytes, a message or a packed list. */
  static int bytes(int field) {
    return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }
}
