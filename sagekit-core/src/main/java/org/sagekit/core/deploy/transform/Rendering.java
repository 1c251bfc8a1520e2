package org.sagekit.core.deploy.transform;

import org.sagekit.api.model.Predictions;

/**
 * How records and their predictions become lines of the output. For any number of threads.
 *
 * @param <R> a record that was taken apart
 */
interface Rendering<R> {

  /** What comes before all rows: nothing, or a line with its end. */
  String head();

  /** Starts to render a batch. */
  Lines<R> of(Predictions predictions);

  /** The lines of a batch. */
  interface Lines<R> {

    /**
     * A line without its end.
     *
     * @param record what the prediction was made of
     * @param row its place in the batch, from 0
     * @throws IllegalArgumentException if the filter asks for what is not there; the message goes
     *     behind the record's place
     */
    String line(R record, int row);
  }
}
