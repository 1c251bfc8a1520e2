package org.sagekit.core.deploy.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/** Real files on a disk that fails as often as a test says: in the midst of a write, too. */
final class FaultyDisk implements GrowingFile.Opening {
  private final Random random;

  /** How often each of them fails. */
  volatile double writes;

  volatile double forces;
  volatile double truncations;

  FaultyDisk(long seed) {
    random = new Random(seed);
  }

  @Override
  public FileChannel open(Path file) throws IOException {
    return new Channel(FileChannel.open(file, StandardOpenOption.WRITE));
  }

  void recover() {
    writes = 0;
    forces = 0;
    truncations = 0;
  }

  private final class Channel extends FileChannel {
    private final FileChannel real;

    Channel(FileChannel real) {
      this.real = real;
    }

    private void fail(double share) throws IOException {
      if (random.nextDouble() < share) {
        throw new IOException("Input/output error");
      }
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
      int most = 1 + random.nextInt(bytes.remaining());
      fail(writes);
      int written = real.write(bytes.slice().limit(most));
      bytes.position(bytes.position() + written);
      return written;
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
      fail(truncations);
      real.truncate(size);
      return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      fail(forces);
    }

    @Override
    public long size() throws IOException {
      return real.size();
    }

    @Override
    protected void implCloseChannel() throws IOException {
      real.close();
    }

    @Override
    public int read(ByteBuffer bytes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] bytes, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] bytes, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel position(long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
      throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(ByteBuffer bytes, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer bytes, long position) {
      throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
      throw new UnsupportedOperationException();
    }
  }
}
