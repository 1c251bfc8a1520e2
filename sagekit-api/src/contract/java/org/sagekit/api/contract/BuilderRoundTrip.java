package org.sagekit.api.contract;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Looks into jobs to see whether {@code toBuilder().build()} loses anything. */
public final class BuilderRoundTrip {
  private static final int DEPTH = 6;

  private BuilderRoundTrip() {}

  /** What {@code job.toBuilder().build()} returns. */
  public static <T> T rebuilt(T job) {
    try {
      Object builder = call(job, "toBuilder");
      @SuppressWarnings("unchecked")
      T copy = (T) call(builder, "build");
      return copy;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(job.getClass().getName() + " must have toBuilder().build()", e);
    }
  }

  private static Object call(Object on, String method) throws ReflectiveOperationException {
    var found = on.getClass().getMethod(method);
    found.setAccessible(true);
    return found.invoke(on);
  }

  /**
   * The fields that are not the same in two jobs of one class, also inside objects that have no
   * equality of their own.
   */
  public static List<String> differences(Object one, Object other) {
    List<String> names = new ArrayList<>();
    if (one.getClass() != other.getClass()) {
      return List.of("class");
    }
    for (Field field : fields(one.getClass())) {
      if (!same(value(field, one), value(field, other), 0)) {
        names.add(field.getName());
      }
    }
    return names;
  }

  /** The fields that hold state, with their values. */
  public static Map<String, Object> state(Object job) {
    Map<String, Object> state = new TreeMap<>();
    fields(job.getClass()).forEach(field -> state.put(field.getName(), value(field, job)));
    return state;
  }

  private static boolean same(Object one, Object other, int depth) {
    if (Objects.deepEquals(one, other)) {
      return true;
    }
    if (one == null || other == null || one.getClass() != other.getClass() || depth == DEPTH) {
      return false;
    }
    List<Field> fields = ownsItsClass(one) ? fields(one.getClass()) : List.of();
    return !fields.isEmpty()
        && fields.stream().allMatch(f -> same(value(f, one), value(f, other), depth + 1));
  }

  /** Lambdas and the JDK's own classes are compared by their equality alone. */
  private static boolean ownsItsClass(Object object) {
    return object.getClass().getName().startsWith("org.sagekit.")
        && !object.getClass().isHidden()
        && !object.getClass().isEnum();
  }

  private static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        int modifiers = field.getModifiers();
        if (!Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers)) {
          fields.add(field);
        }
      }
    }
    return fields;
  }

  private static Object value(Field field, Object of) {
    try {
      field.setAccessible(true);
      return field.get(of);
    } catch (IllegalAccessException e) {
      throw new AssertionError(field + " can't be read", e);
    }
  }
}
