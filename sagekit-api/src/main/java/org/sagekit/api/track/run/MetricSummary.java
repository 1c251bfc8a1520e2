package org.sagekit.api.track.run;

/**
 * A metric's series in short. NaN counts as a point, and as nothing else: if all points are NaN, so
 * are all the figures here.
 *
 * @param points how many there are
 * @param first the first that was logged
 * @param last the one of the greatest step; of several the one logged last
 * @param min the least
 * @param max the greatest
 * @param mean of all
 * @param lastStep the step of the last; 0 if all points are NaN
 */
public record MetricSummary(
    long points, double first, double last, double min, double max, double mean, long lastStep) {}
