package org.sagekit.studio.serve.http;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that is there as a whole.
 *
 * @param headers of the request
 * @param names what the path names, by the route's own words
 * @param query what stands behind the path, decoded
 * @param body the bytes; not changed
 * @param size how many of them count
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Call(Headers headers, Map<String, String> names, Query query, byte[] body, int size) {

  /** The parameters behind the path. */
  @FunctionalInterface
  public interface Query {
    /** No parameters. */
    Query NONE = name -> Optional.empty();

    /**
     * A parameter's value.
     *
     * @param name of the parameter
     * @return the first value
     */
    Optional<String> get(String name);
  }

  /**
   * What the path names.
   *
   * @param word of the route
   * @return that part of the path
   */
  public String named(String word) {
    return Objects.requireNonNull(names.get(word), word);
  }

  /**
   * The kind of the body.
   *
   * @param known what is read here
   * @return one of them
   * @throws Refusal if it is another one, or is not said
   */
  public String type(List<String> known) {
    String encoding = headers.get("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new Refusal(
          Status.UNSUPPORTED_TYPE, "Request: header Content-Encoding must not be there.");
    }
    return MediaTypes.of(headers.get("Content-Type"), known);
  }
}
