package org.sagekit.core.track.exchange.server;

import org.sagekit.api.SageKitException;

/** The server has understood a request and refuses it. */
final class RefusedException extends SageKitException {
  private static final long serialVersionUID = 1L;
  private final String code;

  RefusedException(String message, String code) {
    super(message);
    this.code = code;
  }

  /** Whether what was asked for is not there. */
  boolean isAbsent() {
    return code.equals("RESOURCE_DOES_NOT_EXIST");
  }

  /** Whether what was to be made is there. */
  boolean isPresent() {
    return code.equals("RESOURCE_ALREADY_EXISTS");
  }
}
