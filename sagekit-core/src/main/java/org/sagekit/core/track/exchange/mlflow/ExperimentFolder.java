package org.sagekit.core.track.exchange.mlflow;

import java.nio.file.Path;
import java.util.Map;

/**
 * An experiment of MLflow.
 *
 * @param folder where it is
 * @param id what MLflow calls it
 * @param name what people call it
 * @param isDeleted whether it is in the trash or marked as deleted
 * @param tags its own
 */
record ExperimentFolder(
    Path folder, String id, String name, boolean isDeleted, Map<String, String> tags) {}
