package org.sagekit.core.deploy.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.StoreException;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.core.deploy.records.LineFeed;
import org.sagekit.core.deploy.records.LivingFolder;

/**
 * The capture in the files of a folder, read anew at each call; files may be written at the same
 * time. A last line without its end is one that is being written, or was when the process died: it
 * is passed over. A file that is deleted meanwhile is passed over as well. Any other line that is
 * no record is a {@link StoreException} with file and line, because a damaged capture must not look
 * like a small one.
 */
final class CaptureFolder implements Capture {
  private static final Pattern NAME =
      Pattern.compile("(?:\\+?\\d{4,}/\\d{2}/\\d{2}/\\d{2}/)?\\d{8,9}\\.jsonl");
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy/MM/dd/HH", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int DEEPEST = 5;
  private static final int LAST_NUMBER = 999_999_999;
  private final Path folder;
  private final CaptureFormat format;

  CaptureFolder(Path folder, CaptureFormat format) {
    this.folder = folder;
    this.format = format;
  }

  /**
   * A file of the folder.
   *
   * @throws IllegalStateException if the number has more digits than a name may have
   */
  static Path file(Path folder, int number) {
    if (number > LAST_NUMBER) {
      throw new IllegalStateException(
          "Capture: number of the next file of '%s' must be at most %s, but was %s. Maybe a file of another origin has the greatest number."
              .formatted(folder, LAST_NUMBER, number));
    }
    return folder.resolve(String.format(Locale.ROOT, "%08d.jsonl", number));
  }

  /** The greatest number of a file in a folder; 0 if there is none or no folder. */
  static int lastNumber(Path folder) throws IOException {
    List<Path> files = files(folder);
    return files.isEmpty() ? 0 : number(files.get(files.size() - 1));
  }

  /** The folder of the files of an hour. */
  static Path hour(Path folder, Instant time) {
    return folder.resolve(HOUR.format(time));
  }

  /**
   * The files of a folder and of its hours, by their numbers. Those of other folders in it belong
   * to other logs.
   */
  static List<Path> files(Path folder) throws IOException {
    try {
      return LivingFolder.files(folder, DEEPEST, file -> isOf(folder, file)).stream()
          .sorted(Comparator.comparingInt(CaptureFolder::number))
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static boolean isOf(Path folder, Path file) {
    String place = folder.relativize(file).toString().replace('\\', '/');
    return NAME.matcher(place).matches();
  }

  private static int number(Path file) {
    String name = file.getFileName().toString();
    return Integer.parseInt(name.substring(0, name.indexOf('.')));
  }

  @Override
  public List<CaptureRecord> records() {
    Map<String, CaptureRecord> recordById = new LinkedHashMap<>();
    try {
      for (Path file : files(folder)) {
        read(file, recordById);
      }
    } catch (IOException e) {
      throw new StoreException("Capture: folder '%s' can't be read.".formatted(folder), e);
    }
    return List.copyOf(recordById.values());
  }

  private void read(Path file, Map<String, CaptureRecord> recordById) throws IOException {
    try (LineFeed lines = new LineFeed(file, Long.MAX_VALUE, CaptureFormat.MAX_LINE_BYTES)) {
      while (lines.next() && lines.isEnded()) {
        if (lines.isTooLong()) {
          throw corrupt(
              file, lines.number(), new ModelFormatException("record: line is too long."));
        }
        CaptureRecord record = record(file, lines.number(), lines.bytes());
        recordById.putIfAbsent(record.eventId(), record);
      }
    } catch (NoSuchFileException e) {
      return; // it was old
    }
  }

  private CaptureRecord record(Path file, long line, byte[] utf8) {
    try {
      return format.record(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException | ModelFormatException e) {
      throw corrupt(file, line, e);
    }
  }

  private static StoreException corrupt(Path file, long line, Exception cause) {
    return new StoreException(
        "Capture: line %s of '%s' must be a capture record, but is damaged: %s"
            .formatted(line, file, cause.getMessage()),
        cause);
  }

  @Override
  public Fingerprint fingerprint() {
    return FixedCapture.fingerprint(records());
  }

  /** The folders inside a folder; none if it is not there. */
  static List<Path> subfolders(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return new ArrayList<>(all.filter(Files::isDirectory).toList());
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }
}
