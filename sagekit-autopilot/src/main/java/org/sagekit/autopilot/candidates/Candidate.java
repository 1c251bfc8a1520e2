package org.sagekit.autopilot.candidates;

import org.sagekit.api.train.Trainer;

/**
 * A trainer with settings.
 *
 * @param name unique among the candidates, such as {@code xgboost-0}
 * @param trainer what is tried
 */
public record Candidate(String name, Trainer trainer) {}
