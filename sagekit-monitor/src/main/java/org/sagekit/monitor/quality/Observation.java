package org.sagekit.monitor.quality;

import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Schema;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.core.data.profile.ProfileSketch;
import org.sagekit.monitor.formats.ProfileStatistics;

/** One pass over rows: what they look like, and what is counted for checks. For one thread. */
final class Observation {
  private final Tally tally;
  private final ProfileSketch sketch;

  Observation(Schema schema, Tally tally) {
    this.tally = tally;
    this.sketch = ProfileStatistics.sketch(schema);
  }

  void add(Dataset batch) {
    sketch.add(batch);
    tally.add(batch);
  }

  Tally tally() {
    return tally;
  }

  Statistics statistics() {
    return ProfileStatistics.of(sketch);
  }
}
