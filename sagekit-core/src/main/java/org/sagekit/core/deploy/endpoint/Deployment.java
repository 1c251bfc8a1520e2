package org.sagekit.core.deploy.endpoint;

import org.sagekit.api.deploy.Traffic;
import org.sagekit.api.deploy.rollout.Rollout;
import org.sagekit.api.pack.ModelPackage;

/**
 * A package that shall be put to work.
 *
 * @param variant under which name
 * @param modelPackage what
 * @param weight of the variant if there is none of the name yet
 * @param options how
 * @param rollout how it takes the place of the one that the variant has
 */
public record Deployment(
    String variant,
    ModelPackage modelPackage,
    double weight,
    FleetOptions options,
    Rollout rollout) {

  Traffic traffic(double newWeight) {
    return new Traffic(variant, modelPackage.fingerprint(), newWeight);
  }
}
