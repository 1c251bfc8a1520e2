/**
 * How a model computes: every model, whoever trained it, is a {@link
 * org.sagekit.api.model.ScoringGraph}, a small immutable graph of typed {@link
 * org.sagekit.api.model.Node}s that takes raw rows, the preprocessing included, to predictions. A
 * graph is data; a {@link org.sagekit.api.model.Scorer} computes it.
 */
@NullMarked
package org.sagekit.api.model;

import org.jspecify.annotations.NullMarked;
