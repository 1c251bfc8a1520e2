/**
 * A model as ONNX, the exchange format that most runtimes read: the whole way from raw columns to
 * predictions, in the same numbers and the same order of addition as in this JVM.
 *
 * <p>{@link org.sagekit.core.pack.onnx.OnnxTarget} is the door. A {@code Lowering} walks the nodes
 * of a scoring graph and lets a class for each kind of node put operators into an {@code
 * OnnxGraph}. Where ONNX leaves the order of a sum to the runtime, the sum is the last of its
 * running sums, whose order is fixed: see {@code OnnxGraph.sumInOrder}.
 */
@NullMarked
package org.sagekit.core.pack.onnx;

import org.jspecify.annotations.NullMarked;
