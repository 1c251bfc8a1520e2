package org.sagekit.core.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/** Writes an archive of plain files: equal content gives equal bytes. */
final class TarWriter {
  private TarWriter() {}

  /** Writes the files in the order of the map. */
  static void write(OutputStream out, Map<String, byte[]> parts) throws IOException {
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      byte[] content = part.getValue();
      out.write(TarHeader.of(part.getKey(), content.length));
      out.write(content);
      out.write(new byte[TarHeader.padding(content.length)]);
    }
    out.write(new byte[2 * TarHeader.BLOCK]);
  }
}
