package org.sagekit.core.track.reproduce;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Workspace;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;

/**
 * Compares two values of any type: models, packages, datasets, predictions and numbers as what they
 * are, lists and records part by part, all others by {@code equals}.
 *
 * @param epsilon the greatest relative difference that is rounding
 * @param workspace where rows are looked for that models can be asked
 */
record ValueComparison(double epsilon, Workspace workspace) {
  private static final int DEEPEST = 20;
  private static final Compared UNKNOWN =
      Compared.different("It has parts of a type that has neither fingerprint nor equals.");

  /** Empty if nobody can say: the values' type has neither fingerprint nor equals. */
  Optional<Compared> of(Object before, Object after) {
    return of(before, after, 0);
  }

  private Optional<Compared> of(@Nullable Object before, @Nullable Object after, int depth) {
    if (before == after) {
      return Optional.of(Compared.EQUAL);
    }
    if (before == null || after == null || !before.getClass().equals(after.getClass())) {
      return Optional.of(
          before instanceof List<?> then && after instanceof List<?> now
              ? lists(then, now, depth)
              : Compared.different("It was %s, is %s.".formatted(type(before), type(after))));
    }
    if (before instanceof Fingerprinted then
        && after instanceof Fingerprinted now
        && !(before instanceof AutoCloseable)
        && then.fingerprint().equals(now.fingerprint())) {
      return Optional.of(Compared.EQUAL);
    }
    return known(before, after)
        .or(() -> parts(before, after, depth))
        .or(() -> byEquals(before, after));
  }

  private static String type(@Nullable Object value) {
    return value == null ? "nothing" : "a " + value.getClass().getSimpleName();
  }

  private Optional<Compared> known(Object before, Object after) {
    ModelComparison models = new ModelComparison(epsilon, workspace);
    if (before instanceof TrainedModel then && after instanceof TrainedModel now) {
      return Optional.of(models.of(then, now));
    }
    if (before instanceof ModelPackage then && after instanceof ModelPackage now) {
      return Optional.of(models.of(then, now));
    }
    if (before instanceof Dataset then && after instanceof Dataset now) {
      return Optional.of(new CellComparison(epsilon).of(then, now));
    }
    if (before instanceof Predictions then && after instanceof Predictions now) {
      return Optional.of(predictions(then, now));
    }
    if (before instanceof double[] then && after instanceof double[] now) {
      return Optional.of(numbers(then, now));
    }
    return before instanceof Double then && after instanceof Double now
        ? Optional.of(numbers(new double[] {then}, new double[] {now}))
        : Optional.empty();
  }

  private Compared predictions(Predictions then, Predictions now) {
    if (!then.classes().equals(now.classes()) || then.size() != now.size()) {
      return Compared.different("Predictions are of other classes or of other rows.");
    }
    return Arrays.equals(then.toArray(), now.toArray())
        ? Compared.EQUAL
        : Compared.by(ModelComparison.ofPredictions(then, now), epsilon, "");
  }

  private Compared numbers(double[] then, double[] now) {
    if (then.length != now.length) {
      return Compared.different(
          "There were %s numbers, are %s.".formatted(then.length, now.length));
    }
    return Arrays.equals(then, now)
        ? Compared.EQUAL
        : Compared.by(Differences.ofColumn(then.length, i -> then[i], i -> now[i]), epsilon, "");
  }

  private Optional<Compared> parts(Object before, Object after, int depth) {
    if (depth >= DEEPEST || before instanceof Fingerprinted) {
      return Optional.empty();
    }
    if (before instanceof List<?> then && after instanceof List<?> now) {
      return Optional.of(lists(then, now, depth));
    }
    return before.getClass().isRecord() ? records(before, after, depth) : Optional.empty();
  }

  private Compared lists(List<?> then, List<?> now, int depth) {
    if (then.size() != now.size()) {
      return Compared.different("There were %s, are %s.".formatted(then.size(), now.size()));
    }
    Compared all = Compared.EQUAL;
    for (int i = 0; i < then.size(); i++) {
      all = all.and(of(then.get(i), now.get(i), depth + 1).orElse(UNKNOWN));
    }
    return all;
  }

  private Optional<Compared> records(Object before, Object after, int depth) {
    Compared all = Compared.EQUAL;
    try {
      for (RecordComponent part : before.getClass().getRecordComponents()) {
        part.getAccessor().setAccessible(true);
        Object then = part.getAccessor().invoke(before);
        Object now = part.getAccessor().invoke(after);
        all = all.and(of(then, now, depth + 1).orElse(UNKNOWN));
      }
      return Optional.of(all);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return Optional.empty(); // its parts are not open to us: its equals is all there is
    }
  }

  private static Optional<Compared> byEquals(Object before, Object after) {
    if (Objects.deepEquals(before, after)) {
      return Optional.of(Compared.EQUAL);
    }
    if (before instanceof Fingerprinted || hasEquals(before)) {
      return Optional.of(Compared.different(""));
    }
    return Optional.empty();
  }

  private static boolean hasEquals(Object value) {
    try {
      return value.getClass().isArray()
          || value.getClass().getMethod("equals", Object.class).getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every type has equals", e);
    }
  }
}
