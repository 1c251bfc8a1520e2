package org.sagekit.api.deploy.capture;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.deploy.capture.DamagedLine.Damage;

/**
 * What the reading of a capture came upon. Immutable; {@code records + damaged = lines}.
 *
 * @param files how many files were read
 * @param lines how many lines were read, without empty ones and those that are still being written
 * @param records how many of them are records that could be used
 * @param damagedByKind how many of them could not, by what was wrong; kinds that did not occur are
 *     left out
 * @param places the first damaged lines
 * @param unfinished whether the last line of a file that may still be written has no end: it is
 *     being written, or was when its writer died, and was passed over
 */
public record CaptureReading(
    long files,
    long lines,
    long records,
    Map<Damage, Long> damagedByKind,
    List<DamagedLine> places,
    boolean unfinished) {
  /** How many damaged lines are listed at most; all are counted. */
  public static final int MOST_PLACES = 100;

  /** Copies the collections. */
  public CaptureReading {
    Map<Damage, Long> sorted = new EnumMap<>(Damage.class);
    sorted.putAll(damagedByKind);
    damagedByKind = Collections.unmodifiableMap(sorted);
    places = List.copyOf(places);
  }

  /**
   * How many lines could not be used.
   *
   * @return 0 if all is well
   */
  public long damaged() {
    return damagedByKind.values().stream().mapToLong(Long::longValue).sum();
  }
}
