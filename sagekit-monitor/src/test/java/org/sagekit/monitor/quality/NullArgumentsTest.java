package org.sagekit.monitor.quality;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.quality.CheckSettings;
import org.sagekit.api.monitor.quality.ColumnStatistics;
import org.sagekit.api.monitor.quality.Constraints;
import org.sagekit.api.monitor.quality.FileForm;
import org.sagekit.api.monitor.quality.KllDistribution;
import org.sagekit.api.monitor.quality.NumberStatistics;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.api.monitor.quality.TextStatistics;
import org.sagekit.api.monitor.violation.BiasViolations;
import org.sagekit.core.data.Profiles;
import org.sagekit.core.data.profile.HyperLogLog;
import org.sagekit.core.data.profile.KllSketch;
import org.sagekit.core.data.profile.Moments;
import org.sagekit.core.data.profile.ProfileSketch;
import org.sagekit.monitor.formats.ConstraintsFiles;
import org.sagekit.monitor.formats.KllDistributions;
import org.sagekit.monitor.formats.ProfileStatistics;
import org.sagekit.monitor.formats.StatisticsFiles;
import org.sagekit.monitor.formats.ViolationsFiles;

/** What is null is refused by its name. */
class NullArgumentsTest {
  private static final Dataset ROWS = Hand.rows("x", Hand.numbers(1, 2));

  @SuppressWarnings("TypeParameterUnusedInFormals")
  private static <T> T none() {
    return null;
  }

  private static void refuses(Map<String, ThrowingCallable> callByName) {
    callByName.forEach(
        (name, call) ->
            assertThatNullPointerException()
                .as(name)
                .isThrownBy(call)
                .withMessage(name.replaceAll(".*: ", "")));
  }

  @Test
  void valuesNameWhatIsNull() {
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("statistics: columns", () -> new Statistics(1, none()));
    calls.put("constraints: columns", () -> new Constraints(none(), CheckSettings.standard()));
    calls.put("constraints: settings", () -> new Constraints(List.of(), none()));
    calls.put("form: differences", () -> new FileForm(none()));
    calls.put("kll: levels", () -> new KllDistribution(List.of(), 0.64, 2048, none()));
    calls.put("numbers: distribution", () -> new NumberStatistics(0, 0, 0, 0, 0, none()));
    calls.put("texts: countByValue", () -> new TextStatistics(0, none()));
    calls.put("bias: violations", () -> new BiasViolations(none()));
    calls.put(
        "column: texts",
        () -> new ColumnStatistics("x", InferredType.STRING, 0, 0, Optional.empty(), none()));
    refuses(calls);
  }

  @Test
  void filesAndBaselinesNameWhatIsNull() {
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("write: statistics", () -> StatisticsFiles.text(none()));
    calls.put("write: constraints", () -> ConstraintsFiles.text(none()));
    calls.put("write: violations", () -> ViolationsFiles.text(none()));
    calls.put("read: text", () -> StatisticsFiles.parse(none()));
    calls.put("of: sketch", () -> ProfileStatistics.of((ProfileSketch) none()));
    calls.put("of: distribution", () -> KllDistributions.sketch(none(), 1));
    calls.put("baseline: rows", () -> QualityBaselines.of((Dataset) none()));
    calls.put("baseline: suggestion", () -> QualityBaselines.of(ROWS, none()));
    refuses(calls);
  }

  @Test
  void sketchesNameWhatIsNull() {
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("profile: dataset", () -> Profiles.of((Dataset) none(), 1));
    calls.put("profile: schema", () -> ProfileSketch.of(none(), 1));
    calls.put("profile: bytes", () -> ProfileSketch.of((byte[]) none()));
    calls.put("profile: batch", () -> ProfileSketch.of(ROWS.schema(), 1).add(none()));
    calls.put("profile: other", () -> ProfileSketch.of(ROWS.schema(), 1).merge(none()));
    calls.put("kll: other", () -> KllSketch.of(1).merge(none()));
    calls.put("hll: other", () -> new HyperLogLog().merge(none()));
    calls.put("moments: other", () -> new Moments().merge(none()));
    refuses(calls);
  }
}
