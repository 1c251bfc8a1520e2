package org.sagekit.api.deploy.registry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Summary;
import org.sagekit.api.pack.ModelPackage;

/**
 * A registered package, as the registry knew it when it was asked: what is decided later does not
 * show in it. Equal if all that is known is equal. Immutable and thread-safe.
 */
public interface ModelVersion extends Fingerprinted, Summary.Source {

  /**
   * Which version it is.
   *
   * @return group and number
   */
  VersionId id();

  /**
   * Which package it is.
   *
   * @return the SHA-256 of the package's file
   */
  Fingerprint packageFingerprint();

  /**
   * What is in the package.
   *
   * @return read from the registry; the package is not opened
   */
  ModelCard card();

  /**
   * What people wrote about it.
   *
   * @return may be empty
   */
  String description();

  /**
   * What was decided of it.
   *
   * @return the last decision
   */
  Approval approval();

  /**
   * The aliases that point at it.
   *
   * @return sorted
   */
  List<String> aliases();

  /**
   * When it was registered.
   *
   * @return to the millisecond
   */
  Instant registered();

  /**
   * The package, from the registry's own copy of the file.
   *
   * @return opened and checked; the SHA-256 of its file is {@link #packageFingerprint()}
   * @throws org.sagekit.api.ModelFormatException if the copy is damaged
   * @throws org.sagekit.api.StoreException if the copy is gone, as after the version was deleted
   */
  ModelPackage modelPackage();

  /**
   * Of all that is known: a decision or an alias changes it.
   *
   * @return a fingerprint
   */
  @Override
  default Fingerprint fingerprint() {
    Fingerprint.Digest digest = Fingerprint.digest();
    digest.text(id().group()).number(id().number()).fingerprint(packageFingerprint());
    digest.text(description()).text(approval().status().name());
    digest.text(approval().reason().who()).text(approval().reason().why());
    digest.number(approval().time().toEpochMilli()).number(aliases().size());
    aliases().forEach(digest::text);
    return digest.number(registered().toEpochMilli()).done();
  }

  @Override
  default Summary summary() {
    List<Summary.Part> parts = new ArrayList<>();
    parts.add(
        new Summary.Note(
            "%s, %s; package %s, registered on %s."
                .formatted(
                    card().trainer(), card().task(), packageFingerprint().brief(), registered())));
    parts.add(new Summary.Note(approval() + "."));
    if (!aliases().isEmpty()) {
      parts.add(new Summary.Note("Also called " + String.join(", ", aliases()) + "."));
    }
    if (!description().isEmpty()) {
      parts.add(new Summary.Note(description()));
    }
    parts.addAll(card().evaluation().summary().parts());
    return new Summary(
        String.format(Locale.ROOT, "Version %d of '%s'", id().number(), id().group()), parts);
  }
}
