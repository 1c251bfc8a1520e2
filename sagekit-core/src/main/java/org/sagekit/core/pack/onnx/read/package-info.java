/**
 * ONNX files made elsewhere, read as a {@link org.sagekit.api.model.ScoringGraph}.
 *
 * <p>{@link org.sagekit.core.pack.onnx.read.OnnxReader} is the only entry. A file is first measured
 * ({@code WireScan}), then parsed, then interpreted abstractly ({@code Interpreter}): each value of
 * the ONNX graph is a constant, columns that a node of the scoring graph makes, or a label; each
 * operator takes such values to such values and adds nodes to the {@code Plan}. {@code Outputs}
 * finds the task, the classes and the last node, and all that does not lead to it is dropped.
 *
 * <p>Files are hostile until the opposite is shown: all that comes out of a damaged one is a {@link
 * org.sagekit.api.ModelFormatException}.
 */
@NullMarked
package org.sagekit.core.pack.onnx.read;

import org.jspecify.annotations.NullMarked;
