package org.sagekit.core.deploy.transform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A disk that ends the process at one of its steps, as far as a test can: before, in the middle of
 * or after a write, a force, a replacement, a move. What was written and not forced is then there
 * in part, or is something else. Forces nothing, and so is quick.
 */
final class FragileDisk implements Disk {
  /** Nobody catches it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private final SplittableRandom random;
  private final Map<FileChannel, Long> forcedByFile = new HashMap<>();
  private int stepsLeft;

  /** A disk that lasts. */
  static FragileDisk thatLasts() {
    return new FragileDisk(Integer.MAX_VALUE, 0);
  }

  FragileDisk(int steps, long seed) {
    this.stepsLeft = steps;
    this.random = new SplittableRandom(seed);
  }

  private void step() {
    if (stepsLeft-- == 0) {
      forcedByFile.forEach(this::damage);
      throw new Killed();
    }
  }

  private void damage(FileChannel file, long forced) {
    if (!file.isOpen()) {
      return; // nothing is closed before all of it was forced
    }
    try {
      int unforced = (int) (file.size() - forced);
      int left = unforced > 0 ? random.nextInt(unforced + 1) : 0;
      file.truncate(forced + left);
      if (left > 0 && random.nextBoolean()) {
        file.write(ByteBuffer.wrap(new byte[left]), forced);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(FileChannel file, ByteBuffer bytes) throws IOException {
    forcedByFile.putIfAbsent(file, file.position());
    step();
    int half = bytes.remaining() / 2;
    Disk.REAL.write(file, bytes.slice(bytes.position(), half));
    bytes.position(bytes.position() + half);
    step();
    Disk.REAL.write(file, bytes);
    step();
  }

  @Override
  public void force(FileChannel file) throws IOException {
    step();
    forcedByFile.put(file, file.size());
    step();
  }

  @Override
  public void replace(Path file, byte[] content) throws IOException {
    step();
    Path beside = Files.write(file.resolveSibling(".part-of-" + stepsLeft), content);
    step();
    move(beside, file);
  }

  @Override
  public void move(Path part, Path file) throws IOException {
    step();
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    step();
  }

  @Override
  public void delete(Path file) throws IOException {
    step();
    Disk.REAL.delete(file);
    step();
  }
}
