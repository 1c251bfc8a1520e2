/**
 * What a rollout does and when, as values without threads and clocks: {@link
 * org.sagekit.core.deploy.rollout.BlueGreen} says after each look how the traffic is shared, {@link
 * org.sagekit.core.deploy.rollout.Watch} asks the alarms, and {@link
 * org.sagekit.core.deploy.rollout.Evidence} keeps them from ringing by chance.
 */
@NullMarked
package org.sagekit.core.deploy.rollout;

import org.jspecify.annotations.NullMarked;
