package org.sagekit.core.pack.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.sagekit.core.pack.onnx.read.OnnxModels.ml;
import static org.sagekit.core.pack.onnx.read.OnnxModels.onnx;
import static org.sagekit.core.pack.onnx.read.OnnxModels.real;
import static org.sagekit.core.pack.onnx.read.OnnxModels.reals;
import static org.sagekit.core.pack.onnx.read.OnnxModels.text;
import static org.sagekit.core.pack.onnx.read.OnnxModels.texts;
import static org.sagekit.core.pack.onnx.read.OnnxModels.whole;
import static org.sagekit.core.pack.onnx.read.OnnxModels.wholes;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.model.ScoringGraph;

/** Operators one by one, each summed up to one number, held to ONNX Runtime. */
class OperatorsTest {
  private static final double NAN = Double.NaN;
  private static final List<List<Object>> ROWS =
      List.of(
          List.of(0.5, -1.0, 2.0),
          List.of(-0.0, 0.0, 1.0),
          List.of(3.0, 3.0, -3.0),
          List.of(1.0, 1.0000001, 0.9999999));
  private static final List<List<Object>> MISSING =
      List.of(List.of(NAN, 1.0, 2.0), List.of(1.0, NAN, NAN), List.of(-2.0, 0.5, 1.0));
  private static final TensorProto SHARES =
      OnnxModels.floats("shares", List.of(3L, 1L), 1, 0.25, -2);

  private static ModelProto.Builder model(int type, NodeProto.Builder... nodes) {
    ModelProto.Builder model =
        OnnxModels.of(type, 3, Arrays.asList(nodes), OnnxModels.value("Y", OnnxModels.FLOAT, 1));
    model.getGraphBuilder().addInitializer(SHARES);
    return model;
  }

  /** Three columns Z as one number Y. */
  private static NodeProto.Builder summed() {
    return onnx("MatMul", "Z shares", "Y");
  }

  private static void check(List<List<Object>> rows, int type, NodeProto.Builder... nodes) {
    check(rows, model(type, nodes));
  }

  private static void check(List<List<Object>> rows, NodeProto.Builder... nodes) {
    check(rows, OnnxModels.FLOAT, nodes);
  }

  private static void check(List<List<Object>> rows, ModelProto.Builder model) {
    byte[] file = model.build().toByteArray();
    ScoringGraph graph = OnnxReader.read("ONNX file 'one'", file);
    List<double[]> ours = OnnxFixture.score(graph, rows);
    List<double[]> theirs = OrtOracle.ask(file, rows).scores();
    for (int row = 0; row < rows.size(); row++) {
      for (int i = 0; i < theirs.get(row).length; i++) {
        assertThat(ours.get(row)[i])
            .as("row %s", rows.get(row))
            .isEqualTo(theirs.get(row)[i], offset(2e-6));
      }
    }
  }

  @Test
  void scaler() {
    check(
        ROWS,
        ml("Scaler", "X", "Z")
            .addAttribute(reals("offset", 0.5, 1, -1))
            .addAttribute(reals("scale", 2, -1, 0.5)),
        summed());
  }

  @Test
  void imputer() {
    check(
        MISSING,
        ml("Imputer", "X", "Z")
            .addAttribute(reals("imputed_value_floats", 9))
            .addAttribute(real("replaced_value_float", Float.NaN)),
        summed());
  }

  @Test
  void binarizer() {
    check(ROWS, ml("Binarizer", "X", "Z").addAttribute(real("threshold", 1)), summed());
  }

  @Test
  void comparisons() {
    for (String type : List.of("Less", "LessOrEqual", "Greater", "GreaterOrEqual", "Equal")) {
      ModelProto.Builder model =
          model(
              OnnxModels.FLOAT,
              onnx(type, "X limits", "B"),
              onnx("Cast", "B", "Z").addAttribute(whole("to", 1)),
              summed());
      model.getGraphBuilder().addInitializer(OnnxModels.floats("limits", List.of(1L, 3L), 1, 1, 1));
      check(ROWS, model);
      check(MISSING, model);
    }
  }

  @Test
  void whatIsMissingByWhere() {
    ModelProto.Builder model =
        model(OnnxModels.FLOAT, onnx("IsNaN", "X", "B"), onnx("Where", "B fill X", "Z"), summed());
    model.getGraphBuilder().addInitializer(OnnxModels.floats("fill", List.of(3L), 4, 5, 6));
    check(MISSING, model);
  }

