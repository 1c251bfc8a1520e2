package org.sagekit.studio.serve.http;

import java.util.List;

/**
 * A request that is not answered as it wishes, and why. It has no stack trace: it is no failure.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Status status;
  private final transient List<Header> headers;

  /**
   * A refusal.
   *
   * @param status how it ends
   * @param message why, for people
   */
  public Refusal(Status status, String message) {
    this(status, message, List.of());
  }

  /**
   * A refusal with headers.
   *
   * @param status how it ends
   * @param message why, for people
   * @param headers such as what is allowed instead
   */
  public Refusal(Status status, String message, List<Header> headers) {
    super(message, null, false, false);
    this.status = status;
    this.headers = List.copyOf(headers);
  }

  /**
   * How it ends.
   *
   * @return never {@link Status#OK}
   */
  public Status status() {
    return status;
  }

  /**
   * What its answer's head says.
   *
   * @return may be empty
   */
  public List<Header> headers() {
    return headers;
  }

  /**
   * Why.
   *
   * @return a sentence
   */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
