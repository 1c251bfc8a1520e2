package org.sagekit.examples;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Endpoint;

/**
 * Requests to an endpoint, each under the id of its row: asked again after a crash, they count
 * once.
 */
final class Traffic {

  private Traffic() {}

  static Endpoint to(Endpoint endpoint, Dataset rows) {
    List<String> ids =
        IntStream.range(0, rows.size())
            .mapToObj(row -> Objects.toString(rows.column("id").text(row)))
            .toList();
    endpoint.predict(ids, rows);
    endpoint.flush();
    return endpoint;
  }

  /** The rows from one to another. */
  static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }
}
