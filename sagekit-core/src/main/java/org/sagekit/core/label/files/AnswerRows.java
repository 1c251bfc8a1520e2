package org.sagekit.core.label.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The rows of a file of answers, one at a time: this is the row that was read last. */
interface AnswerRows extends AnswerRow, AutoCloseable {
  List<String> LINES = List.of(".jsonl", ".ndjson", ".json", ".manifest");

  /**
   * Opens a file: JSON lines if its name says so, else separated values.
   *
   * @param columns what will be asked for
   */
  static AnswerRows of(Path file, List<String> columns) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    return LINES.stream().anyMatch(plain::endsWith)
        ? new JsonRows(file)
        : CsvRows.of(file, columns);
  }

  /** Goes on to the next row; false if there is none. */
  boolean next();

  /** What the file is called. */
  String name();

  @Override
  void close();
}
