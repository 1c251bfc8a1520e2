package org.sagekit.api.deploy.registry;

import java.util.List;
import org.sagekit.api.deploy.Traffic;

/**
 * A model that an endpoint gave requests to at some moment.
 *
 * @param endpoint the endpoint's name
 * @param traffic variant, package and weight
 * @param share of the endpoint's requests, from 0 to 1; 0 if no variant has a weight
 * @param versions the versions that the package is or was, deleted ones included, sorted; empty if
 *     it was never registered, and only its fingerprint is known
 */
public record LiveModel(String endpoint, Traffic traffic, double share, List<VersionId> versions) {

  /** Copies the versions. */
  public LiveModel {
    versions = List.copyOf(versions);
  }
}
