package org.sagekit.api;

/**
 * Two values that travel together, as {@link Stages#both} returns them.
 *
 * @param first the one
 * @param second the other
 * @param <A> the type of the one
 * @param <B> the type of the other
 */
public record Pair<A, B>(A first, B second) {}
