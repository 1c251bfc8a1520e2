package org.sagekit.studio.serve.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path that is answered.
 *
 * @param method in upper case
 * @param path its parts; one in braces is a name: {@code /v2/models/{model}/infer}
 * @param weight whether a model has to work for it
 * @param action what answers
 * @param errors how it says that something is wrong
 */
public record Route(String method, String path, Weight weight, Action action, ErrorShape errors) {

  /** Whether a model has to work. */
  public enum Weight {
    /** Answered at once, also when the server is busy. */
    LIGHT,
    /** Waits for its turn, and is turned away if too many wait. */
    HEAVY
  }

  /** What answers a request. */
  @FunctionalInterface
  public interface Action {

    /**
     * Answers.
     *
     * @param call the request
     * @return the answer
     * @throws Refusal if it is not answered as it wishes
     * @throws IllegalArgumentException if its content is wrong
     */
    Answer answer(Call call);
  }

  /**
   * Whether a path is this route's, and what it names.
   *
   * @param parts of the path, none empty
   * @return the names by the route's words; empty if it is another path
   */
  Optional<Map<String, String>> names(List<String> parts) {
    String[] own = path.substring(1).split("/", -1);
    if (own.length != parts.size()) {
      return Optional.empty();
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < own.length; i++) {
      if (own[i].startsWith("{")) {
        names.put(own[i].substring(1, own[i].length() - 1), parts.get(i));
      } else if (!own[i].equals(parts.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }
}
