package org.sagekit.core.data;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;

/**
 * What all readers of tables can be told. Changed only while it is copied, so it is as good as
 * immutable.
 */
final class ReadOptions {
  /** How many rows settle the types of a table that is read in batches. */
  static final int SAMPLE = 100_000;

  final String name;
  Input input;
  Map<String, Field> fields = Map.of();
  Set<String> missing;
  boolean keepsQuoted;
  Charset charset = StandardCharsets.UTF_8;
  ReadLimits limits = ReadLimits.DEFAULTS;
  NumberStyle numbers = NumberStyle.PLAIN;
  int sample = SAMPLE;

  /** Whether the types stem from the first rows, which a message about a later row must say. */
  boolean isSampled;

  /** Whether messages say which of the reader's options may help. */
  boolean advises = true;

  ReadOptions(String name, Input input, Set<String> missing) {
    this.name = name;
    this.input = input;
    this.missing = missing;
  }

  /** A copy with a change. */
  ReadOptions with(Consumer<ReadOptions> change) {
    ReadOptions copy = new ReadOptions(name, input, missing);
    copy.fields = fields;
    copy.keepsQuoted = keepsQuoted;
    copy.charset = charset;
    copy.limits = limits;
    copy.numbers = numbers;
    copy.sample = sample;
    copy.isSampled = isSampled;
    copy.advises = advises;
    change.accept(copy);
    return copy;
  }

  /** Whether a cell that looks like a short number is one: no token for what is missing does. */
  boolean trustsNumbers() {
    return numbers.isPlain()
        && limits.cell() >= NumberScan.LONGEST
        && missing.stream().noneMatch(NumberScan::mayStart);
  }

  void add(Field field) {
    Map<String, Field> more = new LinkedHashMap<>(fields);
    more.put(field.name(), field);
    fields = more;
  }

  @Nullable FieldType type(String column) {
    Field field = fields.get(column);
    return field == null ? null : field.type();
  }

  /** The role that was given, or the one that the format gives. */
  Role role(String column, Role standard) {
    Field field = fields.get(column);
    return field == null ? standard : field.role();
  }
}
