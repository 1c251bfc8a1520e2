package org.sagekit.core.pack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The names of what is in one archive: each is known, plain, inside, and unlike all others, also
 * where case and dots at the end don't count, so that whatever takes the archive apart writes no
 * file twice and none elsewhere. For one archive.
 */
final class PartNames {
  private static final String PIECE = "[A-Za-z0-9_-](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?";
  private static final Pattern NAME = Pattern.compile(PIECE + "(?:/" + PIECE + ")*");
  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:.*", Pattern.DOTALL);
  private static final Pattern ODD = Pattern.compile("[^ -~]");

  private final Subject subject;
  private final PackageLimits limits;
  private final List<String> known;
  private final Map<String, String> fileByFolded = new TreeMap<>();
  private final Map<String, String> folderByFolded = new TreeMap<>();

  /**
   * @param known the names that may be there; of those that end in a slash, whatever lies below
   */
  PartNames(Subject subject, PackageLimits limits, List<String> known) {
    this.subject = subject;
    this.limits = limits;
    this.known = known;
  }

  /**
   * One more name.
   *
   * @throws org.sagekit.api.ModelFormatException if it can't be there
   */
  void add(String name) {
    String shown = "'" + printable(name) + "'";
    require(
        fileByFolded.size() < limits.parts(),
        "parts",
        "at most " + limits.parts(),
        "more than that");
    requireInside(name, shown);
    requireName(
        NAME.matcher(name).matches(), "letters, digits, '_', '-' and '.' between them", shown);
    requireName(
        name.length() <= limits.nameLength(),
        "at most " + limits.nameLength() + " characters",
        name.length());
    requireAlone(name, shown);
    subject.require(
        isKnown(name),
        "name of a part",
        "one of " + String.join(", ", known),
        shown,
        "a newer SageKit wrote it");
  }

  private void requireInside(String name, String shown) {
    requireName(name.indexOf('\\') < 0, "without backslash", shown);
    requireName(!name.startsWith("/") && !DRIVE.matcher(name).matches(), "relative", shown);
    requireName(!Arrays.asList(name.split("/", -1)).contains(".."), "inside the package", shown);
  }

  /** Some file systems take upper and lower case for one, and none has a file that is a folder. */
  private void requireAlone(String name, String shown) {
    String folded = name.toLowerCase(Locale.ROOT);
    boolean isNew = !folderByFolded.containsKey(folded) && fileByFolded.put(folded, name) == null;
    requireName(isNew, "unlike all others", shown + " again");
    for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
      String folder = name.substring(0, end);
      String other = folderByFolded.putIfAbsent(folded.substring(0, end), folder);
      boolean fits =
          other == null
              ? !fileByFolded.containsKey(folded.substring(0, end))
              : other.equals(folder);
      requireName(fits, "in a folder that is unlike all others", shown);
    }
  }

  private boolean isKnown(String name) {
    return known.stream()
        .anyMatch(one -> one.endsWith("/") ? name.startsWith(one) : name.equals(one));
  }

  private void requireName(boolean holds, String constraint, Object actual) {
    require(holds, "name of a part", constraint, actual);
  }

  private void require(boolean holds, String what, String constraint, Object actual) {
    subject.require(holds, what, constraint, actual);
  }

  static String printable(String text) {
    return ODD.matcher(text).replaceAll("?");
  }
}
