package org.sagekit.core.deploy.registry;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.deploy.registry.Approval;
import org.sagekit.api.deploy.registry.ModelCard;
import org.sagekit.api.deploy.registry.ModelVersion;
import org.sagekit.api.deploy.registry.VersionId;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.pack.ModelPackages;

/**
 * A version, read from its row.
 *
 * @param copy where the registry keeps its package
 */
record StoredVersion(
    VersionId id,
    Fingerprint packageFingerprint,
    ModelCard card,
    String description,
    Approval approval,
    List<String> aliases,
    Instant registered,
    Path copy)
    implements ModelVersion {

  @Override
  public ModelPackage modelPackage() {
    return ModelPackages.verify(copy, packageFingerprint);
  }

  @Override
  public String toString() {
    return "version %s (%s, package %s)"
        .formatted(id, approval.status().label(), packageFingerprint.brief());
  }
}
