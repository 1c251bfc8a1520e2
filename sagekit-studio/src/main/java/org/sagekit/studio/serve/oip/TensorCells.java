package org.sagekit.studio.serve.oip;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.studio.serve.rows.Cells;
import org.sagekit.studio.serve.rows.Inputs;

/**
 * Rows of tensors: each a column by its name, or one with as many values a row as the model has
 * inputs, in their order.
 */
final class TensorCells implements Cells {
  private final int rows;
  private final Tensor[] tensors;
  private final boolean together;

  private TensorCells(int rows, Tensor[] tensors, boolean together) {
    this.rows = rows;
    this.tensors = tensors;
    this.together = together;
  }

  static TensorCells of(Inputs inputs, List<Tensor> tensors) {
    if (tensors.size() == 1 && !inputs.has(tensors.get(0).name())) {
      Tensor all = tensors.get(0);
      if (all.width() == inputs.size() && all.width() > 1) {
        return new TensorCells(all.rows(), new Tensor[] {all}, true);
      }
    }
    int[] places = inputs.places(tensors.stream().map(Tensor::name).toList());
    Tensor[] columns = new Tensor[places.length];
    for (int input = 0; input < places.length; input++) {
      columns[input] = tensors.get(places[input]);
      requireColumn(columns[input], columns[0].rows());
    }
    return new TensorCells(columns[0].rows(), columns, false);
  }

  private static void requireColumn(Tensor tensor, int rows) {
    if (tensor.width() != 1 || tensor.rows() != rows) {
      throw new IllegalArgumentException(
          "Request: input '%s' must be a column of %s values, but had %s rows of %s."
              .formatted(tensor.name(), rows, tensor.rows(), tensor.width()));
    }
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public @Nullable Object cell(int row, int input) {
    return together
        ? tensors[0].values().get(row * tensors[0].width() + input)
        : tensors[input].values().get(row);
  }
}
