package org.sagekit.api.label;

/**
 * A part of a truth that has a certainty of its own: one span of a text, one box of an image.
 *
 * @param <A> what it is
 * @param value what was found
 * @param confidence how sure it is, from 0 to 1; 1 for gold
 */
public record Found<A>(A value, double confidence) {}
