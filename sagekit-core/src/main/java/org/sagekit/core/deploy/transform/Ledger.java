package org.sagekit.core.deploy.transform;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.DataException;
import org.sagekit.api.Fingerprint;

/**
 * What was read of a file and written of it, and how much of both is settled. For one thread; to be
 * closed.
 */
final class Ledger implements Closeable {
  private final Disk disk;
  private final Places places;
  private final Opening opening;
  private final RunningHash input;
  private final PartFile output;
  private final PartFile bad;
  private Position settled;
  private long rows;
  private long badRows;
  private long nextLine;

  /**
   * What a ledger holds for.
   *
   * @param plan what the output depends on but for its input
   * @param inputBytes the size of the input's file
   */
  record Opening(Fingerprint plan, long inputBytes) {}

  private record Parts(RunningHash input, PartFile output, PartFile bad) {}

  private Ledger(Disk disk, Places places, Opening opening, Parts parts, Position from) {
    this.disk = disk;
    this.places = places;
    this.opening = opening;
    this.input = parts.input();
    this.output = parts.output();
    this.bad = parts.bad();
    this.settled = from;
    this.rows = from.rows();
    this.badRows = from.badRows();
    this.nextLine = from.nextLine();
  }

  /** Begins a file. What speaks of earlier work goes first. */
  static Ledger begin(Disk disk, Places places, Opening opening) throws IOException {
    disk.delete(places.journal());
    PartFile output = PartFile.begin(disk, places.outputPart());
    try {
      PartFile bad = PartFile.begin(disk, places.badPart());
      RunningHash input = new RunningHash();
      Position start = new Position(0, 0, 1, input.mark(), output.mark(), bad.mark());
      return new Ledger(disk, places, opening, new Parts(input, output, bad), start);
    } catch (IOException e) {
      output.close();
      throw e;
    }
  }

  /**
   * Goes on with a file.
   *
   * @param from as far as its journal says
   * @param input what was read of the input
   * @return empty if the outputs are not what the journal says
   */
  static Optional<Ledger> goOn(
      Disk disk, Places places, Opening opening, Position from, RunningHash input)
      throws IOException {
    Optional<PartFile> output = PartFile.goOn(disk, places.outputPart(), from.output());
    Optional<PartFile> bad = PartFile.goOn(disk, places.badPart(), from.bad());
    if (output.isPresent() && bad.isPresent()) {
      Parts parts = new Parts(input, output.get(), bad.get());
      return Optional.of(new Ledger(disk, places, opening, parts, from));
    }
    for (PartFile file : List.of(output, bad).stream().flatMap(Optional::stream).toList()) {
      file.close();
    }
    return Optional.empty();
  }

  /** How far the file is settled. */
  Position settled() {
    return settled;
  }

  long rows() {
    return rows;
  }

  /** How many bytes of the input, uncompressed, are taken but not settled. */
  long unsettledBytes() {
    return input.bytes() - settled.input().bytes();
  }

  /** Takes what comes before all rows. */
  void addHead(byte[] lines) throws IOException {
    output.append(lines);
  }

  /** Takes records of the input that are no rows. */
  void addHeader(Batch header) {
    input.add(header.bytes(), header.bytes().length);
    nextLine = header.nextLine();
  }

  /**
   * Takes a batch.
   *
   * @param mostBad how many bad rows there may be
   * @throws DataException if there are more; nothing of the batch was taken
   */
  void add(BatchScorer.Scored scored, int mostBad) throws IOException {
    requireFewBad(scored.bad(), mostBad);
    output.append(scored.lines());
    StringBuilder lines = new StringBuilder();
    scored.bad().forEach(row -> lines.append(row.toLine()));
    bad.append(lines.toString().getBytes(StandardCharsets.UTF_8));
    Batch batch = scored.batch();
    input.add(batch.bytes(), batch.bytes().length);
    rows += scored.rows();
    badRows += scored.bad().size();
    nextLine = batch.nextLine();
  }

  private void requireFewBad(List<BadRow> more, int most) {
    if (badRows + more.size() <= most) {
      return;
    }
    DataException first = more.get((int) (most - badRows)).cause();
    if (most == 0) {
      throw first;
    }
    throw new DataException(
        "%s: at most %s rows may be bad, but there are more. The next one: %s"
            .formatted(places.name(), most, first.getMessage()),
        first);
  }

  /** Settles what was taken: first it is forced, then the journal says so. */
  void settle(boolean whole) throws IOException {
    if (input.bytes() == 0) {
      return; // there is nothing to go on with, not even the end of what comes before all rows
    }
    output.force();
    bad.force();
    settled = new Position(rows, badRows, nextLine, input.mark(), output.mark(), bad.mark());
    Journal journal = new Journal(opening.plan(), opening.inputBytes(), whole, settled);
    disk.replace(places.journal(), journal.toBytes());
  }

  @Override
  public void close() throws IOException {
    try (bad) {
      output.close();
    }
  }
}
