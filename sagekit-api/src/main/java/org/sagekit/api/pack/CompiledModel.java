package org.sagekit.api.pack;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Problems;

/** The files into which a {@link Target} compiles a model. Immutable. */
public final class CompiledModel implements Fingerprinted {
  private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*";
  private final String target;
  private final Map<String, byte[]> files;

  private CompiledModel(String target, Map<String, byte[]> files) {
    this.target = target;
    this.files = files;
  }

  /**
   * Files.
   *
   * @param target the name of the target
   * @param files content by name, in the order in which they are listed; a name has letters,
   *     digits, dots, dashes and underscores, folders are parted by slashes; copied
   * @return the value
   * @throws IllegalArgumentException if there is no file or a name is none
   */
  public static CompiledModel of(String target, Map<String, byte[]> files) {
    Problems problems = Problems.of("CompiledModel '" + target + "'");
    problems.require(!files.isEmpty(), "files", "at least one", "none");
    Map<String, byte[]> copies = new LinkedHashMap<>();
    files.forEach(
        (name, content) -> {
          problems.require(name.matches(NAME), "file name", "a plain relative path", name);
          copies.put(name, content.clone());
        });
    problems.throwIfAny();
    return new CompiledModel(target, Collections.unmodifiableMap(copies));
  }

  /**
   * For what it is.
   *
   * @return the name of the target
   */
  public String target() {
    return target;
  }

  /**
   * The names of the files.
   *
   * @return in their order
   */
  public List<String> names() {
    return List.copyOf(files.keySet());
  }

  /**
   * A file's content.
   *
   * @param name one of {@link #names()}
   * @return a copy
   * @throws IllegalArgumentException if there is no such file
   */
  public byte[] file(String name) {
    byte[] content = files.get(name);
    if (content == null) {
      throw new IllegalArgumentException(
          "CompiledModel '%s': file must be one of %s, but was '%s'."
              .formatted(target, names(), name));
    }
    return content.clone();
  }

  /**
   * How much it is.
   *
   * @return bytes of all files together
   */
  public long size() {
    return files.values().stream().mapToLong(content -> content.length).sum();
  }

  @Override
  public Fingerprint fingerprint() {
    Fingerprint.Digest digest = Fingerprint.digest().text("compiled/1").text(target);
    files.forEach((name, content) -> digest.text(name).bytes(content));
    return digest.done();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CompiledModel model
        && target.equals(model.target)
        && names().equals(model.names())
        && files.entrySet().stream()
            .allMatch(file -> Arrays.equals(file.getValue(), model.files.get(file.getKey())));
  }

  @Override
  public int hashCode() {
    return 31 * target.hashCode() + files.keySet().hashCode();
  }

  @Override
  public String toString() {
    return target + " " + names();
  }
}
