package org.sagekit.core.label.files;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.Span;

/**
 * A file of answers that are known to be right, one a task, in the forms of {@link VoteFile}; the
 * columns are {@code task} and {@code truth}. What it reads is for {@code votes.withGold(...)}.
 * Immutable.
 */
public final class GoldFile {
  private final Path file;
  private final String task;
  private final String truth;

  private GoldFile(Path file, String task, String truth) {
    this.file = Objects.requireNonNull(file, "file");
    this.task = Problems.notBlank("GoldFile", "task", task);
    this.truth = Problems.notBlank("GoldFile", "truth", truth);
  }

  /**
   * A file with the usual columns {@code task} and {@code truth}.
   *
   * @param path where it lies
   * @return the file
   */
  public static GoldFile of(Path path) {
    return new GoldFile(path, "task", "truth");
  }

  /**
   * Names the column of the tasks.
   *
   * @param column {@code task} unless set
   * @return a file
   */
  public GoldFile task(String column) {
    return new GoldFile(file, column, truth);
  }

  /**
   * Names the column of the right answers.
   *
   * @param column {@code truth} unless set; preferences have {@code better} and {@code worse}
   * @return a file
   */
  public GoldFile truth(String column) {
    return new GoldFile(file, task, column);
  }

  /**
   * Reads categories.
   *
   * @return the right answer by task, in the order of the file; unmodifiable
   * @throws DataException as {@link VoteFile#votes}, and if a task has two different truths
   */
  public Map<String, String> labels() {
    return read(AnswerForm.CATEGORY);
  }

  /**
   * Reads numbers.
   *
   * @return as {@link #labels}
   * @throws DataException as {@link #labels} and {@link VoteFile#numbers}
   */
  public Map<String, Double> numbers() {
    return read(AnswerForm.NUMBER);
  }

  /**
   * Reads sets of labels.
   *
   * @return as {@link #labels}
   * @throws DataException as {@link #labels} and {@link VoteFile#sets}
   */
  public Map<String, LabelSet> sets() {
    return read(AnswerForm.SET);
  }

  /**
   * Reads preferences.
   *
   * @return as {@link #labels}
   * @throws DataException as {@link #labels} and {@link VoteFile#preferences}
   */
  public Map<String, Preference> preferences() {
    return read(AnswerForm.PREFERENCE);
  }

  /**
   * Reads spans.
   *
   * @return as {@link #labels}
   * @throws DataException as {@link #labels} and {@link VoteFile#spans}
   */
  public Map<String, List<Span>> spans() {
    return read(AnswerForm.SPANS);
  }

  /**
   * Reads boxes.
   *
   * @return as {@link #labels}
   * @throws DataException as {@link #labels} and {@link VoteFile#boxes}
   */
  public Map<String, List<Box>> boxes() {
    return read(AnswerForm.BOXES);
  }

  private <A> Map<String, A> read(AnswerForm<A> form) {
    List<String> answer = form.columns().isEmpty() ? List.of(truth) : form.columns();
    List<String> columns = Stream.concat(Stream.of(task), answer.stream()).toList();
    try (AnswerRows rows = AnswerRows.of(file, columns)) {
      SharedTexts texts = new SharedTexts();
      Map<String, A> truthByTask = new LinkedHashMap<>();
      while (rows.next()) {
        String name = rows.text(task);
        A value = texts.sharedIfText(form.reading().from(rows, truth));
        A other = truthByTask.putIfAbsent(name, value);
        if (other != null && !other.equals(value)) {
          throw rows.fault(
              task, "must have one truth a task, but " + Brief.of(name) + " has another before.");
        }
      }
      if (truthByTask.isEmpty()) {
        throw new DataException(rows.name() + ": file must have rows, but is empty.");
      }
      return Collections.unmodifiableMap(truthByTask);
    }
  }
}
