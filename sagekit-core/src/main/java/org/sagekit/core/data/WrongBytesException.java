package org.sagekit.core.data;

import java.nio.charset.CharacterCodingException;

/** Bytes that are no text in a charset. */
final class WrongBytesException extends CharacterCodingException {
  private static final long serialVersionUID = 1L;
  private final String charset;

  WrongBytesException(String charset) {
    this.charset = charset;
  }

  String charset() {
    return charset;
  }

  @Override
  public String getMessage() {
    return "no text in " + charset;
  }
}
