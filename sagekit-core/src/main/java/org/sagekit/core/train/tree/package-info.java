/**
 * Growing trees from numbers: {@link org.sagekit.core.train.tree.ForestGrower} takes {@link
 * org.sagekit.core.train.tree.RankedColumn}s, a {@link org.sagekit.core.train.tree.Response} and
 * {@link org.sagekit.core.train.tree.Growth} and gives {@link org.sagekit.api.model.Tree}s.
 *
 * <p>Methods: CART (Breiman, Friedman, Olshen and Stone, 1984), random forests (Breiman, 2001) and
 * extremely randomized trees (Geurts, Ernst and Wehenkel, 2006).
 */
@NullMarked
package org.sagekit.core.train.tree;

import org.jspecify.annotations.NullMarked;
