package org.sagekit.api.deploy.rollout;

import java.time.Instant;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.deploy.Disagreement;
import org.sagekit.api.deploy.VariantMetrics;

/**
 * What the two models of a rollout have done since it began: blue, which served before, and green,
 * which shall take its place. A value of one moment, which an {@link Alarm} looks at.
 *
 * @param begin when the rollout began
 * @param now when this was seen
 * @param blue what the former model has done since the beginning; nothing from before it
 * @param green what the new model has done since the beginning
 * @param disagreement on requests that both have answered; none if there were no such
 * @param greenCapture the new model's package, and what it was asked and said since the beginning.
 *     To keep looking cheap it may hold only the newest {@link #NEWEST} records. Records get there
 *     a little later than answers are counted, and may be fewer, as capturing never delays an
 *     answer
 */
public record Fleets(
    Instant begin,
    Instant now,
    VariantMetrics blue,
    VariantMetrics green,
    Disagreement disagreement,
    Captured greenCapture) {

  /** How many of green's newest records an alarm can rely on to find, if there were as many. */
  public static final int NEWEST = 10_000;
}
