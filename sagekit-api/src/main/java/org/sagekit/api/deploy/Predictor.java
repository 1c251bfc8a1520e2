package org.sagekit.api.deploy;

import java.util.List;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.Row;

/**
 * Something that answers requests: an {@link Endpoint}, one model of many, or a line of them. What
 * serves over HTTP knows no more than this. Thread-safe.
 */
public interface Predictor {

  /**
   * The user's own name.
   *
   * @return letters, digits, {@code . _ -}
   */
  String name();

  /**
   * What a row must have.
   *
   * @return the fields in the order of the table that the model learnt from; a row may have others,
   *     which are ignored
   */
  List<Field> inputs();

  /**
   * What is predicted.
   *
   * @return the classes in the order of their probabilities; empty if it is a number
   */
  List<String> classes();

  /**
   * Answers one row.
   *
   * @param invocation what the caller says of the request
   * @param row has every input
   * @return one prediction
   * @throws IllegalArgumentException if an input is not there or of another kind, or there is no
   *     such variant
   * @throws OverloadedException if too many requests are being answered; nothing was done
   * @throws IllegalStateException if it is closed
   */
  Inference invoke(Invocation invocation, Row row);

  /**
   * Answers many rows.
   *
   * @param invocation what the caller says of the request
   * @param rows have every input
   * @return one prediction a row
   * @throws IllegalArgumentException if an input is not there or of another kind, or there is no
   *     such variant
   * @throws OverloadedException if too many requests are being answered; nothing was done
   * @throws IllegalStateException if it is closed
   */
  Inference invoke(Invocation invocation, Dataset rows);
}
