package org.sagekit.core.train;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;
import org.sagekit.api.Workspace;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Task;
import org.sagekit.api.train.Calibration;
import org.sagekit.api.train.Hyperparameter;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;

/**
 * A job as its settings tell of it: the inverse of {@link TrainingJob#settings()}.
 *
 * @param subject the job, for messages
 * @param textByName the settings
 * @param workspace where the rows and models lie that settings tell only the fingerprint of
 */
record RecordedTraining(String subject, Map<String, String> textByName, Workspace workspace) {
  private static final String TRAINER = "trainer";
  private static final String HYPERPARAMETER = TRAINER + ".";
  private static final String CALIBRATION = "calibration";
  private static final String LABELS_BY = "labels-by-";

  /** The job whose settings these are. */
  static TrainingJob job(String name, Settings settings, Workspace workspace) {
    String subject = "TrainingJob '" + name + "'";
    TrainingJob job =
        new RecordedTraining(subject, settings.asMap(), workspace).builder(name).build();
    // whatever was not understood is not in the settings of the job
    Problems.of(subject)
        .require(
            job.settings().equals(settings),
            "settings",
            "those of a training, " + job.settings(),
            settings)
        .throwIfAny();
    return job;
  }

  private TrainingJob.Builder builder(String name) {
    TrainingJob.Builder builder = TrainingJob.named(name, trainer(), plan());
    given("from").map(hex -> kept(hex, "from", TrainedModel.class)).ifPresent(builder::from);
    return builder;
  }

  private TrainingPlan plan() {
    Optional<Dataset> test = given("test").map(hex -> kept(hex, "test", Dataset.class));
    return new TrainingPlan(
        given("target").filter(text -> !text.equals(TrainingPlan.BY_ROLE)),
        given("task")
            .filter(text -> !text.equals(TrainingPlan.BY_TARGET))
            .map(text -> parsed("task", text, Task::valueOf)),
        given("holdout")
            .map(text -> parsed("holdout", text, Double::valueOf))
            .orElse(TrainingPlan.standard().holdout()),
        test,
        parsed("profileSample", required("profileSample"), Integer::valueOf),
        given(CALIBRATION)
            .filter(text -> !text.equals(TrainingPlan.NONE))
            .map(text -> parsed(CALIBRATION, text, Calibrations::named)));
  }

  /** Of labels each one is calibrated by itself, so inside. */
  private Trainer trainer() {
    String name = required(TRAINER);
    boolean labels = name.startsWith(LABELS_BY);
    String plain = labels ? name.substring(LABELS_BY.length()) : name;
    Trainer base = parsed(TRAINER, plain, Trainers::named);
    for (Hyperparameter<?> handle : handles(base).toList()) {
      base = set(base, handle);
    }
    Optional<Calibration> calibration =
        given(HYPERPARAMETER + CALIBRATION)
            .map(text -> parsed(CALIBRATION, text, Calibrations::named));
    Trainer fitted =
        calibration.isPresent() ? new CalibratedTrainer(base, calibration.get()) : base;
    return labels ? Trainers.labelsBy(fitted) : fitted;
  }

  private static Stream<Hyperparameter<?>> handles(Trainer trainer) {
    return Stream.concat(trainer.hyperparameters().stream(), trainer.options().stream());
  }

  private <T> Trainer set(Trainer trainer, Hyperparameter<T> handle) {
    String name = HYPERPARAMETER + handle.name();
    return given(name)
        .map(text -> trainer.with(handle, parsed(name, text, handle.valid()::parse)))
        .orElse(trainer);
  }

  private Optional<String> given(String name) {
    return Optional.ofNullable(textByName.get(name));
  }

  private String required(String name) {
    return given(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: settings must have '%s', but were %s."
                        .formatted(subject, name, textByName)));
  }

  private <T> T parsed(String name, String text, Function<String, T> form) {
    try {
      return form.apply(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: setting '%s' must be one that can be read back, but was '%s': %s"
              .formatted(subject, name, text, e.getMessage()),
          e);
    }
  }

  private <T> T kept(String hex, String name, Class<T> type) {
    Fingerprint key = parsed(name, hex, Fingerprint::new);
    return workspace
        .find(key, type)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s: '%s' must be kept in the workspace, but %s %s is not there."
                        .formatted(subject, name, type.getSimpleName(), key.brief())));
  }
}
