package org.sagekit.core.deploy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.CaptureRecord;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.model.Scorer;
import org.sagekit.core.deploy.capture.FixedCapture;

/** Where one gets a {@link Capture} that no endpoint is writing. */
public final class Captures {
  private Captures() {}

  /**
   * Some records as they are, such as those that a capture holds at this moment.
   *
   * @param records of several with one event id only the first counts
   * @return a capture that stays the same; it keeps the records in memory
   */
  public static Capture of(List<CaptureRecord> records) {
    Map<String, CaptureRecord> recordById = new LinkedHashMap<>();
    records.forEach(record -> recordById.putIfAbsent(record.eventId(), record));
    return FixedCapture.of(List.copyOf(recordById.values()));
  }

  /**
   * What an endpoint would have captured if it had been asked these rows, one call, at one time.
   *
   * @param rows have every input of the model; other columns are left out
   * @param scorer answers
   * @param time stands on every record
   * @return records with the event ids {@code row-0}, {@code row-1} and so on
   * @throws IllegalArgumentException if an input is not there, or is text where a number is wanted
   */
  public static Capture of(Dataset rows, Scorer scorer, Instant time) {
    Objects.requireNonNull(time, "time");
    String[] inputs = scorer.graph().inputs().stream().map(Field::name).toArray(String[]::new);
    Dataset asked = rows.select(inputs);
    Predictions answers = scorer.score(asked);
    List<CaptureRecord> records = new ArrayList<>();
    for (int row = 0; row < asked.size(); row++) {
      records.add(new CaptureRecord("row-" + row, time, asked.row(row), answers.get(row)));
    }
    return FixedCapture.of(List.copyOf(records));
  }
}
