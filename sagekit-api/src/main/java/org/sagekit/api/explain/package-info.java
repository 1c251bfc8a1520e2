/**
 * Why a model says what it says: an {@link org.sagekit.api.explain.Explainer} shares a prediction
 * out among the fields of the row, an {@link org.sagekit.api.explain.Importance} tells which fields
 * matter over many rows, a {@link org.sagekit.api.explain.Dependence} how the prediction changes
 * with a field. All are values that console and HTML report can draw.
 */
@NullMarked
package org.sagekit.api.explain;

import org.jspecify.annotations.NullMarked;
