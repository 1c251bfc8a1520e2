package org.sagekit.studio.serve.http;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.studio.serve.text.Bytes;

/**
 * An answer, ready to be sent.
 *
 * @param status how it ended
 * @param type of the body; empty if there is none
 * @param body not to be changed any more
 * @param headers beside the usual ones
 */
public record Answer(Status status, String type, Bytes body, List<Header> headers) {
  /** JSON. */
  public static final String JSON = "application/json";

  private static final Bytes NOTHING = new Bytes(0);

  /**
   * A good answer.
   *
   * @param type of the body
   * @param body not to be changed any more
   * @return with status 200 and no further headers
   */
  public static Answer of(String type, Bytes body) {
    return new Answer(Status.OK, type, body, List.of());
  }

  /**
   * A good answer in JSON.
   *
   * @param body not to be changed any more
   * @return with status 200
   */
  public static Answer json(Bytes body) {
    return of(JSON, body);
  }

  /**
   * An answer of which the status says all.
   *
   * @param status how it ended
   * @return without body
   */
  public static Answer empty(Status status) {
    return new Answer(status, "", NOTHING, List.of());
  }

  /**
   * This answer with another header.
   *
   * @param name as it is written
   * @param value visible ASCII
   * @return a new answer
   */
  public Answer with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Answer(status, type, body, List.copyOf(more));
  }

  /**
   * This answer with other headers, too.
   *
   * @param others added at the end
   * @return a new answer
   */
  public Answer with(List<Header> others) {
    if (others.isEmpty()) {
      return this;
    }
    List<Header> more = new ArrayList<>(headers);
    more.addAll(others);
    return new Answer(status, type, body, List.copyOf(more));
  }
}
