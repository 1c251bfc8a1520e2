package org.sagekit.core.pack.onnx.read;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operators that are understood, by domain and type. */
final class Operators {
  private static final Map<String, Operator> BY_NAME = new HashMap<>();

  static {
    models();
    encoders();
    arithmetic();
    shapes();
  }

  private Operators() {}

  /** The operator of a name, or null. */
  static @Nullable Operator of(String name) {
    return BY_NAME.get(name);
  }

  private static void models() {
    ml("TreeEnsembleClassifier", TreeOperators::classifier);
    ml("TreeEnsembleRegressor", TreeOperators::regressor);
    ml("TreeEnsemble", TreeOperators::ensemble);
    ml("LinearClassifier", LinearOperators::classifier);
    ml("LinearRegressor", LinearOperators::regressor);
    ml("SVMClassifier", VectorMachines::classifier);
    ml("SVMRegressor", VectorMachines::regressor);
  }

  private static void encoders() {
    ml("Scaler", LinearOperators::scaler);
    ml("Imputer", LinearOperators::imputer);
    ml("Binarizer", LinearOperators::binarizer);
    ml("Normalizer", LinearOperators::normalizer);
    ml("FeatureVectorizer", LinearOperators::vectorizer);
    ml("ZipMap", LinearOperators::zipMap);
    ml("OneHotEncoder", Encoders::oneHot);
    ml("LabelEncoder", Encoders::label);
    ml("CategoryMapper", Encoders::mapper);
    ml("ArrayFeatureExtractor", Selections::extract);
  }

  private static void arithmetic() {
    onnx("Add", Arithmetic::add);
    onnx("Sub", Arithmetic::subtract);
    onnx("Mul", Arithmetic::multiply);
    onnx("Div", Arithmetic::divide);
    onnx("Pow", Arithmetic::power);
    onnx("Sum", Arithmetic::sum);
    onnx("MatMul", Layers::product);
    onnx("Gemm", Layers::gemm);
    onnx("Relu", Functions::relu);
    onnx("Tanh", Functions::tanh);
    onnx("Sigmoid", Functions::sigmoid);
    onnx("Neg", Functions::negative);
    onnx("Exp", Functions::exp);
    onnx("Log", Functions::log);
    onnx("Sqrt", Functions::sqrt);
    onnx("Reciprocal", Functions::reciprocal);
    onnx("Softmax", Functions::softmax);
    onnx("LogSoftmax", Functions::logSoftmax);
    onnx("Clip", Functions::clip);
    onnx("ReduceSum", Reductions::sum);
    onnx("ReduceMean", Reductions::mean);
    onnx("ReduceLogSumExp", Reductions::logSum);
    onnx("ArgMax", Reductions::greatest);
    onnx("IsNaN", Comparisons::isNan);
    onnx("Not", Comparisons::not);
    onnx("Equal", Comparisons::equal);
    onnx("Less", Comparisons::less);
    onnx("LessOrEqual", Comparisons::lessOrEqual);
    onnx("Greater", Comparisons::greater);
    onnx("GreaterOrEqual", Comparisons::greaterOrEqual);
    onnx("Where", Comparisons::where);
  }

  private static void shapes() {
    onnx("Identity", Shapes::same);
    onnx("Dropout", Shapes::same);
    onnx("Cast", Casts::cast);
    onnx("Constant", Shapes::constant);
    onnx("Reshape", Shapes::reshape);
    onnx("Flatten", Shapes::flatten);
    onnx("Squeeze", Shapes::squeeze);
    onnx("Unsqueeze", Shapes::unsqueeze);
    onnx("Concat", Shapes::concat);
    onnx("Gather", Selections::gather);
    onnx("Slice", Selections::slice);
    onnx("Split", Selections::split);
  }

  private static void ml(String type, Operator operator) {
    BY_NAME.put("ai.onnx.ml." + type, operator);
  }

  private static void onnx(String type, Operator operator) {
    BY_NAME.put("ai.onnx." + type, operator);
  }
}
