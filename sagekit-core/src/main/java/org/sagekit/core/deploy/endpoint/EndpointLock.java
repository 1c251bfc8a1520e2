package org.sagekit.core.deploy.endpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Says that an endpoint is open, to this process and to others. The operating system gives the lock
 * back when the process dies.
 */
public final class EndpointLock implements Closeable {
  /**
   * What this process holds. It must be asked before the file is touched: on POSIX systems closing
   * any channel of a file gives back the locks that the process has on it.
   */
  private static final Map<Path, Holder> HELD = new ConcurrentHashMap<>();

  private static final String NAME = "lock";

  private static final class Holder {
    private final AtomicReference<@Nullable LiveEndpoint> owner = new AtomicReference<>();
  }

  private final Path file;
  private final FileChannel channel;

  private EndpointLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock of a folder.
   *
   * @return the lock, or empty if someone else has it
   */
  static Optional<EndpointLock> tryOf(Path folder) throws IOException {
    Path file = folder.toRealPath().resolve(NAME);
    if (HELD.putIfAbsent(file, new Holder()) != null) {
      return Optional.empty();
    }
    FileChannel channel = null;
    FileLock lock = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = channel.tryLock();
      return lock == null ? Optional.empty() : Optional.of(new EndpointLock(file, channel));
    } catch (OverlappingFileLockException e) {
      return Optional.empty(); // held by a copy of this class from another class loader
    } finally {
      if (lock == null) {
        HELD.remove(file);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  /** Says who holds it. */
  void heldBy(LiveEndpoint owner) {
    HELD.getOrDefault(file, new Holder()).owner.set(owner);
  }

  /** Who in this process holds the lock of a folder. */
  static Optional<LiveEndpoint> owner(Path folder) throws IOException {
    Holder holder = HELD.get(folder.toRealPath().resolve(NAME));
    return holder == null ? Optional.empty() : Optional.ofNullable(holder.owner.get());
  }

  /** Whether another process has the lock of a folder now. Makes nothing. */
  public static boolean isHeldElsewhere(Path folder) throws IOException {
    if (!Files.exists(folder.resolve(NAME))
        || HELD.containsKey(folder.toRealPath().resolve(NAME))) {
      return false;
    }
    Optional<EndpointLock> lock = tryOf(folder);
    if (lock.isPresent()) {
      lock.get().close();
    }
    return lock.isEmpty();
  }

  /** Gives the lock back, once: by then it may be somebody else's. */
  @Override
  public synchronized void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      HELD.remove(file);
    }
  }
}
