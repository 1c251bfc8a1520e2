/**
 * What chance alone makes of two samples: rows in an order that says nothing of the side they are
 * from, p-values by permutation, and ranks of rows that a learner did not know. Tests of whole rows
 * and of texts stand on it.
 */
@NullMarked
package org.sagekit.monitor.chance;

import org.jspecify.annotations.NullMarked;
