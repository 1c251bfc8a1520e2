package org.sagekit.core.train;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;
import org.sagekit.api.train.Hyperparameter;

/**
 * The hyperparameters of one algorithm and what they are set to, and those of its options and of
 * {@link Preprocessing} that were set. Immutable.
 */
final class HyperparameterValues {
  private final String subject;
  private final List<Hyperparameter<?>> options;
  private final Map<Hyperparameter<?>, Object> valueByHandle;

  private HyperparameterValues(
      String subject,
      List<Hyperparameter<?>> options,
      Map<Hyperparameter<?>, Object> valueByHandle) {
    this.subject = subject;
    this.options = options;
    this.valueByHandle = Collections.unmodifiableMap(valueByHandle);
  }

  /**
   * All at their defaults.
   *
   * @param subject the algorithm, for messages
   * @param handles in the order in which people should see them
   */
  static HyperparameterValues of(String subject, Hyperparameter<?>... handles) {
    Map<Hyperparameter<?>, Object> values = new LinkedHashMap<>();
    for (Hyperparameter<?> handle : handles) {
      values.put(handle, handle.standard());
    }
    return new HyperparameterValues(subject, Preprocessing.HANDLES, values);
  }

  /** These, and options that a search leaves alone. */
  HyperparameterValues withOptions(Hyperparameter<?>... more) {
    List<Hyperparameter<?>> all = Stream.concat(Arrays.stream(more), options.stream()).toList();
    return new HyperparameterValues(subject, all, valueByHandle);
  }

  /** The algorithm, for messages. */
  String subject() {
    return subject;
  }

  /** These with one set. */
  <T> HyperparameterValues with(Hyperparameter<T> handle, T value) {
    known(handle);
    Map<Hyperparameter<?>, Object> copy = new LinkedHashMap<>(valueByHandle);
    copy.put(handle, handle.checked(subject, value));
    return new HyperparameterValues(subject, options, copy);
  }

  /** These with one set, unless it was set already. */
  <T> HyperparameterValues unless(Hyperparameter<T> handle, T value) {
    return valueByHandle.containsKey(handle) ? this : with(handle, value);
  }

  /** What a handle is set to. */
  @SuppressWarnings("unchecked")
  <T> T get(Hyperparameter<T> handle) {
    known(handle);
    return (T) valueByHandle.getOrDefault(handle, handle.standard());
  }

  /** Those of the algorithm, in the order in which people should see them. */
  List<Hyperparameter<?>> handles() {
    return valueByHandle.keySet().stream().filter(handle -> !options.contains(handle)).toList();
  }

  /** What else can be set. */
  List<Hyperparameter<?>> options() {
    return options;
  }

  /** All values by the names of the handles; of the options only those that were set. */
  Settings settings() {
    Settings settings = Settings.empty();
    for (Map.Entry<Hyperparameter<?>, Object> entry : valueByHandle.entrySet()) {
      settings = with(settings, entry.getKey(), entry.getValue());
    }
    return settings;
  }

  @SuppressWarnings("unchecked") // with() let only fitting values in
  private static <T> Settings with(Settings settings, Hyperparameter<T> handle, Object value) {
    return handle.in(settings, (T) value);
  }

  private void known(Hyperparameter<?> handle) {
    if (!valueByHandle.containsKey(handle) && !options.contains(handle)) {
      List<String> names =
          Stream.concat(valueByHandle.keySet().stream(), options.stream())
              .map(Hyperparameter::name)
              .distinct()
              .toList();
      throw new IllegalArgumentException(
          "%s: hyperparameter must be one of its own, but was '%s'.%s"
              .formatted(subject, handle.name(), Problems.didYouMean(handle.name(), names)));
    }
  }
}
