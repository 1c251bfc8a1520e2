package org.sagekit.core.pack.onnx.read;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Walks the operators of an ONNX graph in their order and keeps what each name stands for. Only
 * what leads to an output is looked at. For one thread.
 */
final class Interpreter {
  /** The most operators. */
  static final int MAX_OPERATORS = 20_000;

  private final Source source;
  private final GraphProto graph;
  private final Plan plan;
  private final Map<String, Long> opsetByDomain = new TreeMap<>();
  private final Map<String, Value> valueByName = new HashMap<>();

  Interpreter(Source source, ModelProto model, Plan plan) {
    this.source = source;
    this.graph = model.getGraph();
    this.plan = plan;
    for (OperatorSetIdProto opset : model.getOpsetImportList()) {
      opsetByDomain.put(OnnxNode.domain(opset.getDomain()), opset.getVersion());
    }
    source.require(
        graph.getSparseInitializerCount() == 0, "initializers", "dense", "a sparse tensor");
    source.require(
        graph.getNodeCount() <= MAX_OPERATORS,
        "operators",
        "at most " + MAX_OPERATORS,
        graph.getNodeCount());
    for (TensorProto tensor : graph.getInitializerList()) {
      define(tensor.getName(), Tensors.read(source, Source.quoted(tensor.getName()), tensor));
    }
    Inputs inputs = new Inputs(plan, model);
    for (ValueInfoProto input : graph.getInputList()) {
      if (!valueByName.containsKey(input.getName())) {
        define(input.getName(), inputs.read(input));
      }
    }
  }

  private void define(String name, Value value) {
    source.require(
        valueByName.put(name, value) == null,
        "names of values",
        "distinct",
        Source.quoted(name) + " twice");
  }

  /** What the graph's outputs stand for. */
  List<Value> outputs() {
    List<NodeProto> nodes = graph.getNodeList();
    boolean[] needed = needed(nodes);
    for (int i = 0; i < nodes.size(); i++) {
      if (needed[i]) {
        compute(new OnnxNode(source, nodes.get(i), opsetByDomain));
      }
    }
    List<Value> outputs = new ArrayList<>();
    for (ValueInfoProto output : graph.getOutputList()) {
      outputs.add(known(output.getName(), "the graph"));
    }
    return outputs;
  }

  private boolean[] needed(List<NodeProto> nodes) {
    Set<String> names = new HashSet<>();
    graph.getOutputList().forEach(output -> names.add(output.getName()));
    boolean[] needed = new boolean[nodes.size()];
    for (int i = nodes.size() - 1; i >= 0; i--) {
      needed[i] = !Collections.disjoint(nodes.get(i).getOutputList(), names);
      if (needed[i]) {
        names.addAll(nodes.get(i).getInputList());
      }
    }
    return needed;
  }

  private Value known(String name, String by) {
    Value value = valueByName.get(name);
    if (value == null) {
      source.require(
          false, "what " + by + " takes", "made before it", Source.quoted(name) + ", which is not");
      throw new IllegalStateException();
    }
    return value;
  }

  private void compute(OnnxNode node) {
    List<@Nullable Value> inputs = new ArrayList<>();
    for (String name : node.inputs()) {
      inputs.add(name.isEmpty() ? null : known(name, node.toString()));
    }
    List<Value> values = values(node, new Call(node, inputs, plan));
    for (int i = 0; i < node.outputs().size(); i++) {
      String name = node.outputs().get(i);
      if (!name.isEmpty()) {
        define(name, i < values.size() ? values.get(i) : unsaid(node, "has a further output"));
      }
    }
  }

  private List<Value> values(OnnxNode node, Call call) {
    Operator operator = Operators.of(node.operator());
    Unknowns unknowns = Unknowns.of(call.inputs());
    try {
      if (operator != null && (unknowns.isEmpty() || isLabel(call))) {
        return operator.apply(call);
      }
    } catch (Inexpressible e) {
      unknowns.say(node + " " + e.getMessage());
      unknowns.addBehindLabels(call.inputs());
    }
    if (operator == null) {
      unknowns.name(node.toString());
    }
    return Collections.nCopies(Math.max(1, node.outputs().size()), unknowns.value());
  }

  /** The names of classes are known even if the score that picks one is not. */
  private static boolean isLabel(Call call) {
    return call.node().operator().equals("ai.onnx.ml.ArrayFeatureExtractor")
        && call.input(0) instanceof Value.Constant;
  }

  private static Value unsaid(OnnxNode node, String reason) {
    Unknowns unknowns = Unknowns.of(List.of());
    unknowns.say(node + " " + reason);
    return unknowns.value();
  }
}
