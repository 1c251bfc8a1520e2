package org.sagekit.core;

import org.sagekit.api.RunEvent;

/**
 * A stage says how far it is.
 *
 * @param path where the stage stands in the run
 * @param done how much is done
 * @param total how much there is, or 0 if that is not known
 * @param note what is being done
 */
public record ProgressMade(String path, long done, long total, String note) implements RunEvent {}
