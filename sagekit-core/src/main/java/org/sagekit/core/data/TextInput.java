package org.sagekit.core.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** Opens text files: plain or compressed by gzip, with or without a byte order mark. */
final class TextInput {
  private static final int BUFFER = 1 << 16;

  private TextInput() {}

  /** The text without its byte order mark, which decides on the charset where there is one. */
  static Reader open(ReadOptions options) throws IOException {
    InputStream in = options.input.open();
    try {
      return text(in, options.charset);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static StrictReader text(InputStream in, Charset charset) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    int[] start = peek(buffered);
    if (start[0] == 0x1f && start[1] == 0x8b) {
      buffered = new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER);
      start = peek(buffered);
    }
    if (start[0] == 0xef && start[1] == 0xbb && start[2] == 0xbf) {
      buffered.skipNBytes(3);
      return new StrictReader(buffered, StandardCharsets.UTF_8);
    }
    boolean littleEndian = start[0] == 0xff && start[1] == 0xfe;
    if (littleEndian || (start[0] == 0xfe && start[1] == 0xff)) {
      buffered.skipNBytes(2);
      return new StrictReader(
          buffered, littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }
    return new StrictReader(buffered, charset);
  }

  private static int[] peek(BufferedInputStream in) throws IOException {
    in.mark(3);
    int[] start = {in.read(), in.read(), in.read()};
    in.reset();
    return start;
  }
}
