package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.Target;
import org.sagekit.core.model.LearntGraphs;
import org.sagekit.core.model.RandomGraphs;
import org.sagekit.core.pack.code.CTarget;
import org.sagekit.core.pack.code.JavaScriptTarget;
import org.sagekit.core.pack.code.JavaTarget;
import org.sagekit.core.pack.code.Tools;

/** What comes of each target is run by its own tools, and must find the same bits. */
class CodeTargetsTest {
  private static final String EQUAL = "all equal to the bit";

  @TempDir private Path folder;

  @Test
  void javaComputesTheSame() throws IOException {
    for (Path home : written(new JavaTarget())) {
      Tools.run(home, List.of(Tools.ofJdk("javac"), "-Xlint:all", "-Werror", "Check.java"));
      assertThat(Tools.run(home, List.of(Tools.ofJdk("java"), "Check"))).contains(EQUAL);
    }
  }

  @Test
  void cComputesTheSame() throws IOException {
    String gcc = Tools.require("gcc");
    for (Path home : written(new CTarget())) {
      List<String> strict = List.of("-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror");
      List<String> command = new ArrayList<>(List.of(gcc, "-O2", "check.c", "-o", "check", "-lm"));
      command.addAll(strict);
      Tools.run(home, command);
      assertThat(Tools.run(home, List.of("./check"))).contains(EQUAL);
    }
  }

  @Test
  void javaScriptComputesTheSame() throws IOException {
    String node = Tools.require("node");
    for (Path home : written(new JavaScriptTarget())) {
      assertThat(Tools.run(home, List.of(node, "check.mjs"))).contains(EQUAL);
    }
  }

  @Test
  void aCheckTellsWhatDiffers() throws IOException {
    Path home = written(new JavaScriptTarget()).get(0);
    Path certificate = home.resolve("certificate.tsv");
    List<String> lines = new ArrayList<>(Files.readAllLines(certificate));
    lines.set(2, lines.get(2).replaceFirst("[^\t]*$", "0x1.0p7"));
    Files.write(certificate, lines);
    String said = "import('./check.mjs').then(() => { process.exitCode = 0; })";
    assertThat(Tools.run(home, List.of(Tools.require("node"), "-e", said)))
        .contains("1 of " + (lines.size() - 2) + " rows differ");
  }

  private List<Path> written(Target target) throws IOException {
    List<Path> homes = new ArrayList<>();
    homes.add(write(target, "every node", everyNode(1), LearntGraphs.rows(new Random(5), 24)));
    for (long seed = 1; seed <= 3; seed++) {
      ScoringGraph graph = RandomGraphs.graphOfTexts(seed);
      homes.add(write(target, "random " + seed, graph, RandomGraphs.rows(seed, 24)));
    }
    return homes;
  }

  private Path write(Target target, String name, ScoringGraph graph, Dataset sample)
      throws IOException {
    assertThat(target.problems(graph)).isEmpty();
    CompiledModel compiled = target.compile(name, graph);
    assertThat(target.compile(name, graph)).isEqualTo(compiled);
    Path home =
        Files.createDirectories(folder.resolve(target.name() + "-" + name.replace(' ', '-')));
    for (String file : compiled.names()) {
      Files.write(home.resolve(file), compiled.file(file));
    }
    Files.write(
        home.resolve("certificate.tsv"), CertificateFile.write(Certificates.of(graph, sample)));
    return home;
  }

  /** A graph in which every kind of node that trainers end in stands beside the others. */
  static ScoringGraph everyNode(long seed) {
    ScoringGraph first = LearntGraphs.graph(LearntGraphs.nodes(new Random(seed)).get(0));
    List<Node> nodes = new ArrayList<>(first.nodes().subList(0, first.nodes().size() - 1));
    int from = nodes.size();
    nodes.addAll(LearntGraphs.nodes(new Random(seed)));
    nodes.add(new Node.Concat(IntStream.range(from, nodes.size()).boxed().toList()));
    List<Integer> widths = new ArrayList<>();
    for (Node node : nodes) {
      widths.add(node.width(node.inputs().stream().map(widths::get).toList()));
    }
    List<String> outputs =
        IntStream.range(0, widths.get(widths.size() - 1)).mapToObj(i -> "output " + i).toList();
    return new ScoringGraph(Task.PROJECTION, first.inputs(), outputs, nodes);
  }
}
