/**
 * Shapley values of trees in plain arrays. {@link org.sagekit.core.explain.tree.InterventionalShap}
 * computes those against background rows (Lundberg et al., 2020, algorithm 3), {@link
 * org.sagekit.core.explain.tree.TreeShap} the path-dependent ones (Lundberg et al., 2018, algorithm
 * 2), both exactly; the latter in two ways.
 *
 * <p>Any tree: the Shapley weight of a coalition is an integral, {@code s! (d-1-s)! / d! = int t^s
 * (1-t)^(d-1-s) dt}, so a leaf's value for feature i is {@code v (o_i - z_i) int prod_{j != i} (t
 * o_j + (1-t) z_j) dt}, where z_j is the share of the training rows that follow the path at the
 * splits by j, and o_j is 1 if the row does, else 0. The integrand is a polynomial of degree d - 1,
 * which Gauss-Legendre quadrature with d/2 points integrates exactly. One walk down and up the tree
 * takes time in proportion to nodes x points, as in Linear TreeSHAP (Yu et al., 2022, and Bifet et
 * al., 2022), but all terms have one sign and nothing is interpolated.
 *
 * <p>Trees of few levels: what a row's values are depends on its decisions alone, so they are
 * computed beforehand (Yang, 2021, "Fast TreeSHAP v2"); not leaf by leaf but for the leaves below
 * each node of height 2 together, which takes a third of the additions in the same memory.
 */
@NullMarked
package org.sagekit.core.explain.tree;

import org.jspecify.annotations.NullMarked;
