package org.sagekit.core.pack.onnx.read;

import java.util.List;

/** Products with constant matrices. */
final class Layers {
  private Layers() {}

  /** {@code MatMul}. */
  static List<Value> product(Call call) {
    Value.Columns input = call.matrix(0);
    Value.Constant matrix = matrix(call, input.width(), 0);
    int outputs = matrix.shape().get(1);
    double[] weights = weights(call, matrix, false, 1);
    return List.of(
        call.matrix(
            Affine.dense(call.plan(), input.node(), weights, new double[outputs]), input.type()));
  }

  /** {@code Gemm}. */
  static List<Value> gemm(Call call) {
    OnnxNode node = call.node();
    Value.Columns input = call.matrix(0);
    Inexpressible.unless(node.number("transA", 0) == 0, "turns the rows into columns");
    boolean turned = node.number("transB", 0) != 0;
    Value.Constant matrix = matrix(call, input.width(), turned ? 1 : 0);
    int outputs = matrix.shape().get(turned ? 0 : 1);
    double[] weights = weights(call, matrix, turned, node.real("alpha", 1));
    double[] bias = new double[outputs];
    if (call.has(2)) {
      Value.Constant constant = call.constant(2);
      Inexpressible.unless(
          constant.size() == outputs || constant.size() == 1,
          "adds a constant that has not one number a column");
      for (int i = 0; i < outputs; i++) {
        bias[i] = node.real("beta", 1) * constant.numbers()[constant.size() == 1 ? 0 : i];
      }
    }
    return List.of(
        call.matrix(Affine.dense(call.plan(), input.node(), weights, bias), input.type()));
  }

  private static Value.Constant matrix(Call call, int width, int axis) {
    Value.Constant matrix = call.constant(1);
    Inexpressible.unless(matrix.shape().size() == 2, "multiplies with something but a matrix");
    call.node()
        .require(
            matrix.shape().get(axis) == width && matrix.size() > 0,
            "matrix",
            "as high as there are columns, " + width,
            matrix.shape());
    return matrix;
  }

  /** Output by output. */
  private static double[] weights(Call call, Value.Constant matrix, boolean turned, double factor) {
    int rows = matrix.shape().get(0);
    int columns = matrix.shape().get(1);
    double[] weights = new double[call.source().charge(matrix.size())];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        int to = turned ? i * columns + j : j * rows + i;
        weights[to] = factor * matrix.numbers()[i * columns + j];
      }
    }
    return weights;
  }
}
