package org.sagekit.core.pack.onnx.read;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a name of an ONNX graph stands for, as far as it is known without rows. */
sealed interface Value {

  /**
   * Numbers or texts that are the same for all rows.
   *
   * @param shape the tensor's
   * @param type of the elements
   * @param numbers the elements; empty for texts
   * @param texts the elements; empty for numbers
   */
  record Constant(List<Integer> shape, ElementType type, double[] numbers, List<String> texts)
      implements Value {

    /** Numbers of a shape. */
    static Constant of(List<Integer> shape, ElementType type, double... numbers) {
      return new Constant(shape, type, numbers, List.of());
    }

    int size() {
      return type == ElementType.TEXT ? texts.size() : numbers.length;
    }
  }

  /**
   * Numbers that a node makes of each row: the tensor's first dimension are the rows.
   *
   * @param node its index in the plan
   * @param dims the other dimensions; their product is the node's width
   * @param type of the elements
   */
  record Columns(int node, List<Integer> dims, ElementType type) implements Value {

    int width() {
      return product(dims);
    }

    /** The same numbers in other dimensions. */
    Columns shaped(List<Integer> newDims) {
      return new Columns(node, newDims, type);
    }

    /** The same numbers as elements of another type. */
    Columns as(ElementType newType) {
      return new Columns(node, dims, newType);
    }
  }

  /**
   * Texts of fields, not yet turned into numbers.
   *
   * @param fields one an element of a row
   * @param dims as in {@link Columns}
   */
  record Texts(List<String> fields, List<Integer> dims) implements Value {}

  /**
   * One of some classes for each row.
   *
   * @param names the classes
   * @param scores the greatest of which tells the class; null if not known
   * @param why the scores are not known
   */
  record Label(List<String> names, @Nullable Columns scores, Unknown why) implements Value {

    Label(List<String> names, Columns scores) {
      this(names, scores, new Unknown(List.of(), List.of()));
    }
  }

  /**
   * Which of some scores is the greatest, for each row.
   *
   * @param scores the scores
   */
  record Greatest(Columns scores) implements Value {}

  /**
   * Scores with the names of their classes.
   *
   * @param names one a score
   * @param scores the scores
   */
  record Named(List<String> names, Columns scores) implements Value {}

  /**
   * Weighted squares of columns that are still to be added up.
   *
   * @param columns the numbers that are squared
   * @param weights one a number, above 0
   */
  record Squares(Columns columns, double[] weights) implements Value {}

  /**
   * 1 for rows whose scores add up to nothing, 0 for the others: converters add it so that they
   * don't divide by 0, as {@code NORMALIZE} does not.
   *
   * @param scores the node whose numbers are added up
   * @param turned whether 0 and 1 are the other way round
   */
  record Guard(int scores, boolean turned) implements Value {}

  /**
   * The logarithm of the sum of the exponentials of a node's numbers.
   *
   * @param scores the node
   */
  record LogSum(int scores) implements Value {}

  /**
   * Matrices above one another: a dimension before the rows.
   *
   * @param layers of the same dimensions
   */
  record Stack(List<Columns> layers) implements Value {}

  /**
   * What a scoring graph can't say.
   *
   * @param operators those that are not known
   * @param reasons why others can't be said
   */
  record Unknown(List<String> operators, List<String> reasons) implements Value {}

  /** The product of dimensions that were checked to be small. */
  static int product(List<Integer> dims) {
    int product = 1;
    for (int dim : dims) {
      product = Math.multiplyExact(product, dim);
    }
    return product;
  }
}
