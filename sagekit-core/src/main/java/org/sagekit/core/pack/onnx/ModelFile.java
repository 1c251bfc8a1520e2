package org.sagekit.core.pack.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.internal.Json;

/** The file {@code model.onnx}, and what is to be known of it. Immutable. */
final class ModelFile {
  private static final long FORM = 10;
  private static final long OPERATORS = 21;
  private static final long ML_OPERATORS = 5;

  final ScoringGraph source;
  final List<Feed> feeds;
  final String margins;
  final String outputs;
  final String label;
  final boolean isExact;
  private final byte[] bytes;

  ModelFile(String model, ScoringGraph source) {
    this.source = source;
    this.feeds = Feed.of(source);
    this.margins = free("margins");
    this.outputs = free(hasProbabilities(source) ? "probabilities" : "predictions");
    this.label = free("label");
    this.isExact = Exactness.ofMargins(source);
    this.bytes = model(model, graph()).toByteArray();
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** Whether a level has characters that take two places in a text of Java. */
  boolean hasLongCharacters() {
    return source.nodes().stream()
        .filter(Node.CategoryInput.class::isInstance)
        .flatMap(node -> ((Node.CategoryInput) node).levels().stream())
        .anyMatch(level -> level.codePointCount(0, level.length()) < level.length());
  }

  /** A name for an output; those of the inputs are the user's. */
  private String free(String name) {
    return names().contains(name) ? free(name + "_") : name;
  }

  private List<String> names() {
    return feeds.stream().map(Feed::name).toList();
  }

  private GraphProto graph() {
    String prefix = "_";
    while (begins(prefix)) {
      prefix += "_";
    }
    OnnxGraph graph = new OnnxGraph("sagekit", prefix);
    for (Feed feed : feeds) {
      switch (feed.kind()) {
        case NUMBER -> graph.input(feed.name(), TensorProto.DataType.DOUBLE);
        case TEXT -> graph.input(feed.name(), TensorProto.DataType.STRING);
        case WORDS -> graph.wordsInput(feed.name());
      }
    }
    List<Value> values = Lowering.of(source, feeds, graph);
    Value margin = values.get(source.marginNode());
    Value last = values.get(values.size() - 1);
    if (source.task().isClassification()) {
      String classes = graph.constant(Tensors.texts(source.classes()));
      graph.textOutput(label, graph.gather(classes, FunctionLowering.first(last, graph), 0));
    }
    graph.output(outputs, last.name(), last.width());
    graph.output(margins, margin.name(), margin.width());
    return graph.build();
  }

  private static boolean hasProbabilities(ScoringGraph graph) {
    return graph.task().isClassification() || graph.task() == Task.MULTILABEL;
  }

  private boolean begins(String prefix) {
    return names().stream().anyMatch(name -> name.startsWith(prefix));
  }

  private ModelProto model(String name, GraphProto graph) {
    JsonArray classes = new JsonArray();
    source.classes().forEach(classes::add);
    JsonArray inputs = new JsonArray();
    for (Feed feed : feeds) {
      JsonObject input = new JsonObject();
      input.addProperty("name", feed.name());
      input.addProperty("field", feed.field().name());
      input.addProperty("kind", feed.kind().name());
      if (feed.kind() == Feed.Kind.TEXT) {
        input.addProperty("missing", feed.missing());
        input.addProperty("unseen", feed.unseen());
      }
      inputs.add(input);
    }
    JsonArray names = new JsonArray();
    names.add(margins);
    names.add(outputs);
    Fingerprint signature =
        Fingerprint.digest().text("sagekit-onnx/1").text(name).bytes(graph.toByteArray()).done();
    return ModelProto.newBuilder()
        .setIrVersion(FORM)
        .setProducerName("SageKit")
        .setDocString(name)
        .addOpsetImport(opset("", OPERATORS))
        .addOpsetImport(opset(Op.ML, ML_OPERATORS))
        .setGraph(graph)
        .addMetadataProps(property("sagekit.model", name))
        .addMetadataProps(property("sagekit.task", source.task().name()))
        .addMetadataProps(property("sagekit.classes", Json.line(classes)))
        .addMetadataProps(property("sagekit.inputs", Json.line(inputs)))
        .addMetadataProps(property("sagekit.outputs", Json.line(names)))
        .addMetadataProps(property("sagekit.margins", isExact ? "exact" : "close"))
        .addMetadataProps(property("sagekit.signature", signature.hex()))
        .build();
  }

  private static OperatorSetIdProto opset(String domain, long version) {
    return OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version).build();
  }

  private static StringStringEntryProto property(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }
}
