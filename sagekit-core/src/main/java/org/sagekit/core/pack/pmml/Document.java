package org.sagekit.core.pack.pmml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;

/** A whole PMML document. For one thread. */
final class Document {
  private final ScoringGraph graph;
  private final Names names;
  private final Lowering lowering;
  private final Closing closing;
  private final Xml xml = new Xml();

  private Document(ScoringGraph graph) {
    this.graph = graph;
    this.names = new Names(graph);
    this.lowering = Lowering.of(graph);
    this.closing = Closing.of(graph, lowering);
  }

  /** The document of a graph that has no problems. */
  static byte[] of(String model, ScoringGraph graph) {
    return new Document(graph).write(model);
  }

  private byte[] write(String model) {
    xml.open("PMML").with("xmlns", "http://www.dmg.org/PMML-4_4").with("version", "4.4");
    xml.open("Header").with("description", carried(model));
    xml.open("Application").with("name", "SageKit").close();
    xml.close();
    dictionary();
    Map<String, Expression> early = lowering.fields().early();
    if (!early.isEmpty()) {
      xml.open("TransformationDictionary");
      early.forEach((name, expression) -> Head.derived(xml, name, expression));
      xml.close();
    }
    model();
    xml.close();
    return xml.toBytes();
  }

  /** A name may have characters that XML can't carry. */
  private static String carried(String model) {
    StringBuilder carried = new StringBuilder();
    model
        .codePoints()
        .forEach(c -> carried.appendCodePoint(Xml.carries(Character.toString(c)) ? c : 0xFFFD));
    return carried.toString();
  }

  private void dictionary() {
    xml.open("DataDictionary");
    for (Field input : graph.inputs()) {
      boolean number = input.type().isNumber();
      field(input.name(), number, number ? Set.of() : levels(input.name()));
    }
    String target = names.target();
    if (target != null) {
      field(target, !graph.task().isClassification(), graph.classes());
    }
    for (Segment segment : lowering.segments()) {
      if (segment instanceof NetworkSegment network) {
        field(network.target(), true, List.of());
      }
    }
    xml.close();
  }

  private void field(String name, boolean number, Iterable<String> values) {
    xml.open("DataField")
        .with("name", name)
        .with("optype", number ? "continuous" : "categorical")
        .with("dataType", number ? "double" : "string");
    values.forEach(value -> xml.open("Value").with("value", value).close());
    xml.close();
  }

  private Set<String> levels(String field) {
    Set<String> levels = new LinkedHashSet<>();
    for (Node node : graph.nodes()) {
      if (node instanceof Node.CategoryInput category && category.field().equals(field)) {
        levels.addAll(category.levels());
      }
    }
    return levels;
  }

  private void model() {
    if (lowering.segments().isEmpty()) {
      closing.write(xml, names, lowering);
      return;
    }
    xml.open("MiningModel").with("functionName", names.function());
    Head.schema(xml, inputs(), names.target());
    xml.open("Segmentation").with("multipleModelMethod", "modelChain");
    for (Segment segment : lowering.segments()) {
      segment(segment.output(), segment);
    }
    segment(null, null);
    xml.close().close();
  }

  /** Writes a model of the chain, or the closing one. */
  private void segment(@Nullable String id, @Nullable Segment segment) {
    xml.open("Segment");
    if (id != null) {
      xml.with("id", id);
    }
    xml.open("True").close();
    if (segment == null) {
      closing.write(xml, names, lowering);
    } else {
      segment.write(xml, lowering.fields());
    }
    xml.close();
  }

  /** The inputs that any model of the chain reads. */
  private List<String> inputs() {
    Fields fields = lowering.fields();
    Set<String> read = new LinkedHashSet<>(closing.fields());
    lowering.segments().forEach(segment -> read.addAll(segment.fields()));
    read.addAll(Closing.spoken(graph, lowering));
    List<String> inputs = new ArrayList<>(fields.needs(read).schema());
    inputs.removeIf(fields::isOutput);
    return inputs;
  }
}
