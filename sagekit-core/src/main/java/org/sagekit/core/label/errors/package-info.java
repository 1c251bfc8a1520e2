/**
 * Finds wrong labels by holding them against the probabilities of a model that has not learnt from
 * them: confident learning, from its paper.
 */
@NullMarked
package org.sagekit.core.label.errors;

import org.jspecify.annotations.NullMarked;
