package org.sagekit.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.contract.SeenFleets;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Profile;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.deploy.rollout.Alarm;
import org.sagekit.core.deploy.Captures;
import org.sagekit.core.model.Scorers;

/** The models here say yes if x0 is above 0; the shifted column is the last one. */
class DriftAlarmTest {
  private static final MonitoringJob JOB = MonitoringJob.named("income-drift").build();
  private static final Watched ONE = Watched.learntFrom(Watched.normal(1, 5_000, 1, 0));
  private static final Watched TWO = Watched.learntFrom(Watched.normal(1, 5_000, 2, 0));

  private static List<CaptureRecord> answers(Watched model, Dataset rows) {
    return Captures.of(rows, Scorers.of(model.modelPackage()), Instant.EPOCH).records();
  }

  private static Optional<String> look(Alarm alarm, Watched model, List<CaptureRecord> records) {
    return alarm.ringing(seen(new Watched(model.modelPackage(), Captures.of(records))).fleets());
  }

  private static SeenFleets seen(Captured captured) {
    return SeenFleets.at(Instant.EPOCH).captured(captured);
  }

  @Test
  void isSilentIfNothingHasChanged() {
    Alarm alarm = DriftAlarms.of(JOB);
    List<CaptureRecord> records = answers(TWO, Watched.normal(2, 500, 2, 0));
    for (int rows = 0; rows <= 500; rows += 10) {
      assertThat(look(alarm, TWO, records.subList(0, rows))).isEmpty();
    }
  }

  @Test
  void ringsIfWhatIsSaidHasDrifted() {
    List<CaptureRecord> records = answers(ONE, Watched.normal(2, 500, 1, 1));
    assertThat(look(DriftAlarms.ofPredictions(JOB), ONE, records).orElseThrow())
        .startsWith("on 500 rows: 'prediction' (effect 0.3");
    assertThat(look(DriftAlarms.of(JOB), ONE, records).orElseThrow())
        .startsWith("on 500 rows: 'x0' (effect 0.3")
        .contains(", 'prediction' (effect 0.3");
  }

  @Test
  void ringsForInputsOnlyIfTheyAreLookedAt() {
    List<CaptureRecord> records = answers(TWO, Watched.normal(2, 500, 2, 1));
    assertThat(look(DriftAlarms.ofPredictions(JOB), TWO, records)).isEmpty();
    assertThat(look(DriftAlarms.of(JOB), TWO, records).orElseThrow())
        .startsWith("on 500 rows: 'x1' (effect 0.3")
        .doesNotContain("prediction");
  }

  @Test
  void isSilentBeforeThereAreEnoughRows() {
    Alarm alarm = DriftAlarms.of(JOB);
    List<CaptureRecord> records = answers(ONE, Watched.normal(2, 30, 1, 5));
    assertThat(look(alarm, ONE, records.subList(0, 29))).isEmpty();
    assertThat(look(alarm, ONE, records)).isPresent();
  }

  @Test
  void ringsOnUntilTheRolloutEnds() {
    Alarm alarm = DriftAlarms.of(JOB);
    List<CaptureRecord> records = answers(ONE, Watched.normal(2, 31, 1, 5));
    Optional<String> first = look(alarm, ONE, records.subList(0, 30));
    assertThat(look(alarm, ONE, records)).isPresent().isEqualTo(first);
  }

  @Test
  void beginsAnewWithEachRollout() {
    Alarm alarm = DriftAlarms.of(JOB);
    look(alarm, ONE, answers(ONE, Watched.normal(2, 30, 1, 5)));
    List<CaptureRecord> good = answers(ONE, Watched.normal(3, 30, 1, 0));
    Captured captured = new Watched(ONE.modelPackage(), Captures.of(good));
    SeenFleets next = SeenFleets.at(Instant.EPOCH.plusSeconds(1)).captured(captured);
    assertThat(alarm.ringing(next.fleets())).isEmpty();
  }

  @Test
  void readsTheCaptureOnlyToLook() {
    Counting capture = new Counting(answers(ONE, Watched.normal(2, 59, 1, 0)));
    Alarm alarm = DriftAlarms.of(JOB);
    SeenFleets seen = seen(new Watched(ONE.modelPackage(), capture));
    int before = capture.reads.get();
    alarm.ringing(seen.green(29, 0, 0, 0).fleets());
    assertThat(capture.reads).hasValue(before);
    for (int rows = 30; rows < 60; rows++) {
      alarm.ringing(seen.green(rows, 0, 0, 0).fleets());
    }
    assertThat(capture.reads).hasValue(before + 1);
  }

  @Test
  void waitsForRecordsThatAreNotWrittenYet() {
    List<CaptureRecord> records = answers(ONE, Watched.normal(2, 30, 1, 5));
    Captured late = new Watched(ONE.modelPackage(), Captures.of(records.subList(0, 10)));
    Alarm alarm = DriftAlarms.of(JOB);
    assertThat(alarm.ringing(seen(late).green(100, 0, 0, 0).fleets())).isEmpty();
    assertThat(look(alarm, ONE, records)).isPresent();
  }

