package org.sagekit.api.tune;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sagekit.api.Settings;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.Trainer;

/** Values of some hyperparameters. Immutable. */
public final class Assignment {
  private static final Assignment EMPTY = new Assignment(Map.of());
  private final Map<Hyperparameter<?>, Object> valueByHyperparameter;

  private Assignment(Map<Hyperparameter<?>, Object> values) {
    this.valueByHyperparameter = Collections.unmodifiableMap(values);
  }

  /**
   * No values: the trainer stays as it is.
   *
   * @return the empty assignment
   */
  public static Assignment empty() {
    return EMPTY;
  }

  /**
   * These values and one more, or one replaced.
   *
   * @param hyperparameter the handle
   * @param value its value
   * @param <T> the value's type
   * @return an assignment
   */
  public <T> Assignment with(Hyperparameter<T> hyperparameter, T value) {
    Map<Hyperparameter<?>, Object> copy = new LinkedHashMap<>(valueByHyperparameter);
    copy.put(hyperparameter, value);
    return new Assignment(copy);
  }

  /**
   * Sets the values.
   *
   * @param trainer an algorithm that has these hyperparameters
   * @return the same algorithm with these values
   * @throws IllegalArgumentException if it has no such hyperparameter or a value is not valid
   */
  public Trainer applyTo(Trainer trainer) {
    Trainer set = trainer;
    for (Map.Entry<Hyperparameter<?>, Object> entry : valueByHyperparameter.entrySet()) {
      set = apply(set, entry.getKey(), entry.getValue());
    }
    return set;
  }

  @SuppressWarnings("unchecked") // with() let only fitting values in
  private static <T> Trainer apply(Trainer trainer, Hyperparameter<T> key, Object value) {
    return trainer.with(key, (T) value);
  }

  /**
   * The values as text.
   *
   * @return by the names of the hyperparameters
   */
  public Settings settings() {
    Settings settings = Settings.empty();
    for (Map.Entry<Hyperparameter<?>, Object> entry : valueByHyperparameter.entrySet()) {
      settings = with(settings, entry.getKey(), entry.getValue());
    }
    return settings;
  }

  @SuppressWarnings("unchecked") // with() let only fitting values in
  private static <T> Settings with(Settings settings, Hyperparameter<T> key, Object value) {
    return key.in(settings, (T) value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Assignment assignment && settings().equals(assignment.settings());
  }

  @Override
  public int hashCode() {
    return settings().hashCode();
  }

  @Override
  public String toString() {
    return settings().toString();
  }
}
