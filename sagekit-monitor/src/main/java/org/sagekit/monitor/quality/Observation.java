package org.sagekit.monitor.quality;

import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Schema;
import org.sagekit.api.monitor.quality.Statistics;
import org.sagekit.core.data.profile.ProfileOptions;
import org.sagekit.core.data.profile.ProfileSketch;
import org.sagekit.monitor.formats.ProfileStatistics;

/** One pass over rows: what they look like, and what is counted for checks. For one thread. */
final class Observation {
  /** Deequ's sketches, as its distances are compared; correlations are not asked for. */
  private static final ProfileOptions OPTIONS =
      new ProfileOptions(ProfileOptions.DEFAULT.k(), ProfileOptions.DEFAULT.c(), 0);

  /** Of the coins of the sketches, so that equal rows give equal statistics in every place. */
  private static final long SEED = 1;

  private final Tally tally;
  private final ProfileSketch sketch;

  Observation(Schema schema, Tally tally) {
    this.tally = tally;
    this.sketch = ProfileSketch.of(schema, SEED, OPTIONS);
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
