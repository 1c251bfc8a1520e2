/**
 * Measures SageKit beside its rivals. Each main prints JSON. {@code CsvBench}, {@code ProfileBench}
 * and {@code StreamBench} need nothing else and say themselves how to run them; for the others the
 * scripts in {@code bench/} run the rival on the same data and say how the two compare, and how to
 * run them. Let nothing else run beside a measurement: the load average should be well below one.
 */
@NullMarked
package org.sagekit.examples.bench;

import org.jspecify.annotations.NullMarked;