  @Test
  void looksAtTheNewestRecordsOfVeryMany() {
    List<CaptureRecord> old = answers(ONE, Watched.normal(2, 20_000, 1, 3));
    Captured captured = new Watched(ONE.modelPackage(), new Counting(old));
    assertThat(DriftAlarms.of(JOB).ringing(seen(captured).fleets()).orElseThrow())
        .startsWith("on 10000 rows: ");
  }

  @Test
  void throwsIfThePackageHasNoSample() {
    Dataset none = Watched.normal(1, 0, 1, 0);
    Watched blind = Watched.learntFrom(none, new Profile(0, List.of(), none));
    List<CaptureRecord> records = answers(ONE, Watched.normal(2, 30, 1, 0));
    assertThatThrownBy(() -> look(DriftAlarms.of(JOB), blind, records))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("train it again with a sample in its profile");
  }

  @Test
  void refusesJobsThatLookElsewhere() {
    MonitoringJob.Builder builder = JOB.toBuilder().leastRows(10_001);
    MonitoringJob job = builder.on(Watched.normal(1, 5, 1, 0)).build();
    assertThatThrownBy(() -> DriftAlarms.of(job))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "DriftAlarm by 'income-drift': rows must be those that the new model is asked, but was rows of the job's own. Maybe leave out 'on'.")
        .hasMessageContaining("leastRows must be at most 10000, but was 10001.");
  }

  @Test
  void itsNameTellsTheSettingsOfTheJob() {
    assertThat(DriftAlarms.of(JOB).name())
        .startsWith("drift of inputs and predictions by 'income-");
    assertThat(DriftAlarms.of(JOB).name())
        .isEqualTo(DriftAlarms.of(JOB.toBuilder().build()).name())
        .isNotEqualTo(DriftAlarms.of(JOB.toBuilder().level(0.01).build()).name())
        .isNotEqualTo(DriftAlarms.ofPredictions(JOB).name());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "29, 0",
    "30, 1",
    "59, 1",
    "60, 2",
    "7680, 9",
    "15359, 9",
    "15360, 10",
    "25360, 11",
    "1000015360, 100010"
  })
  void looksAtTwiceAsManyRowsAndThenAtEachNewLot(long rows, long looks) {
    assertThat(new Looks(30).at(rows)).isEqualTo(looks);
  }

  @Test
  void allLooksTogetherUseTheLevel() {
    double used = 0;
    for (long look = 1; look <= 100_000; look++) {
      used += Looks.levelOf(look, 0.05);
    }
    assertThat(used).isLessThan(0.05).isGreaterThan(0.0499);
  }

  /** Five columns and the prediction; each rollout is looked at until 960 rows. */
  private static int wrongRollouts(int rollouts) {
    Alarm alarm = DriftAlarms.of(JOB.toBuilder().effectFloor(0).build());
    int wrong = 0;
    for (int seed = 1; seed <= rollouts; seed++) {
      Watched model = Watched.learntFrom(Watched.normal(seed, 2_000, 5, 0));
      List<CaptureRecord> records = answers(model, Watched.normal(-seed, 960, 5, 0));
      boolean rung = false;
      for (int rows = 30; rows <= 960 && !rung; rows *= 2) {
        Captured captured =
            new Watched(model.modelPackage(), Captures.of(records.subList(0, rows)));
        Instant begin = Instant.ofEpochSecond(seed);
        rung = alarm.ringing(SeenFleets.at(begin).captured(captured).fleets()).isPresent();
      }
      wrong += rung ? 1 : 0;
    }
    return wrong;
  }

  private static int most(int rollouts) {
    return new BinomialDistribution(null, rollouts, 0.05).inverseCumulativeProbability(0.9999);
  }

  @Test
  void rarelyRollsBackAGoodModel() {
    assertThat(wrongRollouts(20)).isLessThanOrEqualTo(most(20));
  }

  @Tag("proof")
  @Test
  void rollsBackAGoodModelNoOftenerThanTheLevel() {
    int wrong = wrongRollouts(1_000);
    System.getLogger("calibration").log(System.Logger.Level.INFO, "{0} of 1000", wrong);
    assertThat(wrong).isLessThanOrEqualTo(most(1_000));
  }

  private record Counting(List<CaptureRecord> all, AtomicInteger reads) implements Capture {
    Counting(List<CaptureRecord> all) {
      this(all, new AtomicInteger());
    }

    @Override
    public List<CaptureRecord> records() {
      reads.incrementAndGet();
      return all;
    }

    @Override
    public Fingerprint fingerprint() {
      return Fingerprint.of("counting");
    }
  }
}
