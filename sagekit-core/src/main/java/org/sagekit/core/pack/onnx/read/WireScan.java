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
  /** The most messages, such as operators, attributes and tensors. */
  static final int MAX_MESSAGES = 500_000;

  /** The most texts and fields that are not known. */
  static final int MAX_TEXTS = 4_000_000;

  /** The most numbers; in packed lists of whole numbers each byte counts as one. */
  static final int MAX_NUMBERS = 24_000_000;

  /** The deepest message within messages. */
  static final int MAX_DEPTH = 24;

  private final Source source;
  private final CodedInputStream input;
  private long messages;
  private long texts;
  private long numbers;

  private WireScan(Source source, byte[] file) {
    this.source = source;
    this.input = CodedInputStream.newInstance(file);
  }

  /** Refuses a file of more than the limits. */
  static void check(Source source, byte[] file, Descriptor type) throws IOException {
    new WireScan(source, file).message(type, 0);
  }

  private void message(Descriptor type, int depth) throws IOException {
    source.require(
        depth <= MAX_DEPTH, "nesting of messages", "at most " + MAX_DEPTH + " deep", "deeper");
    for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
      int wireType = WireFormat.getTagWireType(tag);
      boolean group =
          wireType == WireFormat.WIRETYPE_START_GROUP || wireType == WireFormat.WIRETYPE_END_GROUP;
      source.require(!group, "fields", "no groups", "a group");
      FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
      if (field != null && wireType == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
        delimited(field, depth);
      } else {
        texts += field == null ? 1 : 0;
        numbers++;
        requireFew();
        input.skipField(tag);
      }
    }
  }

  private void delimited(FieldDescriptor field, int depth) throws IOException {
    int length = input.readRawVarint32();
    if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      messages++;
      requireFew();
      int outer = input.pushLimit(length);
      message(field.getMessageType(), depth + 1);
      input.popLimit(outer);
      return;
    }
    texts += field.isPackable() ? 0 : 1;
    numbers += field.isPackable() ? Math.max(0, length) / leastBytes(field) : 0;
    requireFew();
    input.skipRawBytes(length);
  }

  private static int leastBytes(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case FLOAT -> Float.BYTES;
      case DOUBLE -> Double.BYTES;
      default -> 1;
    };
  }

  private void requireFew() {
    source.require(messages <= MAX_MESSAGES, "messages", "at most " + MAX_MESSAGES, "more");
    source.require(texts <= MAX_TEXTS, "texts", "at most " + MAX_TEXTS, "more");
    source.require(numbers <= MAX_NUMBERS, "numbers", "at most " + MAX_NUMBERS, "more");
  }
}
