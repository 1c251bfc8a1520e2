package org.sagekit.api.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Problems;

/** The fields of a dataset, in order; their names are unique. Immutable. */
public final class Schema implements Fingerprinted {
  private final List<Field> fields;
  private final Map<String, Integer> indexByName;

  private Schema(List<Field> fields) {
    this.fields = List.copyOf(fields);
    Map<String, Integer> index = new LinkedHashMap<>();
    Problems problems = Problems.of("Schema");
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i).name();
      problems.require(index.put(name, i) == null, "field names", "unique", "'" + name + "' twice");
    }
    for (Role role : List.of(Role.TARGET, Role.WEIGHT, Role.ID, Role.GROUP)) {
      List<String> names =
          fields.stream().filter(field -> field.role() == role).map(Field::name).toList();
      problems.require(names.size() <= 1, "role " + role, "given to one field at most", names);
    }
    problems.throwIfAny();
    this.indexByName = Collections.unmodifiableMap(index);
  }

  /**
   * A schema.
   *
   * @param fields in the order of the columns
   * @return the schema
   * @throws IllegalArgumentException if two fields share a name, or a role that one field may have
   */
  public static Schema of(List<Field> fields) {
    return new Schema(fields);
  }

  /**
   * A schema.
   *
   * @param fields in the order of the columns
   * @return the schema
   * @throws IllegalArgumentException if two fields share a name, or a role that one field may have
   */
  public static Schema of(Field... fields) {
    return new Schema(Arrays.asList(fields));
  }

  /**
   * The fields.
   *
   * @return in the order of the columns
   */
  public List<Field> fields() {
    return fields;
  }

  /**
   * The names of the fields.
   *
   * @return in the order of the columns
   */
  public List<String> names() {
    return List.copyOf(indexByName.keySet());
  }

  /**
   * How many fields there are.
   *
   * @return zero or more
   */
  public int size() {
    return fields.size();
  }

  /**
   * Whether there is a field of this name.
   *
   * @param name any text
   * @return true if there is
   */
  public boolean has(String name) {
    return indexByName.containsKey(name);
  }

  /**
   * Where a field stands.
   *
   * @param name of a field
   * @return its index, from 0
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public int indexOf(String name) {
    Integer index = indexByName.get(name);
    if (index == null) {
      throw new IllegalArgumentException(
          "Schema: column '%s' is not there.%s"
              .formatted(name, Problems.didYouMean(name, indexByName.keySet())));
    }
    return index;
  }

  /**
   * A field by name.
   *
   * @param name of a field
   * @return the field
   * @throws IllegalArgumentException if there is none of this name; the message has the nearest one
   */
  public Field field(String name) {
    return fields.get(indexOf(name));
  }

  /**
   * The fields that a model learns from.
   *
   * @return in the order of the columns
   */
  public List<Field> features() {
    return fields.stream().filter(field -> field.role() == Role.FEATURE).toList();
  }

  /**
   * The field in a role that one field may have.
   *
   * @param role such as {@link Role#TARGET}
   * @return the field, or empty if none has it
   */
  public Optional<Field> with(Role role) {
    return fields.stream().filter(field -> field.role() == role).findFirst();
  }

  /**
   * What is to be predicted.
   *
   * @return the field with {@link Role#TARGET}
   * @throws IllegalArgumentException if there is none
   */
  public Field target() {
    return with(Role.TARGET)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Schema: target must be one of the columns, but none was chosen. Maybe dataset.as(\"name\", Role.TARGET)."));
  }

  /**
   * This schema with one field replaced, or added at the end if its name is new.
   *
   * @param field the field
   * @return a schema
   */
  public Schema with(Field field) {
    List<Field> copy = new ArrayList<>(fields);
    Integer index = indexByName.get(field.name());
    if (index == null) {
      copy.add(field);
    } else {
      copy.set(index, field);
    }
    return new Schema(copy);
  }

  @Override
  public Fingerprint fingerprint() {
    Fingerprint.Digest digest = Fingerprint.digest().number(size());
    for (Field field : fields) {
      digest.text(field.name()).text(field.type().name()).text(field.role().name());
    }
    return digest.done();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Schema schema && fields.equals(schema.fields);
  }

  @Override
  public int hashCode() {
    return fields.hashCode();
  }

  @Override
  public String toString() {
    return fields.toString();
  }
}
