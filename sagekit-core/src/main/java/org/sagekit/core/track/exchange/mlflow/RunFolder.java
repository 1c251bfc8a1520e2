package org.sagekit.core.track.exchange.mlflow;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A run of MLflow as its {@code meta.yaml} has it.
 *
 * @param experiment what it belongs to
 * @param folder where it is
 * @param id what MLflow calls it
 * @param name what people call it
 * @param user who ran it, empty if that is not known
 * @param status how it stands
 * @param started when it began
 * @param ended when it ended, empty if it has not
 * @param parent what MLflow calls the run that it is nested in
 * @param isDeleted whether it, or its experiment, is marked as deleted
 */
record RunFolder(
    ExperimentFolder experiment,
    Path folder,
    String id,
    String name,
    String user,
    RunStatus status,
    Instant started,
    Optional<Instant> ended,
    Optional<String> parent,
    boolean isDeleted) {}
