package org.sagekit.core.deploy.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of a capture in the order of their hours and then of their names, as they are at one
 * moment: what is written later is not read.
 *
 * @param files with their sizes at that moment
 */
record RecordFiles(List<Listed> files) {
  /** Whoever is in the midst of a line goes on with it sooner, if he lives. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private static final Pattern HOUR =
      Pattern.compile("(?:(.*)/)?(\\d{4})/(\\d{2})/(\\d{2})/(\\d{2})/[^/]*");
  private static final int DEEPEST = 32;

  /**
   * A file.
   *
   * @param size in bytes when it was listed
   * @param isNewest whether there is none behind it of its endpoint and variant
   * @param lastWrite when any of the files was last written, by the clock of the file system
   */
  record Listed(Path file, long size, boolean isNewest, Instant lastWrite) {

    /**
     * Whether its writer may still be at work, now. Several may write in one folder, so a file that
     * is not the newest may be unfinished as well: as long as it was written about when others
     * were.
     */
    boolean mayGrow() throws IOException {
      try {
        return isNewest
            || !Files.getLastModifiedTime(file).toInstant().isBefore(lastWrite.minus(PATIENCE));
      } catch (NoSuchFileException e) {
        return true; // retention has taken it away meanwhile
      }
    }
  }

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
      return new RecordFiles(List.of(new Listed(place, Files.size(place), true, Instant.MIN)));
    }
    List<Rank> ranks =
        LivingFolder.files(place, DEEPEST, RecordFiles::isRecords).stream()
            .map(file -> Rank.of(place, file))
            .sorted(Comparator.comparing(Rank::hour).thenComparing(Rank::place))
            .toList();
    Map<String, Path> newest = new HashMap<>();
    ranks.forEach(rank -> newest.put(rank.writer(), rank.file));
    return new RecordFiles(listed(ranks, newest));
  }

  private static List<Listed> listed(List<Rank> ranks, Map<String, Path> newest)
      throws IOException {
    Map<Path, BasicFileAttributes> states = new HashMap<>();
    Instant lastWrite = Instant.EPOCH;
    for (Rank rank : ranks) {
      BasicFileAttributes state = state(rank.file);
      if (state != null) {
        states.put(rank.file, state);
        Instant write = state.lastModifiedTime().toInstant();
        lastWrite = write.isAfter(lastWrite) ? write : lastWrite;
      }
    }
    List<Listed> files = new ArrayList<>();
    for (Rank rank : ranks) {
      BasicFileAttributes state = states.get(rank.file);
      if (state != null) {
        boolean last = rank.file.equals(newest.get(rank.writer()));
        files.add(new Listed(rank.file, state.size(), last, lastWrite));
      }
    }
    return files;
  }

  /** Null if retention has taken it away meanwhile. */
  private static @Nullable BasicFileAttributes state(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static boolean isRecords(Path file) {
    String name = file.getFileName() == null ? "" : file.getFileName().toString();
    boolean ends = name.endsWith(".jsonl") || name.endsWith(".jsonl.gz");
    return ends && !name.startsWith(".") && Files.isRegularFile(file);
  }
}
