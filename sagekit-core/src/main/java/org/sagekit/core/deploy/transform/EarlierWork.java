package org.sagekit.core.deploy.transform;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sagekit.api.ModelFormatException;

/**
 * What an earlier run has left of a file, and whether it can be carried on: only if plan, package
 * and input are what they were, and the outputs what the journal says.
 */
final class EarlierWork {
  private static final int CHUNK = 1 << 16;
  private final Work work;
  private final Places places;
  private final Ledger.Opening opening;

  EarlierWork(Work work, Places places, Ledger.Opening opening) {
    this.work = work;
    this.places = places;
    this.opening = opening;
  }

  /**
   * What was found.
   *
   * @param ledger to go on with, if there is one
   * @param done all that was to do, if it was done
   * @param reason why what was left can't be carried on, or empty
   */
  record Found(Optional<Ledger> ledger, Optional<Position> done, String reason) {
    private static Found nothing(String reason) {
      return new Found(Optional.empty(), Optional.empty(), reason);
    }
  }

  /**
   * Looks.
   *
   * @param content the input from its start; left where the work goes on, if it does
   */
  Found in(InputContent content) throws IOException {
    Optional<Journal> journal;
    try {
      journal = Journal.read(places.journal());
    } catch (ModelFormatException e) {
      return Found.nothing("the record of the earlier work is damaged");
    }
    if (journal.isEmpty()) {
      return Found.nothing("");
    }
    Found found = in(content, journal.get());
    // Of a transform that was finished nothing is lost.
    return journal.get().whole() && !found.reason().isEmpty() ? Found.nothing("") : found;
  }

  private Found in(InputContent content, Journal journal) throws IOException {
    if (!journal.plan().equals(opening.plan())) {
      return Found.nothing("the settings or the package are others");
    }
    if (journal.inputBytes() != opening.inputBytes()) {
      return Found.nothing("the input is of another size");
    }
    Position position = journal.position();
    RunningHash input = read(content, position.input().bytes());
    if (!input.mark().equals(position.input())) {
      return Found.nothing("the input has other content");
    }
    if (journal.whole()) {
      return isEnd(content) && places.has(position)
          ? new Found(Optional.empty(), Optional.of(position), "")
          : Found.nothing("the output is not what was written");
    }
    Optional<Ledger> ledger = Ledger.goOn(work.pace().disk(), places, opening, position, input);
    return ledger.isPresent()
        ? new Found(ledger, Optional.empty(), "")
        : Found.nothing("the unfinished output is not what was written");
  }

  private RunningHash read(InputContent content, long bytes) {
    RunningHash hash = new RunningHash();
    byte[] chunk = new byte[CHUNK];
    int count = 0;
    for (long left = bytes; left > 0 && count >= 0; left -= count) {
      work.run().checkStop();
      count = content.read(chunk, 0, (int) Math.min(CHUNK, left));
      hash.add(chunk, Math.max(0, count));
    }
    return hash;
  }

  private static boolean isEnd(InputContent content) {
    return content.read(new byte[1], 0, 1) < 0;
  }

  /** Deletes what processes that were killed left behind of files that they were replacing. */
  static void sweep(Disk disk, Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".part-*")) {
      for (Path file : files) {
        disk.delete(file);
      }
    }
  }
}
