/**
 * What an Autopilot tells of its candidates: {@link org.sagekit.autopilot.report.CandidateBoard}.
 */
@NullMarked
package org.sagekit.autopilot.report;

import org.jspecify.annotations.NullMarked;