  @Test
  void constantsByWhere() {
    ModelProto.Builder model =
        model(
            OnnxModels.FLOAT,
            onnx("IsNaN", "X", "B"),
            onnx("Not", "B", "C"),
            onnx("Where", "C yes no", "Z"),
            summed());
    model.getGraphBuilder().addInitializer(OnnxModels.floats("yes", List.of(1L), 0.1));
    model.getGraphBuilder().addInitializer(OnnxModels.floats("no", List.of(), -7));
    check(MISSING, model);
  }

  @Test
  void gemm() {
    ModelProto.Builder model =
        model(
            OnnxModels.FLOAT,
            onnx("Gemm", "X matrix terms", "Z")
                .addAttribute(whole("transB", 1))
                .addAttribute(real("alpha", 0.5f))
                .addAttribute(real("beta", 2)),
            summed());
    double[] matrix = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    model.getGraphBuilder().addInitializer(OnnxModels.floats("matrix", List.of(3L, 3L), matrix));
    model.getGraphBuilder().addInitializer(OnnxModels.floats("terms", List.of(3L), 1, -1, 2));
    check(ROWS, model);
  }

  @Test
  void columnsBySliceSplitAndGather() {
    ModelProto.Builder model =
        model(
            OnnxModels.FLOAT,
            onnx("Split", "X sizes", "A B").addAttribute(whole("axis", 1)),
            onnx("Slice", "A one end axis", "C"),
            onnx("Gather", "X last", "D").addAttribute(whole("axis", 1)),
            onnx("Concat", "C B D", "Z").addAttribute(whole("axis", -1)),
            summed());
    model
        .getGraphBuilder()
        .addInitializer(OnnxModels.wholes("sizes", List.of(2L), 2, 1))
        .addInitializer(OnnxModels.wholes("one", List.of(1L), 1))
        .addInitializer(OnnxModels.wholes("axis", List.of(1L), 1))
        .addInitializer(OnnxModels.wholes("end", List.of(1L), Long.MAX_VALUE))
        .addInitializer(OnnxModels.wholes("last", List.of(1L), -3));
    check(ROWS, model);
  }

  @Test
  void shapesThatKeepRows() {
    ModelProto.Builder model =
        model(
            OnnxModels.FLOAT,
            onnx("Unsqueeze", "X one", "A"),
            onnx("Reshape", "A three", "B"),
            onnx("Flatten", "B", "C"),
            onnx("Unsqueeze", "C two", "D").setName("again"),
            onnx("Squeeze", "D two", "Z"),
            summed());
    model
        .getGraphBuilder()
        .addInitializer(OnnxModels.wholes("one", List.of(1L), 1))
        .addInitializer(OnnxModels.wholes("two", List.of(1L), 2))
        .addInitializer(OnnxModels.wholes("three", List.of(3L), 0, -1, 1));
    check(ROWS, model);
  }

  @Test
  void functions() {
    for (String type : List.of("Relu", "Tanh", "Sigmoid", "Neg", "Exp", "Softmax", "LogSoftmax")) {
      check(ROWS, onnx(type, "X", "Z"), summed());
    }
  }

  @Test
  void clip() {
    ModelProto.Builder model = model(OnnxModels.FLOAT, onnx("Clip", "X low high", "Z"), summed());
    model
        .getGraphBuilder()
        .addInitializer(OnnxModels.floats("low", List.of(), -0.25))
        .addInitializer(OnnxModels.floats("high", List.of(), 1.5));
    check(ROWS, model);
    check(MISSING, model);
  }

  @Test
  void numbersByLabelEncoder() {
    check(
        ROWS,
        ml("LabelEncoder", "X", "Z")
            .addAttribute(reals("keys_floats", 1, -3, 0.5))
            .addAttribute(reals("values_floats", 10, 20, 30))
            .addAttribute(real("default_float", -1)),
        summed());
  }

  @Test
  void textsByLabelEncoderAndMapper() {
    List<List<Object>> rows = List.of(List.of("a", "b", "?"), List.of("b", "", "c"));
    check(
        rows,
        OnnxModels.STRING,
        ml("LabelEncoder", "X", "Z")
            .addAttribute(texts("keys_strings", "a", "b", "c"))
            .addAttribute(reals("values_floats", 1.5, 2.5, -3))
            .addAttribute(real("default_float", 9)),
        summed());
    check(
        rows,
        OnnxModels.STRING,
        ml("CategoryMapper", "X", "I")
            .addAttribute(texts("cats_strings", "a", "b", "c"))
            .addAttribute(wholes("cats_int64s", 4, 5, 6))
            .addAttribute(whole("default_int64", -8)),
        onnx("Cast", "I", "Z").addAttribute(whole("to", 1)),
        summed());
  }

