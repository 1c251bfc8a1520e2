package org.sagekit.core.label;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.Votes;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.data.Datasets;

/** Votes of real people with the truth; where they come from stands beside the files. */
public record CrowdSet(Votes votes, Dataset truth) {

  public static CrowdSet named(String name) {
    return new CrowdSet(
        VoteFiles.csv(file(name + "-answers.csv.gz")),
        Datasets.csv(file(name + "-truth.csv.gz"))
            .type("task", FieldType.TEXT)
            .type("truth", FieldType.TEXT)
            .read());
  }

  public static Path file(String name) {
    URL url = Objects.requireNonNull(CrowdSet.class.getResource("crowd/" + name), name);
    try {
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The share of tasks that were labelled right; of a tie, the share of the tie. */
  public double accuracy(LabelAggregation result) {
    double right = 0;
    for (int row = 0; row < truth.size(); row++) {
      Prediction posterior = result.posteriorByTask().get(truth.row(row).text("task"));
      double best = posterior.confidence();
      long ties = Arrays.stream(posterior.toArray()).filter(p -> p > best - 1e-9).count();
      String label = truth.row(row).text("truth");
      boolean hit =
          posterior.classes().contains(label) && posterior.probability(label) > best - 1e-9;
      right += hit ? 1.0 / ties : 0;
    }
    return right / truth.size();
  }
}
