package org.sagekit.core.deploy.capture;

import java.time.Instant;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Row;
import org.sagekit.api.model.Prediction;
import org.sagekit.api.model.Predictions;

/** What one call answered: a row, or many. Nothing is copied, as rows are immutable. */
interface Answers extends Items<Answers.Answer> {

  /**
   * One answer.
   *
   * @param eventId given by the endpoint
   * @param inferenceId given by the caller, if any
   */
  record Answer(
      String eventId, @Nullable String inferenceId, Instant time, Row input, Prediction output) {}

  /** The answer to a call with one row. */
  record Single(@Nullable String inferenceId, Instant time, Row input, Prediction output)
      implements Answers {
    @Override
    public int size() {
      return 1;
    }

    @Override
    public @Nullable String givenId(int index) {
      return inferenceId;
    }

    @Override
    public Answer get(int index, String eventId) {
      return new Answer(eventId, inferenceId, time, input, output);
    }
  }

  /** The answers to a call with many rows. */
  record Batch(
      IntFunction<@Nullable String> inferenceIds, Instant time, Dataset inputs, Predictions outputs)
      implements Answers {
    @Override
    public int size() {
      return inputs.size();
    }

    @Override
    public @Nullable String givenId(int index) {
      return inferenceIds.apply(index);
    }

    @Override
    public Answer get(int index, String eventId) {
      return new Answer(
          eventId, inferenceIds.apply(index), time, inputs.row(index), outputs.get(index));
    }
  }
}
