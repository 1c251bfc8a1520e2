package org.sagekit.core.deploy.records;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.DataException;
import org.sagekit.api.deploy.capture.CaptureReading;
import org.sagekit.api.deploy.capture.DamagedLine;
import org.sagekit.api.deploy.capture.DamagedLine.Damage;

/** Counts what a reading comes upon, and refuses damage or passes it over. For one thread. */
final class Tally {
  private final boolean refuses;
  private final Map<Damage, Long> damagedByKind = new EnumMap<>(Damage.class);
  private final List<DamagedLine> places = new ArrayList<>();
  private long files;
  private long lines;
  private long damaged;
  private boolean unfinished;

  Tally(boolean refuses) {
    this.refuses = refuses;
  }

  void file() {
    files++;
  }

  void line() {
    lines++;
  }

  void unfinished() {
    unfinished = true;
  }

  /**
   * Counts a line as damaged.
   *
   * @throws DataException if damage is refused
   */
  void damaged(Path file, long line, RecordFault fault) {
    String message =
        "Capture: line %s of '%s' must be a capture record, but is damaged: %s"
            .formatted(line, file, fault.what());
    if (refuses) {
      throw new DataException(message, fault);
    }
    damaged++;
    damagedByKind.merge(fault.damage(), 1L, Long::sum);
    if (places.size() < CaptureReading.MOST_PLACES) {
      places.add(new DamagedLine(file.toString(), line, fault.damage(), message));
    }
  }

  CaptureReading reading() {
    return new CaptureReading(files, lines, lines - damaged, damagedByKind, places, unfinished);
  }
}
