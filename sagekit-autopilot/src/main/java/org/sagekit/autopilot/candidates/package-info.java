/**
 * What an Autopilot tries: {@link org.sagekit.autopilot.candidates.Candidates} lists trainers with
 * settings, a {@link org.sagekit.autopilot.candidates.CandidateStage} judges one of them.
 */
@NullMarked
package org.sagekit.autopilot.candidates;

import org.jspecify.annotations.NullMarked;
