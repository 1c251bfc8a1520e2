package org.sagekit.api.monitor.quality;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;

/**
 * What rows looked like when all was well, and how rows have to be from then on: the contents of
 * Model Monitor's {@code statistics.json} and {@code constraints.json}. Immutable.
 *
 * @param statistics of the rows
 * @param constraints suggested from them, and perhaps edited
 */
public record QualityBaseline(Statistics statistics, Constraints constraints)
    implements Fingerprinted {

  /** Checks that nothing is null. */
  public QualityBaseline {
    Objects.requireNonNull(statistics, "statistics");
    Objects.requireNonNull(constraints, "constraints");
  }

  /**
   * The same statistics with edited constraints.
   *
   * @param edit makes the new constraints of the old ones
   * @return a new baseline
   */
  public QualityBaseline edit(UnaryOperator<Constraints> edit) {
    return new QualityBaseline(statistics, edit.apply(constraints));
  }

  @Override
  public Fingerprint fingerprint() {
    return Fingerprint.digest()
        .fingerprint(statistics.fingerprint())
        .fingerprint(constraints.fingerprint())
        .done();
  }
}
