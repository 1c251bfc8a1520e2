package org.sagekit.core.data;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read from the start again and again. */
@FunctionalInterface
interface Input {

  /** Opens them; the caller closes. */
  InputStream open() throws IOException;
}
