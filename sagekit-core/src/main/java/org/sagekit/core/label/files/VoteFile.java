package org.sagekit.core.label.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.Span;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

/**
 * A file of answers, an answer a row. If its name ends with {@code .jsonl}, {@code .ndjson}, {@code
 * .json} or {@code .manifest} (also with {@code .gz} behind it) it has an object of JSON a line,
 * else separated values with a header row. Either may be compressed by gzip. The text is strict
 * UTF-8; a cell has at most 1,048,576 characters, a line of JSON 16,777,216, and objects nest at
 * most 255 deep.
 *
 * <p>Cells are taken as they stand there: 01 is not 1, and NA is a label. Other columns don't
 * count. Immutable; nothing is read before a kind of answers is asked for.
 */
public final class VoteFile {
  private final Path file;
  private final String task;
  private final String worker;
  private final String label;

  private VoteFile(Path file, String task, String worker, String label) {
    this.file = Objects.requireNonNull(file, "file");
    this.task = Problems.notBlank("VoteFile", "task", task);
    this.worker = Problems.notBlank("VoteFile", "worker", worker);
    this.label = Problems.notBlank("VoteFile", "label", label);
  }

  /**
   * A file with the usual columns {@code task}, {@code worker} and {@code label}.
   *
   * @param path where it lies
   * @return the file
   */
  public static VoteFile of(Path path) {
    return new VoteFile(path, "task", "worker", "label");
  }

  /**
   * Names the column of the tasks.
   *
   * @param column {@code task} unless set
   * @return a file
   */
  public VoteFile task(String column) {
    return new VoteFile(file, column, worker, label);
  }

  /**
   * Names the column of those who answered.
   *
   * @param column {@code worker} unless set
   * @return a file
   */
  public VoteFile worker(String column) {
    return new VoteFile(file, task, column, label);
  }

  /**
   * Names the column of the answers.
   *
   * @param column {@code label} unless set; preferences have {@code better} and {@code worse}
   * @return a file
   */
  public VoteFile label(String column) {
    return new VoteFile(file, task, worker, column);
  }

  /**
   * Reads categories.
   *
   * @return in the order of the file, whose name they bear
   * @throws DataException if the file can't be read or has no row, a column is not there or stands
   *     there twice, or a cell is empty; the message says in which row (from 0, without the header)
   *     or line (from 1) and column
   */
  public Votes votes() {
    Read<String> read = read(AnswerForm.CATEGORY);
    return Votes.of(read.name(), read.votes());
  }

  /**
   * Reads numbers.
   *
   * @return as {@link #votes}
   * @throws DataException as {@link #votes}, and if a number is NaN, infinite or none
   */
  public Answers<Double> numbers() {
    return answers(AnswerForm.NUMBER);
  }

  /**
   * Reads sets of labels: a list in JSON, labels with {@code |} between them in a cell, which is
   * empty for none.
   *
   * @return as {@link #votes}
   * @throws DataException as {@link #votes}, and if a label is blank
   */
  public Answers<LabelSet> sets() {
    return answers(AnswerForm.SET);
  }

  /**
   * Reads preferences from columns {@code better} and {@code worse}.
   *
   * @return as {@link #votes}
   * @throws DataException as {@link #votes}, and if both are the same
   */
  public Answers<Preference> preferences() {
    return answers(AnswerForm.PREFERENCE);
  }

  /**
   * Reads spans from JSON lines: a list of objects with {@code label}, {@code start} and {@code
   * end}, perhaps empty.
   *
   * @return as {@link #votes}
   * @throws DataException as {@link #votes}, and if a span is none
   */
  public Answers<List<Span>> spans() {
    return answers(AnswerForm.SPANS);
  }

  /**
   * Reads boxes from JSON lines: a list of objects with {@code label}, {@code left}, {@code top},
   * {@code width} and {@code height}, perhaps empty.
   *
   * @return as {@link #votes}
   * @throws DataException as {@link #votes}, and if a box is none
   */
  public Answers<List<Box>> boxes() {
    return answers(AnswerForm.BOXES);
  }

  private record Read<A>(String name, List<Vote<A>> votes) {}

  private <A> Answers<A> answers(AnswerForm<A> form) {
    Read<A> read = read(form);
    return Answers.ofAny(read.name(), read.votes());
  }

  private <A> Read<A> read(AnswerForm<A> form) {
    List<String> answer = form.columns().isEmpty() ? List.of(label) : form.columns();
    List<String> columns = Stream.concat(Stream.of(task, worker), answer.stream()).toList();
    try (AnswerRows rows = AnswerRows.of(file, columns)) {
      SharedTexts texts = new SharedTexts();
      List<Vote<A>> votes = new ArrayList<>();
      while (rows.next()) {
        votes.add(
            new Vote<>(
                texts.shared(rows.text(task)),
                texts.shared(rows.text(worker)),
                texts.sharedIfText(form.reading().from(rows, label))));
      }
      if (votes.isEmpty()) {
        throw new DataException(rows.name() + ": file must have rows, but is empty.");
      }
      return new Read<>(rows.name(), votes);
    }
  }
}
