/**
 * The contracts of labelling: {@link org.sagekit.api.label.Votes} of several workers go in, an
 * {@link org.sagekit.api.label.LabelAggregator} finds the likely truth and how far each worker can
 * be trusted.
 */
@NullMarked
package org.sagekit.api.label;

import org.jspecify.annotations.NullMarked;
