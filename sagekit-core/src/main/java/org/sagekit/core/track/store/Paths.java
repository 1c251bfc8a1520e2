package org.sagekit.core.track.store;

import java.util.Map;

/**
 * Which run a stage is nested in, by where it stands. A line is transparent: it has no children.
 */
public final class Paths {

  private Paths() {}

  /**
   * The nearest run above a path.
   *
   * @param byPath what stands where
   * @param root what all stand in
   */
  public static <T> T above(String path, Map<String, T> byPath, T root) {
    String at = path;
    for (int end = at.lastIndexOf('/'); end > 0; end = at.lastIndexOf('/')) {
      at = at.substring(0, end);
      T found = byPath.get(at);
      if (found != null) {
        return found;
      }
    }
    return root;
  }
}
