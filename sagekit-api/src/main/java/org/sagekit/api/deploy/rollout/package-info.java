/**
 * The contracts of taking a model live: a {@link org.sagekit.api.deploy.rollout.Rollout} says in
 * which steps a new model gets the traffic, and which {@link org.sagekit.api.deploy.rollout.Alarm}
 * takes it back.
 */
@NullMarked
package org.sagekit.api.deploy.rollout;

import org.jspecify.annotations.NullMarked;
