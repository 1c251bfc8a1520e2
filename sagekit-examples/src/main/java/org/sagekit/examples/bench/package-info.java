/**
 * Measures SageKit beside its rivals. Each main prints JSON; the scripts in {@code bench/} run the
 * rival on the same data and say how the two compare, and how to run them.
 */
@NullMarked
package org.sagekit.examples.bench;

import org.jspecify.annotations.NullMarked;
