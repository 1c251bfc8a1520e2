package org.sagekit.core.pack.onnx.read;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ways to damage a protobuf message that leave it one: lists, numbers, names, whole messages. */
final class ProtoMutations {
  private static final long[] LIKED = {
    0,
    1,
    2,
    3,
    7,
    8,
    11,
    -1,
    100,
    65_536,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    1L << 40,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };
  private static final double[] REALS = {
    0, -0.0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, 1e-300
  };

  private ProtoMutations() {}

  /** Bytes of a message with one to three kinds of damage. */
  static byte[] damage(Message message, Random random) {
    Message.Builder builder = message.toBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      once(builder, random);
    }
    return builder.buildPartial().toByteArray();
  }

  private static void once(Message.Builder builder, Random random) {
    List<FieldDescriptor> set = new ArrayList<>(builder.getAllFields().keySet());
    List<FieldDescriptor> all = builder.getDescriptorForType().getFields();
    boolean known = !set.isEmpty() && random.nextInt(10) > 0;
    List<FieldDescriptor> from = known ? set : all;
    FieldDescriptor field = from.get(random.nextInt(from.size()));
    boolean message = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    if (field.isRepeated()) {
      repeated(builder, field, random);
    } else if (message && builder.hasField(field) && random.nextInt(20) > 0) {
      once(builder.getFieldBuilder(field), random);
    } else if (random.nextInt(4) == 0) {
      builder.clearField(field);
    } else if (!message) {
      builder.setField(field, value(field, random));
    }
  }

  private static void repeated(Message.Builder builder, FieldDescriptor field, Random random) {
    int count = builder.getRepeatedFieldCount(field);
    boolean message = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    if (count > 0 && message && random.nextInt(6) > 0) {
      once(builder.getRepeatedFieldBuilder(field, random.nextInt(count)), random);
      return;
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(builder.getRepeatedField(field, i));
    }
    change(values, field, message, random);
    builder.clearField(field);
    values.forEach(value -> builder.addRepeatedField(field, value));
  }

  private static void change(
      List<Object> values, FieldDescriptor field, boolean message, Random random) {
    if (values.isEmpty()) {
      if (!message) {
        values.add(value(field, random));
      }
      return;
    }
    int at = random.nextInt(values.size());
    int other = random.nextInt(values.size());
    switch (random.nextInt(message ? 3 : 6)) {
      case 0 -> values.remove(at);
      case 1 -> values.add(other, values.get(at));
      case 2 -> values.set(at, values.get(other));
      case 3 -> values.subList(at, values.size()).clear();
      default -> values.set(at, value(field, random));
    }
  }

  private static Object value(FieldDescriptor field, Random random) {
    long whole = LIKED[random.nextInt(LIKED.length)];
    double real = REALS[random.nextInt(REALS.length)];
    return switch (field.getJavaType()) {
      case INT -> (int) whole;
      case LONG -> whole;
      case FLOAT -> (float) real;
      case DOUBLE -> real;
      case BOOLEAN -> random.nextBoolean();
      case STRING -> random.nextInt(3) == 0 ? "" : "X";
      case BYTE_STRING -> ByteString.copyFrom(new byte[random.nextInt(20)]);
      case ENUM -> {
        List<EnumValueDescriptor> values = field.getEnumType().getValues();
        yield values.get(random.nextInt(values.size()));
      }
      case MESSAGE -> throw new IllegalArgumentException(field.getFullName());
    };
  }
}
