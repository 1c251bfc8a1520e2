/**
 * What is found when given labels are held against the probabilities of a model that has not learnt
 * from them: how noisy the labels are, and which of them are likely wrong.
 */
@NullMarked
package org.sagekit.api.label.errors;

import org.jspecify.annotations.NullMarked;
