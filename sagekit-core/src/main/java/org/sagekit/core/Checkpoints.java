package org.sagekit.core;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Pair;
import org.sagekit.api.SageKitException;
import org.sagekit.api.Stage;
import org.sagekit.core.internal.FileWorkspace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Outputs of finished stages, kept under everything that determines them. */
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  /**
   * Changes when the meaning of a key does, so that old checkpoints are not found rather than
   * wrong.
   */
  private static final String FORMAT = "checkpoint/1";

  private Checkpoints() {}

  /** Empty if the output can't be known to be the same again. */
  static Optional<Fingerprint> keyOf(Stage<?, ?> stage, Object input, long seed) {
    return stage
        .fingerprint()
        .flatMap(
            settings ->
                of(input)
                    .map(
                        content ->
                            Fingerprint.digest()
                                .text(FORMAT)
                                .text(stage.getClass().getName())
                                .text(stage.name())
                                .fingerprint(settings)
                                .fingerprint(content)
                                .number(seed)
                                .done()));
  }

  private static Optional<Fingerprint> of(Object value) {
    if (value instanceof Fingerprinted known) {
      return Optional.of(known.fingerprint());
    }
    if (value instanceof Optional<?> maybe) {
      return maybe.isEmpty()
          ? Optional.of(Fingerprint.of("empty"))
          : maybe.flatMap(Checkpoints::of).map(f -> Fingerprint.of("present", f.hex()));
    }
    if (value instanceof Pair<?, ?> pair) {
      return of(pair.first())
          .flatMap(a -> of(pair.second()).map(b -> Fingerprint.of("pair", a.hex(), b.hex())));
    }
    return Optional.empty();
  }

  /**
   * A checkpoint that can't be read is as good as none: the stage works again, and the log says
   * why.
   */
  static Optional<Object> find(FileWorkspace workspace, Fingerprint key) {
    try {
      return workspace.find(key, Object.class);
    } catch (SageKitException e) {
      LOG.warn("Checkpoint {} can't be used, its stage works again: {}", key.brief(), e.toString());
      return Optional.empty();
    }
  }

  /** A value that knows what it is can also be found by that, from the lineage of another. */
  static void keep(FileWorkspace workspace, Fingerprint key, Object output) {
    if (workspace.canKeep(output)) {
      workspace.keepUnder(keys(key, output), output);
    }
  }

  /** What is alive has no fingerprint that would last. */
  private static Set<Fingerprint> keys(Fingerprint key, Object output) {
    Set<Fingerprint> keys = new LinkedHashSet<>(Set.of(key));
    if (output instanceof Fingerprinted known && !(output instanceof AutoCloseable)) {
      keys.add(known.fingerprint());
    }
    return keys;
  }
}
