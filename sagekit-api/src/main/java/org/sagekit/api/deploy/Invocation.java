package org.sagekit.api.deploy;

import java.util.Optional;
import org.sagekit.api.Problems;

/**
 * What a caller may say of a request, beside its rows: {@code
 * Invocation.plain().id("order-7").key("customer-12")}. Immutable.
 *
 * @param id names the request in the capture; an endpoint gives a name of its own if it is not
 *     there. The rows of a request with several rows are named by the id, {@code -} and their
 *     position from 0
 * @param variant the variant that shall answer, whatever its weight
 * @param key whoever asks: equal keys are answered by the same variant as long as weights stay as
 *     they are. While they shift, a key changes its variant once at most
 */
public record Invocation(Optional<String> id, Optional<String> variant, Optional<String> key) {
  private static final Invocation PLAIN =
      new Invocation(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Checks the texts.
   *
   * @throws IllegalArgumentException if one is blank
   */
  public Invocation {
    id.ifPresent(text -> Problems.notBlank("Invocation", "id", text));
    variant.ifPresent(text -> Problems.notBlank("Invocation", "variant", text));
    key.ifPresent(text -> Problems.notBlank("Invocation", "key", text));
  }

  /**
   * A request of which nothing is said.
   *
   * @return without id, variant and key
   */
  public static Invocation plain() {
    return PLAIN;
  }

  /**
   * This invocation under an id.
   *
   * @param text not blank
   * @return a new invocation
   * @throws IllegalArgumentException if the text is blank
   */
  public Invocation id(String text) {
    return new Invocation(Optional.of(text), variant, key);
  }

  /**
   * This invocation for a variant.
   *
   * @param name of a variant of the endpoint
   * @return a new invocation
   * @throws IllegalArgumentException if the name is blank
   */
  public Invocation variant(String name) {
    return new Invocation(id, Optional.of(name), key);
  }

  /**
   * This invocation of somebody.
   *
   * @param text such as the number of a customer or session, not blank
   * @return a new invocation
   * @throws IllegalArgumentException if the text is blank
   */
  public Invocation key(String text) {
    return new Invocation(id, variant, Optional.of(text));
  }
}
