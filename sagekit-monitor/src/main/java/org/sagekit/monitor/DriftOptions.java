package org.sagekit.monitor;

import java.util.Objects;
import org.sagekit.api.monitor.Correction;
import org.sagekit.api.monitor.DriftTest;
import org.sagekit.api.monitor.MultivariateDriftTest;
import org.sagekit.monitor.compare.DriftRule;

/**
 * The options that say when a column counts as drifted, alike for all jobs. For one thread.
 *
 * @param <B> the builder
 */
abstract class DriftOptions<B extends DriftOptions<B>> {
  private DriftRule rule;

  DriftOptions(DriftRule rule) {
    this.rule = rule;
  }

  abstract B self();

  DriftRule rule() {
    return rule;
  }

  B rule(DriftRule other) {
    rule = other;
    return self();
  }

  /**
   * The chance that a report on unchanged rows rings, all its questions taken together; with
   * Benjamini and Hochberg's correction the share of wrong ones among what it calls drifted.
   *
   * @param familyWise above 0 and below 1; 0.05 by default
   * @return this
   */
  public B level(double familyWise) {
    rule = rule.level(familyWise);
    return self();
  }

  /**
   * How great a change must be to matter, as the effect of the test: for numbers the distance of
   * the distribution functions, for categories that of the shares, for missing values and new
   * categories the share of the rows. Without a floor, a million rows find a change in everything.
   * The default keeps silent about shifts of a tenth of a standard deviation (effect 0.04) and lets
   * those of a quarter through (0.10).
   *
   * @param effect from 0 to 1; 0.06 by default
   * @return this
   */
  public B effectFloor(double effect) {
    rule = rule.effectFloor(effect);
    return self();
  }

  /**
   * How many rows there must be: with fewer, the report has a violation. They are judged all the
   * same, as the p-values are right for any number.
   *
   * @param count at least 1; 8 by default, 30 for a {@link MonitoringJob}
   * @return this
   */
  public B leastRows(int count) {
    rule = rule.leastRows(count);
    return self();
  }

  /**
   * How the p-values are corrected for the number of questions.
   *
   * @param correction {@link Correction#HOLM} by default
   * @return this
   */
  public B correction(Correction correction) {
    rule = rule.correction(Objects.requireNonNull(correction, "correction"));
    return self();
  }

  /**
   * Tests to be used before the standard ones. A column is given to the first that fits NUMERIC for
   * numbers and times, CATEGORICAL for categories and booleans, or TEXT. A test counts by its class
   * and name in the fingerprint.
   *
   * @param first in the order in which they are asked; none by default
   * @return this
   */
  public B tests(DriftTest... first) {
    rule = rule.tests(first);
    return self();
  }

  /**
   * Tests of whole rows, which find that columns go together otherwise; a model's answers take no
   * part. Their p-values are corrected together with those of the columns: one that is by
   * permutation and so never below 0.001, as those of {@link
   * org.sagekit.monitor.joint.MultivariateDriftTests#maximumMeanDiscrepancy()} with many rows on
   * both sides, can't ring at level 0.05 if the report asks more than 50 questions. The effect
   * floor holds for those whose effect is on the scale of columns, see {@link
   * MultivariateDriftTest#effectFloor}; of SageKit's, {@link
   * org.sagekit.monitor.joint.MultivariateDriftTests#maximumMeanDiscrepancy()} and {@code
   * energyDistance()} have none, as they look at 4,000 rows at most. They count by class and name
   * in the fingerprint.
   *
   * @param tests none by default
   * @return this
   */
  public B joint(MultivariateDriftTest... tests) {
    rule = rule.joint(tests);
    return self();
  }

  /**
   * Columns that are not looked at.
   *
   * @param columns their names; of rows one side must have them, of a model they are inputs
   * @return this
   */
  public B exclude(String... columns) {
    rule = rule.excluded(columns);
    return self();
  }
}
