package org.sagekit.core.label.crowd;

/**
 * What a method found.
 *
 * @param posterior task by task the probability of each label; each task's sum is 1
 * @param iterations how many rounds it took; 0 for a method without rounds
 */
public record Fit(double[] posterior, int iterations) {}
