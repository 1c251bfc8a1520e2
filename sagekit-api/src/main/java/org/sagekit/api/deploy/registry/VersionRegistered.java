package org.sagekit.api.deploy.registry;

import org.sagekit.api.RunEvent;

/**
 * A run has registered a package, or has found that it was registered before.
 *
 * @param path where the job stands in the run
 * @param registration the version, and whether it is new
 */
public record VersionRegistered(String path, Registration registration) implements RunEvent {}
