package org.sagekit.core.deploy.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of a capture in the order of their hours and then of their names, as they are at one
 * moment: what is written later is not read.
 *
 * @param files with their sizes at that moment
 */
record RecordFiles(List<Listed> files) {
  private static final Pattern HOUR =
      Pattern.compile("(?:(.*)/)?(\\d{4})/(\\d{2})/(\\d{2})/(\\d{2})/[^/]*");
  private static final int DEEPEST = 32;

  /**
   * A file.
   *
   * @param size in bytes when it was listed
   * @param isNewest whether its writer may still be at work: there is none behind it of its
   *     endpoint and variant
   */
  record Listed(Path file, long size, boolean isNewest) {}

  /** Where a file stands: hours are compared first, so that variants are read side by side. */
  private record Rank(String hour, String place, Path file) {
    static Rank of(Path root, Path file) {
      String place = root.relativize(file).toString().replace('\\', '/');
      Matcher hour = HOUR.matcher(place);
      return hour.matches()
          ? new Rank(hour.group(2) + hour.group(3) + hour.group(4) + hour.group(5), place, file)
          : new Rank("", place, file);
    }

    /** The folder of its writer, which is one for all hours. */
    String writer() {
      Matcher matcher = HOUR.matcher(place);
      String above = matcher.matches() ? matcher.group(1) : null;
      int slash = place.lastIndexOf('/');
      return matcher.matches()
          ? above == null ? "" : above
          : slash < 0 ? "" : place.substring(0, slash);
    }
  }

  /**
   * Lists a file, or the files of a folder and all folders in it.
   *
   * @throws NoSuchFileException if there is neither
   */
  static RecordFiles of(Path place) throws IOException {
    if (Files.isRegularFile(place)) {
      return new RecordFiles(List.of(new Listed(place, Files.size(place), true)));
    }
    List<Rank> ranks =
        LivingFolder.files(place, DEEPEST, RecordFiles::isRecords).stream()
            .map(file -> Rank.of(place, file))
            .sorted(Comparator.comparing(Rank::hour).thenComparing(Rank::place))
            .toList();
    Map<String, Path> newest = new HashMap<>();
    ranks.forEach(rank -> newest.put(rank.writer(), rank.file));
    List<Listed> files = new ArrayList<>();
    for (Rank rank : ranks) {
      boolean last = rank.file.equals(newest.get(rank.writer()));
      files.add(new Listed(rank.file, size(rank.file), last));
    }
    return new RecordFiles(files);
  }

  /** What retention has taken away meanwhile has nothing to read. */
  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  private static boolean isRecords(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    boolean ends = name.endsWith(".jsonl") || name.endsWith(".jsonl.gz");
    return ends && !name.startsWith(".") && Files.isRegularFile(file);
  }
}
