/**
 * Distributions of statistics if nothing has changed: exact ones of small samples, and limits whose
 * tails hold far out. Values in, probabilities out; nothing here knows of columns.
 */
@NullMarked
package org.sagekit.monitor.distribution;

import org.jspecify.annotations.NullMarked;
