package org.sagekit.core.pack.sign;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.sagekit.api.DataException;
import org.sagekit.api.StoreException;

/** Files of one key each. One that is there is never replaced: a lost key can't be made again. */
final class KeyFile {
  private static final int MOST_BYTES = 4096;

  private KeyFile() {}

  /** The 32 bytes of a key. */
  static byte[] read(Path file, Pem form) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] text = in.readNBytes(MOST_BYTES + 1);
      if (text.length > MOST_BYTES) {
        throw new DataException(
            "Key file '%s': file must be at most %s bytes, but was more."
                .formatted(file, MOST_BYTES));
      }
      return form.key(text);
    } catch (IllegalArgumentException e) {
      throw refused(file, e);
    } catch (NoSuchFileException e) {
      throw new StoreException("Key file '%s' is not there.".formatted(file), e);
    } catch (IOException e) {
      throw new StoreException("Key file '%s' can't be read: %s".formatted(file, e), e);
    }
  }

  static DataException refused(Path file, IllegalArgumentException why) {
    return new DataException("Key file '%s': %s".formatted(file, why.getMessage()), why);
  }

  /** Writes a file that was not there, for everybody to read. */
  static void write(Path file, byte[] text) {
    create(file, text);
  }

  /** Writes a file that was not there, for nobody but its owner to read, where the system can. */
  static void writeSecret(Path file, byte[] text) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      var owner = PosixFilePermissions.fromString("rw-------");
      create(file, text, PosixFilePermissions.asFileAttribute(owner));
    } else {
      create(file, text);
    }
  }

  private static void create(Path file, byte[] text, FileAttribute<?>... attributes) {
    Set<StandardOpenOption> how =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    try (SeekableByteChannel channel = Files.newByteChannel(file, how, attributes)) {
      ByteBuffer left = ByteBuffer.wrap(text);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    } catch (FileAlreadyExistsException e) {
      throw new StoreException(
          "Key file '%s' is there already. Maybe choose another name.".formatted(file), e);
    } catch (IOException e) {
      throw new StoreException("Key file '%s' can't be written: %s".formatted(file, e), e);
    }
  }
}
