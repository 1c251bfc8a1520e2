package org.sagekit.core.train.booster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sagekit.api.ModelFormatException;

/**
 * A file of objects, arrays, numbers and texts that is read from front to back, whichever form it
 * is written in. Keeps nothing of what has been read. For one thread.
 */
abstract class BoosterSource {
  private static final int FIRST = 64;
  private static final int LONGEST = 60;

  private final String subject;

  /** Reads what messages call {@code subject}. */
  BoosterSource(String subject) {
    this.subject = subject;
  }

  /** Enters an object or array. */
  abstract void begin(boolean object) throws IOException;

  /** Whether the object or array that was entered last has more. */
  abstract boolean hasNext() throws IOException;

  /** Leaves the object or array. */
  abstract void end(boolean object) throws IOException;

  /** The name of an object's next value. */
  abstract String name() throws IOException;

  /** Whether an array comes next. */
  abstract boolean isArray() throws IOException;

  /** Reads a text; of a number or truth value its text. */
  abstract String text() throws IOException;

  /** Reads a whole number; of a truth value 1 or 0. */
  abstract long whole() throws IOException;

  /** Reads a number as the 32 bits that were written. */
  abstract float real() throws IOException;

  /** Passes over a value of any kind. */
  abstract void skip() throws IOException;

  /** Checks that nothing comes behind the value that was read. */
  abstract void finish() throws IOException;

  /** Where it is in the file, for messages. */
  abstract String place();

  /** What is done with a value of an object. */
  @FunctionalInterface
  interface Value {

    /** Reads or skips the value under a name. */
    void read(String name) throws IOException;
  }

  /** What is done with an element of an array. */
  @FunctionalInterface
  interface Element {

    /** Reads or skips the element. */
    void read() throws IOException;
  }

  /** Reads an object value by value; of two equal names the second is a fault. */
  final void object(Value value) throws IOException {
    Set<String> names = new HashSet<>();
    begin(true);
    while (hasNext()) {
      String name = name();
      require(names.add(name), "name", "in its object once", "'" + name + "' again");
      value.read(name);
    }
    end(true);
  }

  /** Reads an array element by element. */
  final void array(Element element) throws IOException {
    begin(false);
    while (hasNext()) {
      element.read();
    }
    end(false);
  }

  /** Reads an array of whole numbers of 32 bits. */
  final int[] integers() throws IOException {
    int[] values = new int[FIRST];
    int size = 0;
    begin(false);
    while (hasNext()) {
      values = size == values.length ? Arrays.copyOf(values, 2 * size) : values;
      long value = whole();
      require(value == (int) value, "whole number", "one of 32 bits", value);
      values[size++] = (int) value;
    }
    end(false);
    return Arrays.copyOf(values, size);
  }

  /** Reads an array of numbers of 32 bits. */
  final float[] reals() throws IOException {
    float[] values = new float[FIRST];
    int size = 0;
    begin(false);
    while (hasNext()) {
      values = size == values.length ? Arrays.copyOf(values, 2 * size) : values;
      values[size++] = real();
    }
    end(false);
    return Arrays.copyOf(values, size);
  }

  /** Reads an array of texts. */
  final List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    array(() -> texts.add(text()));
    return texts;
  }

  /** Refuses the file unless something holds. */
  final void require(boolean holds, String what, String constraint, Object actual) {
    if (!holds) {
      throw new ModelFormatException(
          "%s: %s at %s must be %s, but was %s."
              .formatted(subject, what, brief(place()), constraint, brief(actual.toString())));
    }
  }

  private static String brief(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
