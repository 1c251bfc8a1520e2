package org.sagekit.api.track.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a run took place.
 *
 * @param java version and vendor of the virtual machine
 * @param os name, version and architecture
 * @param processors how many the virtual machine might use
 * @param maxHeap in bytes
 * @param mainClass what the process was started with, empty if that is not known
 * @param git the commit that the working folder was at, if it is in a git repository
 * @param settings of SageKit: seed, threads
 * @param libraries the files of the class path by name, in its order
 */
public record RunEnvironment(
    String java,
    String os,
    int processors,
    long maxHeap,
    String mainClass,
    Optional<GitCommit> git,
    Map<String, String> settings,
    List<String> libraries) {

  /** Copies the collections. */
  public RunEnvironment {
    settings = Map.copyOf(settings);
    libraries = List.copyOf(libraries);
  }

  /**
   * A state of a git repository.
   *
   * @param commit 40 or 64 hexadecimal digits
   * @param branch its name, empty if none was checked out
   */
  public record GitCommit(String commit, String branch) {}
}
