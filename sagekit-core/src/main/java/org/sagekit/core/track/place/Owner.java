package org.sagekit.core.track.place;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Which process writes a run: the machine since its last start, the process in its container, and
 * when it began, for numbers of processes come again.
 */
public final class Owner {
  /** Of a machine that can't be told from others nothing is certain. */
  private static final String UNKNOWN = "unknown";

  private static final String MACHINE = machine();
  private static final String SELF = MACHINE + "/" + nameOf(ProcessHandle.current());

  private Owner() {}

  /** This process. */
  public static String self() {
    return SELF;
  }

  /** Whether it is certain that the process has ended: it was of this machine and is not there. */
  public static boolean isGone(String owner) {
    int end = owner.lastIndexOf('/');
    boolean here = end >= 0 && owner.substring(0, end).equals(MACHINE);
    if (!here || MACHINE.equals(UNKNOWN) || owner.equals(SELF)) {
      return false;
    }
    String process = owner.substring(end + 1);
    String pid = process.substring(0, Math.max(0, process.indexOf('@')));
    return pid.matches("[0-9]{1,18}")
        && ProcessHandle.of(Long.parseLong(pid))
            .filter(handle -> nameOf(handle).equals(process))
            .isEmpty();
  }

  private static String nameOf(ProcessHandle process) {
    long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    return process.pid() + "@" + started;
  }

  private static String machine() {
    try {
      String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
      return boot + "/" + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | RuntimeException e) {
      Map<String, String> environment = System.getenv();
      String name = environment.getOrDefault("COMPUTERNAME", environment.get("HOSTNAME"));
      return name == null ? UNKNOWN : name.toLowerCase(Locale.ROOT);
    }
  }
}
