package org.sagekit.api.monitor.quality;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * In what a file differs from the form in which SageKit writes the same values: members of other
 * tools, other spellings, members that were left out. It makes a file that was read and is written
 * again say what it said before, also where SageKit has no value for it. Values that were not read
 * from a file have {@link #none()}. Immutable.
 *
 * @param differences one by one, in the order in which they are applied
 */
public record FileForm(List<Difference> differences) {
  private static final FileForm NONE = new FileForm(List.of());

  /** Copies the differences. */
  public FileForm {
    Objects.requireNonNull(differences, "differences");
    differences = List.copyOf(differences);
  }

  /**
   * A member that differs. All four are texts: places are JSON pointers (RFC 6901), values are JSON
   * on one line, empty where there is none. A difference counts as long as the value that SageKit
   * would write is the one that it would have written when the file was read.
   *
   * @param place of the member in SageKit's form
   * @param own what SageKit would write there
   * @param at where it stands in the file
   * @param written what stands there
   */
  public record Difference(String place, String own, String at, String written) {

    /** Checks that nothing is null. */
    public Difference {
      Objects.requireNonNull(place, "place");
      Objects.requireNonNull(own, "own");
      Objects.requireNonNull(at, "at");
      Objects.requireNonNull(written, "written");
    }
  }

  /**
   * SageKit's own form.
   *
   * @return without differences
   */
  public static FileForm none() {
    return NONE;
  }

  /**
   * What stands at a place, if that is not what SageKit writes.
   *
   * @param at a JSON pointer, such as {@code /version}
   * @return JSON, empty if there is no difference or the member was left out
   */
  public Optional<String> written(String at) {
    return differences.stream()
        .filter(difference -> difference.at().equals(at) && !difference.written().isEmpty())
        .map(Difference::written)
        .findFirst();
  }
}
