package org.sagekit.autopilot.candidates;

import org.sagekit.api.train.Trainer;
import org.sagekit.api.tune.Assignment;

/**
 * A trainer with settings.
 *
 * @param name unique among the candidates, such as {@code xgboost-0}
 * @param trainer what is tried, the assignment applied
 * @param assignment what was set; empty for a trainer as it is
 */
public record Candidate(String name, Trainer trainer, Assignment assignment) {}
