/**
 * Explaining: {@link org.sagekit.core.explain.Explainers} share a prediction out among the raw
 * fields of a row, {@link org.sagekit.core.explain.PermutationImportance} tells which fields the
 * quality of a model hangs on, {@link org.sagekit.core.explain.PartialDependence} how its
 * prediction changes with a field.
 *
 * <p>An explainer looks at the graph from its end. As long as nodes only add and scale, it goes on;
 * where it comes to trees it takes their exact Shapley values, path-dependent or interventional,
 * and where it comes to numbers that each stem from one field it takes {@code w (x - mean)}, the
 * exact value of a linear model (Strumbelj and Kononenko, 2014). Whatever stands before that,
 * imputing, one-hot, scaling, text, is followed back to the fields, and what the numbers of a field
 * contribute is added up. Any other graph is explained by what it says of mixtures of the row and
 * background rows.
 */
@NullMarked
package org.sagekit.core.explain;

import org.jspecify.annotations.NullMarked;
