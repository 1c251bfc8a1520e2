package org.sagekit.core.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.sagekit.api.Codec;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * The form graph/2, as this package's description says. Whatever the bytes are, reading them ends
 * in a graph that can be scored or in a {@link ModelFormatException}, in time and memory in
 * proportion to their number.
 */
public final class GraphCodec implements Codec<ScoringGraph> {
  /** Name and version of the form. */
  public static final String FORMAT = "graph/2";

  /** For the ServiceLoader. */
  public GraphCodec() {}

  @Override
  public Class<ScoringGraph> type() {
    return ScoringGraph.class;
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public void write(ScoringGraph graph, OutputStream out) throws IOException {
    out.write(bytes(graph));
  }

  @Override
  public ScoringGraph read(InputStream in) throws IOException {
    return of(in.readAllBytes());
  }

  /**
   * A graph as bytes.
   *
   * @param graph any
   * @return equal bytes for equal graphs
   */
  public static byte[] bytes(ScoringGraph graph) {
    Encoder out = new Encoder().text(FORMAT).octet(graph.task().ordinal());
    out.list(graph.inputs(), GraphCodec::writeInput);
    return out.texts(graph.classes()).list(graph.nodes(), NodeForms::write).toBytes();
  }

  private static void writeInput(Encoder out, Field field) {
    out.text(field.name()).octet(field.type().ordinal()).octet(field.role().ordinal());
  }

  /**
   * The graph that some bytes are.
   *
   * @param bytes as {@link #bytes} makes them
   * @return the graph
   * @throws ModelFormatException if they are anything else
   */
  public static ScoringGraph of(byte[] bytes) {
    Decoder in = new Decoder("Graph", bytes);
    String format = in.text();
    in.require(format.equals(FORMAT), "the end of '" + FORMAT + "'", "that of '" + format + "'");
    Task task = in.constant(Task.class);
    List<Field> inputs = in.list(GraphCodec::readInput);
    List<String> classes = in.texts();
    List<Node> nodes = in.list(NodeForms::read);
    in.end();
    return in.valid(() -> new ScoringGraph(task, inputs, classes, nodes));
  }

  private static Field readInput(Decoder in) {
    String name = in.text();
    FieldType type = in.constant(FieldType.class);
    Role role = in.constant(Role.class);
    return in.valid(() -> new Field(name, type, role));
  }
}