  @Test
  void wholeNumbersAreTruncatedFirst() {
    ModelProto.Builder model =
        model(
            OnnxModels.FLOAT,
            onnx("Cast", "X", "I").addAttribute(whole("to", 7)),
            ml("OneHotEncoder", "I", "O").addAttribute(wholes("cats_int64s", -1, 0, 3)),
            onnx("Reshape", "O flat", "P"),
            onnx("MatMul", "P nine", "Y"));
    model
        .getGraphBuilder()
        .addInitializer(OnnxModels.wholes("flat", List.of(2L), -1, 9))
        .addInitializer(
            OnnxModels.floats("nine", List.of(9L, 1L), 1, 2, 4, 8, 16, 32, 64, 128, 256));
    check(ROWS, model);
    check(List.of(List.of(-0.9, -1.9, 3.9), List.of(0.9, -2.0, 4.0)), model);
  }

  @Test
  void meansOfTrees() {
    ModelProto.Builder model =
        RandomForests.regressor(3, 1, OnnxModels.FLOAT, "BRANCH_LT").toBuilder();
    model.getGraphBuilder().getNodeBuilder(0).addAttribute(text("aggregate_function", "AVERAGE"));
    check(RandomForests.rows(4, 50), model);
  }

  @Test
  void twoClassesOfOneMargin() {
    for (String transform : List.of("NONE", "LOGISTIC", "SOFTMAX")) {
      check(ROWS, twoClasses(transform, -0.3, 0.7));
      check(ROWS, twoClasses(transform, 0.3, 0.7));
    }
  }

  private static ModelProto.Builder twoClasses(String transform, double left, double right) {
    NodeProto.Builder node =
        ml("TreeEnsembleClassifier", "X", "L P")
            .addAttribute(wholes("nodes_treeids", 0, 0, 0))
            .addAttribute(wholes("nodes_nodeids", 0, 1, 2))
            .addAttribute(wholes("nodes_featureids", 1, 0, 0))
            .addAttribute(reals("nodes_values", 1, 0, 0))
            .addAttribute(texts("nodes_modes", "BRANCH_LEQ", "LEAF", "LEAF"))
            .addAttribute(wholes("nodes_truenodeids", 1, 0, 0))
            .addAttribute(wholes("nodes_falsenodeids", 2, 0, 0))
            .addAttribute(wholes("class_treeids", 0, 0))
            .addAttribute(wholes("class_nodeids", 1, 2))
            .addAttribute(wholes("class_ids", 0, 0))
            .addAttribute(reals("class_weights", left, right))
            .addAttribute(reals("base_values", 0.125))
            .addAttribute(wholes("classlabels_int64s", 5, 7))
            .addAttribute(text("post_transform", transform));
    return OnnxModels.of(
        OnnxModels.FLOAT,
        3,
        List.of(node),
        OnnxModels.value("L", OnnxModels.INT64, 0),
        OnnxModels.value("P", OnnxModels.FLOAT, 2));
  }

  /** ONNX Runtime stops its iteration early. */
  @Test
  void probabilitiesOfAMachineOfTwoClasses() {
    NodeProto.Builder node =
        ml("SVMClassifier", "X", "L P")
            .addAttribute(reals("coefficients", 1, -1))
            .addAttribute(wholes("vectors_per_class", 1, 1))
            .addAttribute(reals("support_vectors", -1, 0, 0, 2, 0, 1))
            .addAttribute(reals("rho", 0.1))
            .addAttribute(text("kernel_type", "RBF"))
            .addAttribute(reals("kernel_params", 0.5, 0, 3))
            .addAttribute(wholes("classlabels_ints", 0, 1))
            .addAttribute(reals("prob_a", -1))
            .addAttribute(reals("prob_b", 0.1));
    byte[] file =
        OnnxModels.of(
                OnnxModels.FLOAT,
                3,
                List.of(node),
                OnnxModels.value("L", OnnxModels.INT64, 0),
                OnnxModels.value("P", OnnxModels.FLOAT, 2))
            .build()
            .toByteArray();
    List<double[]> ours = OnnxFixture.score(OnnxReader.read("ONNX file 'svc'", file), ROWS);
    List<double[]> theirs = OrtOracle.ask(file, ROWS).scores();
    for (int row = 0; row < ours.size(); row++) {
      assertThat(ours.get(row)[0]).isEqualTo(theirs.get(row)[0], offset(0.005));
    }
  }
}
