/**
 * What is known of rows while they pass by, in constant memory, and merged from parts: {@link
 * org.sagekit.core.data.profile.ProfileSketch} of rows, {@link
 * org.sagekit.core.data.profile.ColumnSketch} of a column, and of what they are made: {@link
 * org.sagekit.core.data.profile.KllSketch} of ranks, {@link
 * org.sagekit.core.data.profile.HyperLogLog} of different values, {@link
 * org.sagekit.core.data.profile.Moments} of numbers.
 */
@NullMarked
package org.sagekit.core.data.profile;

import org.jspecify.annotations.NullMarked;
