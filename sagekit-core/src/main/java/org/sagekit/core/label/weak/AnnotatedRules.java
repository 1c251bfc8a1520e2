package org.sagekit.core.label.weak;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.data.Row;
import org.sagekit.api.label.weak.LabelingFunction;
import org.sagekit.api.label.weak.LabelingRule;

/** Finds annotated methods and makes labelling functions of them. For one thread. */
final class AnnotatedRules {
  private final Class<?> type;
  private final @Nullable Object target;
  private final Problems problems;
  private final Set<String> names = new HashSet<>();

  private AnnotatedRules(Class<?> type, @Nullable Object target) {
    this.type = type;
    this.target = target;
    this.problems = Problems.of("Labeling rules of " + type.getName());
  }

  /**
   * @param target whose methods they are; null for static methods only
   */
  static List<LabelingFunction> of(Class<?> type, @Nullable Object target) {
    return new AnnotatedRules(type, target).functions();
  }

  private List<LabelingFunction> functions() {
    List<Method> methods = methods();
    problems.require(
        !methods.isEmpty(), "methods", "annotated with @LabelingRule, at least 1", "none");
    List<LabelingFunction> functions = new ArrayList<>();
    methods.forEach(method -> functions.add(function(method)));
    problems.throwIfAny();
    functions.sort(Comparator.comparing(LabelingFunction::name));
    return List.copyOf(functions);
  }

  private List<Method> methods() {
    List<Method> found = new ArrayList<>();
    Set<String> signatures = new HashSet<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Method method : c.getDeclaredMethods()) {
        boolean overridden =
            !signatures.add(method.getName() + Arrays.toString(method.getParameterTypes()));
        if (method.isAnnotationPresent(LabelingRule.class) && !overridden && !method.isBridge()) {
          found.add(method);
        }
      }
    }
    found.sort(Comparator.comparing(Method::toGenericString));
    return found;
  }

  private LabelingFunction function(Method method) {
    LabelingRule rule = method.getAnnotation(LabelingRule.class);
    String name = rule.name().isBlank() ? method.getName() : rule.name();
    problems.require(
        names.add(name),
        "names",
        "unique",
        "'" + name + "' twice",
        "@LabelingRule(name = \"...\")");
    requireParameter(method, rule);
    requireReturn(method, rule);
    problems.require(
        target != null || Modifier.isStatic(method.getModifiers()),
        "method '" + method.getName() + "'",
        "static",
        "a method of an object",
        "LabelingFunctions.annotated(new " + type.getSimpleName() + "())");
    open(method);
    return new AnnotatedRule(name, rule, method, target);
  }

  private void requireParameter(Method method, LabelingRule rule) {
    Class<?> wanted = rule.column().isEmpty() ? Row.class : String.class;
    boolean fits =
        method.getParameterCount() == 1 && method.getParameterTypes()[0].isAssignableFrom(wanted);
    problems.require(
        fits,
        "parameters of '" + method.getName() + "'",
        rule.column().isEmpty()
            ? "one org.sagekit.api.data.Row"
            : "one String, the text of column '" + rule.column() + "'",
        typeNames(method),
        rule.column().isEmpty() ? "@LabelingRule(column = \"...\")" : "");
  }

  private static List<String> typeNames(Method method) {
    return Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).toList();
  }

  private void requireReturn(Method method, LabelingRule rule) {
    Class<?> given = method.getReturnType();
    boolean labelled = !rule.value().isBlank();
    problems.require(
        labelled
            ? given == boolean.class || given == Boolean.class
            : given == String.class || given == Optional.class,
        "result of '" + method.getName() + "'",
        labelled ? "a boolean" : "a String or an Optional<String>",
        given.getSimpleName(),
        labelled ? "" : "@LabelingRule(\"the label\")");
  }

  private void open(Method method) {
    try {
      method.setAccessible(true);
    } catch (InaccessibleObjectException e) {
      problems.require(
          false,
          "method '" + method.getName() + "'",
          "open to SageKit",
          "in a package that its module keeps closed",
          "'opens' in module-info.java");
    }
  }

  private record AnnotatedRule(
      String name, LabelingRule rule, Method method, @Nullable Object target)
      implements LabelingFunction {

    @Override
    public Optional<String> vote(Row row) {
      if (rule.column().isEmpty()) {
        return label(invoke(row));
      }
      @Nullable String text = row.text(rule.column());
      return text == null ? Optional.empty() : label(invoke(text));
    }

    private @Nullable Object invoke(Object argument) {
      try {
        return method.invoke(target, argument);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof RuntimeException thrown) {
          throw thrown;
        }
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException("an opened method can be called", e);
      }
    }

    private Optional<String> label(@Nullable Object result) {
      if (result instanceof Boolean applies) {
        return applies ? Optional.of(rule.value()) : Optional.empty();
      }
      return result instanceof Optional<?> optional
          ? optional.map(String::valueOf)
          : Optional.ofNullable((String) result);
    }
  }
}
