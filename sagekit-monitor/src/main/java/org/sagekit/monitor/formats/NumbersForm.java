package org.sagekit.monitor.formats;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.sagekit.api.monitor.quality.KllDistribution;
import org.sagekit.api.monitor.quality.NumberStatistics;
import org.sagekit.core.internal.Json;
import org.sagekit.core.internal.JsonMembers;

/** What numbers looked like, as {@code numerical_statistics} has it. */
final class NumbersForm {

  private NumbersForm() {}

  static NumberStatistics read(JsonMembers numbers) {
    Optional<KllDistribution> distribution =
        numbers.findObject("distribution").flatMap(d -> d.findObject("kll")).map(KllForm::read);
    double deviation = Plain.real(numbers, "std_dev");
    double min = Plain.real(numbers, "min");
    double max = Plain.real(numbers, "max");
    if (deviation < 0) {
      throw numbers.fault("std_dev", "must be at least 0");
    }
    // Of no numbers at all, the least is infinite and the greatest is so below zero.
    if (min > max && (Double.isFinite(min) || Double.isFinite(max))) {
      throw numbers.fault("max", "must be at least 'min', which is " + min);
    }
    return new NumberStatistics(
        Plain.real(numbers, "mean"), Plain.real(numbers, "sum"), deviation, min, max, distribution);
  }

  /** Adds it behind {@code common}. */
  static void write(NumberStatistics numbers, JsonObject object) {
    object.add("mean", Json.number(numbers.mean()));
    object.add("sum", Json.number(numbers.sum()));
    object.add("std_dev", Json.number(numbers.deviation()));
    object.add("min", Json.number(numbers.min()));
    object.add("max", Json.number(numbers.max()));
    numbers
        .distribution()
        .ifPresent(
            kll -> {
              JsonObject distribution = new JsonObject();
              distribution.add("kll", KllForm.write(kll));
              object.add("distribution", distribution);
            });
  }
}
