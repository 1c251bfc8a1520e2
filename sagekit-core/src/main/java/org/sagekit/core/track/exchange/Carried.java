package org.sagekit.core.track.exchange;

import java.util.List;
import org.sagekit.api.Summary;
import org.sagekit.core.internal.Figures;

/**
 * How much came across.
 *
 * @param params parameters
 * @param tags tags, those that this library adds included
 * @param points points of metrics
 * @param artifacts files
 * @param values datasets and models that runs have used or made
 */
public record Carried(long params, long tags, long points, long artifacts, long values) {

  Summary.Table table() {
    return new Summary.Table(
        List.of("taken", "number"),
        List.of(
            List.of("parameters", Figures.count(params)),
            List.of("tags", Figures.count(tags)),
            List.of("points of metrics", Figures.count(points)),
            List.of("files", Figures.count(artifacts)),
            List.of("datasets and models", Figures.count(values))));
  }
}
