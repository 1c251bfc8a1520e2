package org.sagekit.core.pack.onnx;

/**
 * Rows of numbers in a graph.
 *
 * @param name what the value is called
 * @param width how many numbers a row has
 */
record Value(String name, int width) {}
