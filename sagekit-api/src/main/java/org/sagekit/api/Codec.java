package org.sagekit.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Writes values of one type to bytes and reads them back: the form in which checkpoints are kept. A
 * module registers its codecs with {@link java.util.ServiceLoader}. Stateless and thread-safe.
 *
 * @param <T> the type of the values
 */
public interface Codec<T> {

  /**
   * The type of the values. Values of a subtype are written by the same codec.
   *
   * @return a class or interface
   */
  Class<T> type();

  /**
   * The name and version of the form, such as {@code dataset/1}. It is part of a checkpoint's key,
   * so a new form makes old checkpoints invisible rather than wrong.
   *
   * @return letters, digits, {@code - / .}
   */
  String format();

  /**
   * Writes a value. Equal values give equal bytes.
   *
   * @param value what to write
   * @param out where to; not closed
   * @throws IOException if writing fails
   */
  void write(T value, OutputStream out) throws IOException;

  /**
   * Reads a value.
   *
   * @param in where from; not closed
   * @return an equal value
   * @throws IOException if reading fails
   * @throws ModelFormatException if the bytes are not of this form
   */
  T read(InputStream in) throws IOException;
}
