package org.sagekit.api.deploy.registry;

/**
 * What came of registering a package.
 *
 * @param version the package's version
 * @param isNew false if the group had the package already; nothing was changed then
 */
public record Registration(ModelVersion version, boolean isNew) {}
