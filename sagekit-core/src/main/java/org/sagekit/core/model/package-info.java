/**
 * The engine that scores a {@link org.sagekit.api.model.ScoringGraph} inside the JVM, and the form
 * in which a graph is kept.
 *
 * <p>{@link org.sagekit.core.model.Scorers#of} turns a graph into steps over one array of numbers,
 * of which every node owns a stretch; one row and a block of rows run through the same steps, so
 * both give the same bits.
 *
 * <p>Trees are laid out in flat arrays, and several ways are gone at once. Shallow trees are filled
 * up and walked level by level ({@code LevelWalk}), others node by node ({@code PackedWalk}, and
 * {@code WideWalk} for splits by set and for doubles that are no floats). In a JVM that has the
 * Vector API, many rows become ranks of a byte ({@code VectorRanks}) and go through all splits of a
 * tree of up to six levels at once ({@code VectorWalk}). Whichever way, the leaves are added in the
 * order of the trees ({@code LeafSums}).
 *
 * <h2>The form graph/2</h2>
 *
 * <p>Numbers are big-endian; a text is its length in bytes (4) and UTF-8; a list is its count (4)
 * and its elements; <i>reals</i> are a list of 8 bytes each, bit for bit.
 *
 * <pre>
 * text   "graph/2"
 * octet  task (BINARY 0, MULTICLASS 1, REGRESSION 2, MULTILABEL 3, CLUSTERING 4, ANOMALY 5,
 *        PROJECTION 6)
 * list   inputs: text name, octet type (NUMERIC 0, INTEGER 1, BOOLEAN 2, CATEGORICAL 3, TEXT 4,
 *        DATETIME 5), octet role (FEATURE 0, TARGET 1, WEIGHT 2, ID 3, GROUP 4, IGNORED 5)
 * list   classes: text
 * list   nodes: octet kind, then
 *    0 NumberInput       text field
 *    1 CategoryInput     text field, list of text levels
 *    2 TextInput         text field, list of text terms, reals weights
 *    3 Concat            list of 4 bytes inputs
 *    4 Impute            4 bytes input, reals values
 *    5 MissingIndicator  4 bytes input
 *    6 Scale             4 bytes input, reals shift, reals factor
 *    7 OneHot            4 bytes input, 4 bytes levels
 *    8 LevelValue        4 bytes input, reals values, 8 bytes other
 *    9 Dense             4 bytes input, 4 bytes outputs, reals weights, reals bias, octet activation
 *                        (IDENTITY 0, RELU 1, TANH 2, SIGMOID 3)
 *   10 TreeEnsemble      4 bytes input, 4 bytes outputs, list of 4 bytes outputByTree, reals base,
 *                        8 bytes factor, octet comparison (LESS 0, LESS_OR_EQUAL 1), octet precision
 *                        (FLOAT 0, DOUBLE 1), list of trees
 *   11 WeightedSum       list of 4 bytes inputs, reals weights
 *   12 Link              4 bytes input, octet function (SIGMOID 0, SOFTMAX 1, NORMALIZE 2,
 *                        HARDMAX 3)
 *   13 TermInput         text field, tokens, list of text terms, reals weights
 *   14 HashedInput       text field, tokens, 4 bytes buckets
 *   15 DateParts         4 bytes input, list of octet part (YEAR 0, MONTH 1, DAY_OF_MONTH 2,
 *                        DAY_OF_WEEK 3, DAY_OF_YEAR 4, HOUR 5)
 *   16 Select            4 bytes input, list of 4 bytes indices
 *   17 Interpolate       4 bytes input, list of reals xs, list of reals ys
 *   18 Activate          4 bytes input, octet function (LOG 0, LOGIT 1, EXP 2, LOGISTIC 3)
 *   19 Kernel            4 bytes input, octet function (GAUSSIAN 0, EXPONENTIAL 1, MATERN_3_2 2,
 *                        MATERN_5_2 3), 8 bytes gamma, reals points, reals weights, reals bias
 *   20 Neighbours        4 bytes input, 4 bytes neighbours, 8 bytes radius, octet weighting (UNIFORM
 *                        0, DISTANCE 1), reals points, reals values, reals weights, reals other
 *   21 Gaussians         4 bytes input, reals means, reals factors, reals logWeights
 *   22 Factorization     4 bytes input, 4 bytes outputs, 4 bytes rank, reals factors
 *   23 CutForest         4 bytes input, list of: 4 bytes width, reals points, list of 4 bytes
 *                        copies, list of 4 bytes dimensions, reals cuts, list of 4 bytes leftLeaves
 *
 * tokens octet unit (WORD 0, CHARACTER 1), 4 bytes shortest, 4 bytes longest
 *
 * tree   4 bytes numbers a leaf, list of tree nodes: octet flags, cover, then
 *          leaf           its numbers
 *          split          4 bytes feature, 4 bytes left, 4 bytes right, threshold
 *          split by set   4 bytes feature, 4 bytes left, 4 bytes right, list of 8 bytes words
 *        flags: bits 0-1 kind (leaf 0, split 1, split by set 2), bit 2 a missing value goes left,
 *        bit 3 the cover has 4 bytes, bit 4 threshold or numbers have 4 bytes. A number has 4 bytes if
 *        a float holds it bit for bit, else 8.
 * </pre>
 *
 * <p>A change of any of this is a new version. A reader refuses versions that it does not know.
 */
@NullMarked
package org.sagekit.core.model;

import org.jspecify.annotations.NullMarked;
