/**
 * The ground that every station stands on: a {@link org.sagekit.api.Stage} turns one value into the
 * next, a {@link org.sagekit.api.Pipeline} is a line of stages, and a {@link
 * org.sagekit.api.RunContext} is what a stage may use while it works.
 *
 * <p>Nothing here knows a station by name. {@code Pipeline} and {@code Stages} are the only types
 * with behaviour; the rest are contracts, values and exceptions.
 */
@NullMarked
package org.sagekit.api;

import org.jspecify.annotations.NullMarked;
