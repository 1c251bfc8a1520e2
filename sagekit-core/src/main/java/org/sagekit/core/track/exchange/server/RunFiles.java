package org.sagekit.core.track.exchange.server;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.SageKitException;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.run.Artifact;
import org.sagekit.core.internal.Json;
import org.sagekit.core.track.exchange.Tally;

/**
 * The files of a run on their way, through the server. One that does not take files itself, but
 * names a folder or a cloud where they belong, gets none, and that is told. For one thread.
 */
final class RunFiles {
  private static final String SCHEME = "mlflow-artifacts";
  private final Tracker tracker;
  private final Rest rest;
  private final Tally tally;

  RunFiles(Tracker tracker, Rest rest, Tally tally) {
    this.tracker = tracker;
    this.rest = rest;
    this.tally = tally;
  }

  /**
   * What all files of a run are known by: if the server has a tag with it, it has them all.
   *
   * @param whole values that were cut
   */
  static String fingerprint(List<Artifact> artifacts, Optional<JsonObject> whole) {
    Fingerprint.Digest digest = Fingerprint.digest();
    artifacts.forEach(artifact -> digest.text(artifact.name()).fingerprint(artifact.sha256()));
    whole.ifPresent(values -> digest.text(Json.line(values)));
    return digest.done().hex();
  }

  /** Sends files; true if all have arrived. */
  boolean send(String subject, ServerRun there, List<Artifact> artifacts, Texts texts) {
    Optional<String> folder = folder(there.artifacts());
    Optional<JsonObject> whole = texts.whole();
    if (folder.isEmpty()) {
      if (!artifacts.isEmpty() || whole.isPresent()) {
        tally.note(
            "%s: its %s files were not sent, because the server does not take them itself."
                .formatted(subject, artifacts.size()));
      }
      return false;
    }
    boolean all = true;
    for (Artifact artifact : artifacts) {
      all &=
          send(
              subject,
              folder.get(),
              texts.file(artifact.name()),
              file -> tracker.copy(artifact, file));
    }
    if (whole.isPresent()) {
      String text = Json.pretty(whole.get());
      all &= send(subject, folder.get(), Texts.FILE, file -> Files.writeString(file, text));
    }
    return all;
  }

  /** {@code mlflow-artifacts:/1/ab/artifacts}, perhaps with a host, is {@code 1/ab/artifacts}. */
  private static Optional<String> folder(String address) {
    if (!address.startsWith(SCHEME + ":")) {
      return Optional.empty();
    }
    try {
      String path = URI.create(address).getPath();
      return path == null || path.length() < 2 ? Optional.empty() : Optional.of(path.substring(1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private interface Content {
    void writeTo(Path file) throws IOException;
  }

  private boolean send(String subject, String folder, String name, Content content) {
    try {
      Path part = Files.createTempFile("sagekit-export", null);
      try {
        content.writeTo(part);
        rest.put(folder + "/" + name, part);
      } finally {
        Files.deleteIfExists(part);
      }
      tally.artifact();
      return true;
    } catch (RefusedException e) {
      tally.note("%s: file '%s' was not sent: %s".formatted(subject, name, e.getMessage()));
      return false;
    } catch (IOException e) {
      throw new SageKitException(
          "%s: file '%s' can't be written to the folder for temporary files: %s"
              .formatted(subject, name, e.getMessage()),
          e);
    }
  }
}
