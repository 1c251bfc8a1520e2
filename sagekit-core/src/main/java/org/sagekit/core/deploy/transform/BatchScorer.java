package org.sagekit.core.deploy.transform;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.model.Scorer;
import org.sagekit.core.data.CellRows;

/**
 * Makes lines of output of a batch. Depends on nothing but the batch; for any number of threads.
 *
 * @param <R> a record that was taken apart
 */
final class BatchScorer<R> {
  private final Scorer scorer;
  private final Intake<R> intake;
  private final Rendering<R> rendering;

  BatchScorer(Scorer scorer, Intake<R> intake, Rendering<R> rendering) {
    this.scorer = scorer;
    this.intake = intake;
    this.rendering = rendering;
  }

  /**
   * What became of a batch.
   *
   * @param batch as it was read
   * @param lines of the output, with their ends
   * @param rows how many lines
   * @param bad the other rows, in their order
   */
  record Scored(Batch batch, byte[] lines, int rows, List<BadRow> bad) {}

  /** What comes before all rows. */
  byte[] head() {
    return rendering.head().getBytes(StandardCharsets.UTF_8);
  }

  /** Scores a batch: all at once, or each row alone if one of them is bad. */
  Scored score(Batch batch) {
    try {
      return new Scored(batch, lines(batch, 0, batch.size()), batch.size(), List.of());
    } catch (DataException e) {
      return oneByOne(batch);
    }
  }

  private Scored oneByOne(Batch batch) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    List<BadRow> bad = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      try {
        lines.writeBytes(lines(batch, i, i + 1));
      } catch (DataException e) {
        bad.add(new BadRow(batch.row() + i, batch.lineOf(i), batch.readableText(i), e));
      }
    }
    return new Scored(batch, lines.toByteArray(), batch.size() - bad.size(), bad);
  }

  private byte[] lines(Batch batch, int from, int to) {
    if (from == to) {
      return new byte[0];
    }
    CellRows rows = intake.rows(batch.file()).startAt(batch.row() + from);
    List<R> records = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      records.add(taken(batch, i, rows));
    }
    Rendering.Lines<R> rendered = rendering.of(scorer.score(rows.take()));
    StringBuilder lines = new StringBuilder();
    for (int i = from; i < to; i++) {
      try {
        lines.append(rendered.line(records.get(i - from), i - from)).append('\n');
      } catch (IllegalArgumentException e) {
        throw bad(batch, i, e);
      }
    }
    return utf8(batch, from, lines);
  }

  /** JSON may escape half a character, for which UTF-8 has no bytes. */
  private static byte[] utf8(Batch batch, int from, CharSequence lines) {
    try {
      ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(lines));
      return Arrays.copyOf(utf8.array(), utf8.limit());
    } catch (CharacterCodingException e) {
      throw new DataException(
          batch.place(from) + ": output must be text in Unicode, but has half a character.", e);
    }
  }

  private R taken(Batch batch, int index, CellRows rows) {
    try {
      R record = intake.parse(batch.text(index));
      rows.startRow(batch.lineOf(index));
      intake.add(record, rows);
      rows.endRow();
      return record;
    } catch (IllegalArgumentException | ModelFormatException e) {
      throw bad(batch, index, e);
    }
  }

  private static DataException bad(Batch batch, int index, RuntimeException e) {
    return new DataException(batch.place(index) + ": " + e.getMessage(), e);
  }
}
