package org.sagekit.core.pack.onnx.read;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Counts what a protobuf file holds before it is parsed: parsed, two bytes may become an object of
 * a hundred, and one byte a number of eight.
 */
final class WireScan {
  /** The most fields of any kind. */
  static final int MAX_FIELDS = 8_000_000;

  /** The most numbers in packed lists. */
  static final int MAX_NUMBERS = 32_000_000;

  /** The deepest message within messages. */
  static final int MAX_DEPTH = 24;

  private final Source source;
  private long fields;
  private long numbers;

  private WireScan(Source source) {
    this.source = source;
  }

  /** Refuses a file of more than the limits. */
  static void check(Source source, byte[] file, Descriptor type) throws IOException {
    CodedInputStream input = CodedInputStream.newInstance(file);
    input.setSizeLimit(Integer.MAX_VALUE);
    new WireScan(source).message(input, type, 0);
  }

  private void message(CodedInputStream input, Descriptor type, int depth) throws IOException {
    source.require(depth <= MAX_DEPTH, "messages", "at most " + MAX_DEPTH + " deep", "deeper");
    for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
      fields++;
      source.require(fields <= MAX_FIELDS, "fields", "at most " + MAX_FIELDS, "more");
      int wireType = WireFormat.getTagWireType(tag);
      boolean group =
          wireType == WireFormat.WIRETYPE_START_GROUP || wireType == WireFormat.WIRETYPE_END_GROUP;
      source.require(!group, "fields", "no groups", "a group");
      FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      if (field == null || wireType != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        input.skipField(tag);
      } else {
        delimited(input, field, depth);
      }
    }
  }

  private void delimited(CodedInputStream input, FieldDescriptor field, int depth)
      throws IOException {
    int length = input.readRawVarint32();
    if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      int outer = input.pushLimit(length);
      message(input, field.getMessageType(), depth + 1);
      input.popLimit(outer);
    } else {
      numbers += field.isPackable() ? length : 0;
      source.require(numbers <= MAX_NUMBERS, "bytes of lists", "at most " + MAX_NUMBERS, "more");
      input.skipRawBytes(length);
    }
  }
}
