package org.sagekit.core.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sagekit.api.StoreException;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.core.internal.DurableFiles;

/** Writes compiled models: to a folder, or to an archive of which equal files give equal bytes. */
public final class CompiledFiles {
  private CompiledFiles() {}

  /**
   * Writes the files. Each appears whole or not at all.
   *
   * @param model what was compiled
   * @param place a folder, which is made if it is not there and whose other files are left alone;
   *     or an archive, if its name ends in {@code .tar.gz}, {@code .tgz} or {@code .zip}
   * @return the absolute place
   * @throws StoreException if they can't be written
   */
  public static Path write(CompiledModel model, Path place) {
    Path target = place.toAbsolutePath();
    String name = String.valueOf(target.getFileName()).toLowerCase(Locale.ROOT);
    try {
      if (name.endsWith(".tar.gz") || name.endsWith(".tgz")) {
        DurableFiles.replace(
            target, out -> Gzip.write(out, content -> TarWriter.write(content, files(model))));
      } else if (name.endsWith(".zip")) {
        DurableFiles.replace(target, out -> zip(model, out));
      } else {
        for (String file : model.names()) {
          Path path = target.resolve(file);
          DurableFiles.createFolder(path.resolveSibling("."));
          DurableFiles.replace(path, out -> out.write(model.file(file)));
        }
      }
    } catch (IOException e) {
      throw new StoreException("Compiled model '%s' can't be written: %s".formatted(target, e), e);
    }
    return target;
  }

  private static Map<String, byte[]> files(CompiledModel model) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    model.names().forEach(name -> files.put(name, model.file(name)));
    return files;
  }

  /** Without compression no library's version shows in the bytes; all times are 1980's first. */
  private static void zip(CompiledModel model, OutputStream out) throws IOException {
    ZipOutputStream archive = new ZipOutputStream(out);
    for (String name : model.names()) {
      byte[] content = model.file(name);
      CRC32 crc = new CRC32();
      crc.update(content);
      ZipEntry entry = new ZipEntry(name);
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(content.length);
      entry.setCrc(crc.getValue());
      entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
      archive.putNextEntry(entry);
      archive.write(content);
      archive.closeEntry();
    }
    archive.finish();
  }
}
