package org.sagekit.core.deploy.host;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.SageKitException;
import org.sagekit.api.deploy.CapacityException;

/**
 * Models that can't be loaded for what they are: damaged ones and those that are too large. Nobody
 * can make the endpoint read such a package again and again, as it is refused without a look until
 * it is another one. Thread-safe.
 */
final class Refusals {
  /** A thousand refused models take less than a megabyte. */
  private static final int MOST = 1_000;

  private final Map<String, Refusal> refusalByName =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Refusal> eldest) {
          return size() > MOST;
        }
      };

  private record Refusal(String revision, SageKitException why) {}

  /** Remembers why a revision of a model was refused. */
  synchronized void add(String name, String revision, SageKitException why) {
    refusalByName.put(name, new Refusal(revision, why));
  }

  /** Refuses a revision of a model if it was refused before. */
  synchronized void check(String name, String revision) {
    Refusal known = refusalByName.get(name);
    if (known != null && known.revision.equals(revision)) {
      String said = known.why.getMessage() + " It is not read again before it is another one.";
      throw known.why instanceof CapacityException
          ? new CapacityException(said)
          : new ModelFormatException(said, known.why);
    }
  }

  /** Gives a model another chance. */
  synchronized void forget(String name) {
    refusalByName.remove(name);
  }
}
