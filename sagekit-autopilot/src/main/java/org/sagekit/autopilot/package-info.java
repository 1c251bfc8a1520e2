/**
 * From a table to the best model by itself: {@link org.sagekit.autopilot.AutopilotJob} tries the
 * trainers with several settings each and returns the best, or an average of some that is better.
 */
@NullMarked
package org.sagekit.autopilot;

import org.jspecify.annotations.NullMarked;
