package org.sagekit.core.deploy.transform;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A file that grows until it is whole. For one thread. */
final class PartFile implements Closeable {
  private static final int CHUNK = 1 << 16;
  private final Disk disk;
  private final FileChannel channel;
  private final RunningHash hash;

  private PartFile(Disk disk, FileChannel channel, RunningHash hash) {
    this.disk = disk;
    this.channel = channel;
    this.hash = hash;
  }

  /** Begins a file, whatever was there. */
  static PartFile begin(Disk disk, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    return new PartFile(disk, channel, new RunningHash());
  }

  /**
   * Goes on with a file, of which a crash may have left more than was forced.
   *
   * @return empty if it does not start with what is marked
   */
  static Optional<PartFile> goOn(Disk disk, Path file, Mark mark) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    RunningHash hash = new RunningHash();
    try {
      hash(channel, mark.bytes(), hash);
      if (hash.mark().equals(mark)) {
        channel.truncate(mark.bytes());
        channel.position(mark.bytes());
        return Optional.of(new PartFile(disk, channel, hash));
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    return Optional.empty();
  }

  /** Whether a file is what is marked, and nothing else. */
  static boolean is(Path file, Mark mark) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) != mark.bytes()) {
      return false;
    }
    RunningHash hash = new RunningHash();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      hash(channel, mark.bytes(), hash);
    }
    return hash.mark().equals(mark);
  }

  private static void hash(FileChannel channel, long bytes, RunningHash hash) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long left = bytes;
    while (left > 0) {
      int count = channel.read(ByteBuffer.wrap(chunk, 0, (int) Math.min(CHUNK, left)));
      if (count < 0) {
        return;
      }
      hash.add(chunk, count);
      left -= count;
    }
  }

  void append(byte[] bytes) throws IOException {
    if (bytes.length > 0) {
      disk.write(channel, ByteBuffer.wrap(bytes));
      hash.add(bytes, bytes.length);
    }
  }

  void force() throws IOException {
    disk.force(channel);
  }

  Mark mark() {
    return hash.mark();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
