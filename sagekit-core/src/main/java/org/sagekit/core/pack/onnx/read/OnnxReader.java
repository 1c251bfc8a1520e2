package org.sagekit.core.pack.onnx.read;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.util.Objects;
import org.sagekit.api.model.ScoringGraph;

/**
 * Reads ONNX files of models over tables, as the converters of scikit-learn, XGBoost and LightGBM
 * write them, into a {@link ScoringGraph}.
 *
 * <p><b>What is read.</b> Of ai.onnx.ml: TreeEnsembleClassifier and -Regressor (1 and 3),
 * TreeEnsemble (5), LinearClassifier and -Regressor, SVMClassifier and -Regressor with linear and
 * Gaussian kernels, Scaler, Imputer, Binarizer, Normalizer (of probabilities), OneHotEncoder,
 * LabelEncoder, CategoryMapper, ArrayFeatureExtractor, FeatureVectorizer and ZipMap. Of ai.onnx:
 * layers (MatMul, Gemm, Relu, Tanh, Sigmoid, Softmax), arithmetic with constants, comparisons with
 * constants, what keeps rows rows (Cast, Concat, Reshape, Gather, Slice, Split, ...) and the forms
 * in which the converters write normalised scores, naive Bayes and filled-in values. All else is
 * refused with the names of the operators; so are control flow, external data and sparse tensors.
 *
 * <p><b>What the fields are.</b> An input of one column is a field of its name. One of several has
 * {@code name_0}, {@code name_1} and so on, or the names that the model's metadata have under
 * {@code feature_names}, if it is the only input and they are as many. Texts are categories, whole
 * numbers are integers, and a missing number is NaN.
 *
 * <p><b>What is exact.</b> Trees compare and add in the precision of the file: their raw scores are
 * equal bit for bit to ONNX Runtime's on one thread, as far as they stand on the inputs themselves.
 * Everything else is computed in double, where ONNX Runtime computes in float: results differ by
 * about 1e-6, and a tree that stands on scaled numbers may see one on the other side of a threshold
 * that it equals to the last bit. The mean of trees (aggregate AVERAGE), and what the second of two
 * classes leaves to the first, is not rounded to float. Inputs that the file has as float are best
 * given as such: only trees round them.
 *
 * <p><b>What differs.</b> A category that an encoder doesn't list is all zeros even where the file
 * asks for an error. A missing text is like one that is not listed. The predicted class is that of
 * the greatest probability, also where a file's label is not. A support vector machine without
 * probabilities gives 1 to its label; one of two classes with probabilities gives them exactly,
 * where ONNX Runtime stops its iteration within 0.005. Scores that add up to 0 become equal shares
 * when they are normalised.
 *
 * <p><b>Limits.</b> Files of up to {@value #MAX_BYTES} bytes, 20,000 operators, 100,000 columns,
 * 500,000 protobuf messages, 4 million texts and 24 million numbers; what is made of a file may
 * have 16 numbers a byte and two million more.
 */
public final class OnnxReader {
  /** The largest file. */
  public static final int MAX_BYTES = 256 << 20;

  private OnnxReader() {}

  /**
   * Reads a model.
   *
   * @param subject the user's name of the file for messages, such as {@code ONNX file
   *     'credit.onnx'}
   * @param file its bytes
   * @return a graph whose inputs are the columns of the file's inputs, in their order; it ends in
   *     the probabilities if there are any
   * @throws org.sagekit.api.ModelFormatException if the file is damaged or hostile, is beyond the
   *     limits, or uses operators that are not understood, which are named all at once
   */
  public static ScoringGraph read(String subject, byte[] file) {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(file, "file");
    Source source = new Source(subject, file.length);
    source.require(file.length <= MAX_BYTES, "size", "at most " + MAX_BYTES, file.length);
    try {
      WireScan.check(source, file, ModelProto.getDescriptor());
      CodedInputStream input = CodedInputStream.newInstance(file);
      ModelProto model = ModelProto.parseFrom(input);
      source.require(model.hasGraph(), "file", "an ONNX model", "without a graph");
      Plan plan = new Plan(source);
      return new Outputs(plan, new Interpreter(source, model, plan).outputs()).graph();
    } catch (IOException e) {
      throw source.refused("file must be protobuf, but was not: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw source.refused("graph must fit together, but did not: " + e.getMessage(), e);
    }
  }
}
