package org.sagekit.core.pack.onnx.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sagekit.core.pack.onnx.read.OnnxModels.ml;
import static org.sagekit.core.pack.onnx.read.OnnxModels.onnx;
import static org.sagekit.core.pack.onnx.read.OnnxModels.reals;
import static org.sagekit.core.pack.onnx.read.OnnxModels.texts;
import static org.sagekit.core.pack.onnx.read.OnnxModels.whole;
import static org.sagekit.core.pack.onnx.read.OnnxModels.wholes;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.ModelFormatException;

/** What is refused, and in which words. */
class RefusalTest {
  private static ModelProto.Builder model(NodeProto.Builder... nodes) {
    return OnnxModels.of(
        OnnxModels.FLOAT, 2, Arrays.asList(nodes), OnnxModels.value("Y", OnnxModels.FLOAT, 1));
  }

  private static void requireRefused(ModelProto.Builder model, String... words) {
    byte[] file = model.build().toByteArray();
    assertThatThrownBy(() -> OnnxReader.read("ONNX file 'x'", file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContainingAll(words);
  }

  private static NodeProto.Builder linear(String input) {
    return ml("LinearRegressor", input, "Y").addAttribute(reals("coefficients", 1, 2));
  }

  @Test
  void namesAllUnknownOperators() {
    requireRefused(
        model(onnx("LSTM", "X", "A"), onnx("If", "A", "B"), linear("B")),
        "ONNX file 'x': operators must be among those of tables",
        "'ai.onnx.LSTM' (node 'lstm1', opset 15), 'ai.onnx.If' (node 'if1', opset 15). Maybe");
  }

  @Test
  void ignoresOperatorsThatLeadToNoOutput() {
    byte[] file = model(onnx("LSTM", "X", "A"), linear("X")).build().toByteArray();
    assertThat(OnnxReader.read("ONNX file 'x'", file).inputs()).hasSize(2);
  }

  @Test
  void tellsWhatAnOperatorCanNotDo() {
    requireRefused(
        model(onnx("Mul", "X X", "A"), linear("A")),
        "ONNX file 'x': operators must be expressible row by row",
        "'ai.onnx.Mul' (node 'mul1', opset 15) multiplies columns with one another");
  }

  @Test
  void refusesDataBesideTheFile() {
    ModelProto.Builder model = model(onnx("MatMul", "X w", "Y"));
    model
        .getGraphBuilder()
        .addInitializer(
            TensorProto.newBuilder()
                .setName("w")
                .setDataType(1)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(
                    StringStringEntryProto.newBuilder().setKey("location").setValue("/etc/x")));
    requireRefused(model, "'w' must be in the file itself, but was in a file beside it.");
  }

  @Test
  void refusesTensorsOfAnotherSize() {
    ModelProto.Builder model = model(onnx("MatMul", "X w", "Y"));
    model.getGraphBuilder().addInitializer(OnnxModels.floats("w", List.of(2L, 1L), 1, 2, 3));
    requireRefused(model, "'w' must be of 2 elements, but was of 3.");
    model = model(onnx("MatMul", "X w", "Y"));
    long most = Long.MAX_VALUE;
    model.getGraphBuilder().addInitializer(OnnxModels.floats("w", List.of(most, most), 1));
    requireRefused(model, "'w' must be of a size");
  }

  @Test
  void asksForTheNumberOfColumns() {
    ModelProto.Builder model = model(linear("X"));
    model
        .getGraphBuilder()
        .getInputBuilder(0)
        .getTypeBuilder()
        .getTensorTypeBuilder()
        .getShapeBuilder()
        .getDimBuilder(1)
        .setDimParam("columns");
    requireRefused(
        model,
        "ONNX file 'x': columns of the input 'X' must be from 1 to 100000, but was not said. Maybe"
            + " say its shape when the model is exported.");
  }

  @Test
  void cutsNamesThatGoOnForever() {
    NodeProto.Builder node = onnx("LSTM", "X", "Y").setName("n".repeat(1_000_000));
    byte[] file = model(node).build().toByteArray();
    assertThatThrownBy(() -> OnnxReader.read("ONNX file 'x'", file))
        .isInstanceOf(ModelFormatException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_000));
  }

  @Test
  void refusesWhatIsTakenBeforeItIsMade() {
    requireRefused(
        model(linear("A"), onnx("Relu", "X", "A")),
        "what 'ai.onnx.ml.LinearRegressor' (node 'linearregressor1', opset 3) takes must be made"
            + " before it, but was 'A', which is not.");
  }

  @Test
  void refusesCoefficientsThatDoNotFit() {
    requireRefused(
        model(ml("LinearRegressor", "X", "Y").addAttribute(reals("coefficients", 1))),
        "'coefficients' of 'ai.onnx.ml.LinearRegressor' (node 'linearregressor1', opset 3) must be"
            + " outputs x inputs = 2, but was 1.");
  }

  private static NodeProto.Builder tree(long yes, long no, long feature) {
    return ml("TreeEnsembleRegressor", "X", "Y")
        .addAttribute(wholes("nodes_treeids", 0, 0, 0))
        .addAttribute(wholes("nodes_nodeids", 0, 1, 2))
        .addAttribute(wholes("nodes_featureids", 0, feature, 0))
        .addAttribute(reals("nodes_values", 1, 0, 0))
        .addAttribute(texts("nodes_modes", "BRANCH_LEQ", "BRANCH_LEQ", "LEAF"))
        .addAttribute(wholes("nodes_truenodeids", 1, yes, 0))
        .addAttribute(wholes("nodes_falsenodeids", 1, no, 0))
        .addAttribute(wholes("target_treeids", 0))
        .addAttribute(wholes("target_nodeids", 2))
        .addAttribute(wholes("target_ids", 0))
        .addAttribute(reals("target_weights", 1))
        .addAttribute(whole("n_targets", 1));
  }

  @Test
  void refusesTreesInACircle() {
    requireRefused(model(tree(1, 2, 0)), "must be below their parents, but was in a circle");
    requireRefused(model(tree(0, 2, 0)), "'roots of a tree'", "must be one, but was none");
    requireRefused(model(tree(2, 9, 0)), "must be nodes of the tree 0, but was 9");
    requireRefused(model(tree(2, 2, 2)), "must be below the width 2, but was 2");
  }

  @Test
  void refusesChainsOfQuestionsInACircle() {
    NodeProto.Builder circle = tree(2, 1, 0);
    circle.setAttribute(4, texts("nodes_modes", "BRANCH_LEQ", "BRANCH_EQ", "LEAF"));
    requireRefused(model(circle), "must be below their parents, but was in a circle");
  }

  /** Each of 60 splits has one child for both branches: 2^60 ways. */
  @Test
  void refusesTreesThatShareTooMuch() {
    int size = 60;
    long[] numbers = java.util.stream.LongStream.rangeClosed(0, size).toArray();
    long[] next = Arrays.stream(numbers).map(number -> Math.min(size, number + 1)).toArray();
    String[] modes = new String[size + 1];
    Arrays.fill(modes, "BRANCH_LEQ");
    modes[size] = "LEAF";
    NodeProto.Builder node =
        ml("TreeEnsembleRegressor", "X", "Y")
            .addAttribute(wholes("nodes_treeids", new long[size + 1]))
            .addAttribute(wholes("nodes_nodeids", numbers))
            .addAttribute(wholes("nodes_featureids", new long[size + 1]))
            .addAttribute(reals("nodes_values", new double[size + 1]))
            .addAttribute(texts("nodes_modes", modes))
            .addAttribute(wholes("nodes_truenodeids", next))
            .addAttribute(wholes("nodes_falsenodeids", next))
            .addAttribute(wholes("target_treeids", 0))
            .addAttribute(wholes("target_nodeids", size))
            .addAttribute(wholes("target_ids", 0))
            .addAttribute(reals("target_weights", 1));
    requireRefused(model(node), "graph must be of a size that fits the file's");
  }

  /** Each of 40 operators doubles the columns. */
  @Test
  void refusesGraphsThatGrowTooMuch() {
    NodeProto.Builder[] nodes = new NodeProto.Builder[40];
    for (int i = 0; i < nodes.length; i++) {
      String from = i == 0 ? "X" : "v" + (i - 1);
      nodes[i] =
          onnx("Concat", from + " " + from, i == 39 ? "Y" : "v" + i).addAttribute(whole("axis", 1));
    }
    requireRefused(model(nodes), "graph must be of a size that fits the file's");
  }

  @Test
  void refusesMessagesThatAreTooDeep() {
    NodeProto.Builder inner = onnx("If", "X", "Y");
    for (int i = 0; i < 12; i++) {
      NodeProto.Builder outer = onnx("If", "X", "Y");
      outer.addAttributeBuilder().setName("then_branch").getGBuilder().addNode(inner);
      inner = outer;
    }
    requireRefused(model(inner), "nesting of messages must be at most 24 deep, but was deeper.");
  }
}
