package org.sagekit.studio.serve.http;

/** How a request ended, and what each protocol calls it. */
public enum Status {
  /** All is well. */
  OK(200, "OK"),
  /** The request can't be understood, or its rows can't be scored. */
  BAD_REQUEST(400, "BAD_REQUEST"),
  /** The token is missing or wrong. */
  UNAUTHORIZED(401, "UNAUTHENTICATED"),
  /** Another web site asked. */
  FORBIDDEN(403, "PERMISSION_DENIED"),
  /** There is nothing of this name. */
  NOT_FOUND(404, "RESOURCE_DOES_NOT_EXIST"),
  /** The path is known by another method. */
  METHOD_NOT_ALLOWED(405, "METHOD_NOT_ALLOWED"),
  /** The answer can't be given in any form that was asked for. */
  NOT_ACCEPTABLE(406, "NOT_ACCEPTABLE"),
  /** The body did not come in time. */
  REQUEST_TIMEOUT(408, "REQUEST_TIMEOUT"),
  /** It is there already. */
  CONFLICT(409, "RESOURCE_ALREADY_EXISTS"),
  /** The body is larger than is taken. */
  TOO_LARGE(413, "REQUEST_TOO_LARGE"),
  /** The body is of a kind that is not read. */
  UNSUPPORTED_TYPE(415, "UNSUPPORTED_MEDIA_TYPE"),
  /** The request was meant for another host. */
  MISDIRECTED(421, "MISDIRECTED_REQUEST"),
  /** The model behind an endpoint refused or failed. */
  MODEL_ERROR(424, "MODEL_ERROR"),
  /** The headers are larger than is taken. */
  HEADERS_TOO_LARGE(431, "HEADERS_TOO_LARGE"),
  /** The model or the server failed. */
  FAILED(500, "INTERNAL_ERROR"),
  /** Too much is asked, or the server is stopping. */
  UNAVAILABLE(503, "TEMPORARILY_UNAVAILABLE"),
  /** The answer was not ready in time. */
  LATE(504, "DEADLINE_EXCEEDED"),
  /** Another version of HTTP was spoken. */
  VERSION_UNKNOWN(505, "HTTP_VERSION_NOT_SUPPORTED"),
  /** There is no room for the model. */
  NO_ROOM(507, "INSUFFICIENT_STORAGE");

  private final int code;
  private final String word;

  Status(int code, String word) {
    this.code = code;
    this.word = word;
  }

  /**
   * The status of HTTP.
   *
   * @return three digits
   */
  public int code() {
    return code;
  }

  /**
   * The error code of MLflow.
   *
   * @return upper case
   */
  public String word() {
    return word;
  }

  /**
   * The nearest status to a code.
   *
   * @param code of HTTP
   * @return that status; of an unknown code the first of its class, or {@link #FAILED}
   */
  public static Status of(int code) {
    for (Status status : values()) {
      if (status.code == code) {
        return status;
      }
    }
    return code >= 400 && code < 500 ? BAD_REQUEST : FAILED;
  }
}
