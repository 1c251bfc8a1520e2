/**
 * Which candidates together predict better than the best alone, and with which weights: {@link
 * org.sagekit.autopilot.ensemble.GreedySelection}.
 */
@NullMarked
package org.sagekit.autopilot.ensemble;

import org.jspecify.annotations.NullMarked;
