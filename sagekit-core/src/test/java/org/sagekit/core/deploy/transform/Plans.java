package org.sagekit.core.deploy.transform;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.sagekit.api.deploy.transform.BatchStrategy;
import org.sagekit.api.deploy.transform.JoinSource;
import org.sagekit.api.deploy.transform.RecordFormat;
import org.sagekit.api.deploy.transform.SplitType;

/** Plans for rows of age and city under a header. */
final class Plans {
  private Plans() {}

  /** Joins CSV, and sets any number of bad rows aside. */
  static TransformPlan of(Path input, Path output, int maxPayload, String outputFilter) {
    return new TransformPlan(
        "job",
        new TransformInput(List.of(input), RecordFormat.CSV, true),
        new TransformOutput(output, RecordFormat.CSV, Integer.MAX_VALUE),
        new DataProcessing(JsonPath.parse("$"), JoinSource.INPUT, JsonPath.parse(outputFilter)),
        new Batching(SplitType.LINE, BatchStrategy.MULTI_RECORD, maxPayload, OptionalInt.empty()));
  }
}
