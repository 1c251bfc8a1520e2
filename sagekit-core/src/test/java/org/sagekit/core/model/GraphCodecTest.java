package org.sagekit.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Codec;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.internal.Encoder;

class GraphCodecTest {

  @Property(tries = 200)
  void readsWhatItWrote(@ForAll long seed) throws IOException {
    ScoringGraph graph = RandomGraphs.graph(seed);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new GraphCodec().write(graph, out);
    ScoringGraph read = new GraphCodec().read(new ByteArrayInputStream(out.toByteArray()));
    assertThat(read).isEqualTo(graph);
    assertThat(GraphCodec.bytes(read)).isEqualTo(out.toByteArray());
  }

  @Test
  void isFoundByTheWorkspace() {
    assertThat(ServiceLoader.load(Codec.class)).hasAtLeastOneElementOfType(GraphCodec.class);
  }

  @Test
  void refusesAVersionThatItDoesNotKnow() {
    assertThatThrownBy(() -> GraphCodec.of(new Encoder().text("graph/9").toBytes()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("Graph: byte 11 must be the end of 'graph/2', but was that of 'graph/9'.");
  }

  @Test
  void refusesWhatFollowsTheGraph() {
    byte[] bytes = GraphCodec.bytes(RandomGraphs.graph(1));
    assertThatThrownBy(() -> GraphCodec.of(java.util.Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("must be the end, but was 1 more bytes");
  }

  @Test
  void refusesATreeThatRunsInACircle() {
    Encoder tree = head().octet(10).number(0).number(1).number(0).reals(new double[1]).real(1);
    tree.octet(0).octet(0).number(1).number(1).number(2);
    tree.octet(1 | 8 | 16).number(0).number(0).number(0).number(1).number(0);
    tree.octet(8 | 16).number(0).number(0);
    assertThatThrownBy(() -> GraphCodec.of(tree.toBytes()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("child of node 0 must be a node from 1 to 1");
  }

  @Test
  void refusesANodeThatTakesALaterOne() {
    assertThatThrownBy(() -> GraphCodec.of(head().octet(5).number(1).toBytes()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("Graph: ScoringGraph: input of node 1 must be a node before it, but was 1.");
  }

  @Test
  void refusesWidthsThatOverflow() {
    Encoder graph = head().octet(7).number(0).number(1 << 20);
    graph.octet(3).numbers(Collections.nCopies(4096, 1).stream().mapToInt(i -> i).toArray());
    byte[] bytes = graph.toBytes();
    bytes[COUNT_OF_NODES] = 3;
    assertThatThrownBy(() -> GraphCodec.of(bytes))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("Graph: Concat: width must be at most 4000000, but was 4294967296.");
  }

  /**
   * In quadratic time this would be minutes; counted in the thread's own time, for busy machines.
   */
  @Test
  void readsManyInputsInLinearTime() {
    List<Field> inputs =
        IntStream.range(0, 100_000).mapToObj(i -> Field.of("f" + i, FieldType.NUMERIC)).toList();
    List<Node> nodes =
        inputs.stream().map(field -> (Node) new Node.NumberInput(field.name())).toList();
    byte[] bytes = GraphCodec.bytes(new ScoringGraph(inputs, List.of(), nodes));
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    assertThat(GraphCodec.of(bytes).inputs()).hasSize(100_000);
    assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start)
        .isLessThan(10_000_000_000L);
  }

  @Test
  void bearsDamage() {
    fuzz(5_000, 1);
  }

  @Test
  @Tag("fuzz")
  void bearsAMillionDamages() {
    fuzz(1_000_000, System.nanoTime());
  }

  /** What is read in spite of the damage must also score. */
  private static void fuzz(int times, long seed) {
    Random random = new Random(seed);
    Dataset rows = RandomGraphs.rows(1, 2);
    byte[] bytes = new byte[0];
    for (int i = 0; i < times; i++) {
      if (i % 100 == 0) {
        bytes = GraphCodec.bytes(RandomGraphs.graph(random.nextLong()));
      }
      byte[] damaged = Mutations.damage(bytes, random);
      try {
        Scorers.of(GraphCodec.of(damaged)).score(rows);
      } catch (ModelFormatException e) {
        assertThat(e.getMessage()).startsWith("Graph: ");
      } catch (RuntimeException | Error e) {
        assertThat(e).as("seed " + seed + ", case " + i).hasMessageStartingWith("Scorer: ");
      }
    }
  }

  private static final int COUNT_OF_NODES = 11 + 1 + 4 + 4 + 1 + 2 + 4 + 3;

  /** The beginning of a graph of two nodes, the first of which reads a number. */
  private static Encoder head() {
    Encoder head =
        new Encoder().text("graph/2").octet(2).number(1).text("x").octet(0).octet(0).number(0);
    return head.number(2).octet(0).text("x");
  }
}
