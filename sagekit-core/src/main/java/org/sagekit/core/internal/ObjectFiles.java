package org.sagekit.core.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.StoreException;

/** Files under the SHA-256 of their bytes. */
public final class ObjectFiles {
  private final Path folder;

  ObjectFiles(Path folder) {
    this.folder = folder;
  }

  /** What was kept. */
  public record Kept(Fingerprint sha256, long size) {}

  public Kept put(byte[] bytes) throws IOException {
    Fingerprint sha256 = Fingerprint.ofBytes(bytes);
    Path file = file(sha256);
    if (!Files.exists(file)) {
      DurableFiles.createFolder(folder.resolve(sha256.hex().substring(0, 2)));
      DurableFiles.replace(file, out -> out.write(bytes));
    }
    return new Kept(sha256, bytes.length);
  }

  public Kept put(Path file) throws IOException {
    return put(Files.readAllBytes(file));
  }

  public byte[] read(Fingerprint sha256, long size) throws IOException {
    byte[] bytes = Files.readAllBytes(file(sha256));
    if (!Fingerprint.ofBytes(bytes).equals(sha256)) {
      throw new StoreException("damaged");
    }
    return bytes;
  }

  public void copy(Fingerprint sha256, long size, Path to) throws IOException {
    byte[] bytes = read(sha256, size);
    DurableFiles.replace(to, out -> out.write(bytes));
  }

  private Path file(Fingerprint sha256) {
    return folder.resolve(sha256.hex().substring(0, 2)).resolve(sha256.hex());
  }
}
