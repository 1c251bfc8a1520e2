package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.model.LearntGraphs;
import org.sagekit.core.model.RandomGraphs;
import org.sagekit.core.pack.code.Tools;
import org.sagekit.core.pack.code.WasmTarget;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** Modules are held to the certificates of their models; one node checks all models of a test. */
class WasmAgreementTest {
  private static final WasmTarget TARGET = new WasmTarget();

  @TempDir private Path folder;
  private final List<String> names = new ArrayList<>();

  @Test
  void computesEveryNode() throws IOException {
    for (long seed = 1; seed <= 20; seed++) {
      ScoringGraph graph = RandomGraphs.graphOfTexts(seed);
      write("random " + seed, graph, RandomGraphs.rows(seed, 24));
    }
    for (Node node : LearntGraphs.nodes(new Random(7))) {
      Dataset rows = LearntGraphs.rows(new Random(8), 24);
      write(node.getClass().getSimpleName() + names.size(), LearntGraphs.graph(node), rows);
    }
    requireEqual();
  }

  @Test
  void computesWhatTreesAndLayersLearnOfAdult() throws IOException {
    for (Trainer trainer : List.of(Trainers.xgboost(), Trainers.linear())) {
      write(trainer.name(), trainer.train(adult(), TestRun.at(folder).seeded(3)), adult());
    }
    requireEqual();
  }

  @Test
  @Tag("proof")
  void computesWhatEveryTrainerLearns() throws IOException {
    for (Dataset rows : List.of(adult(), car(), abalone())) {
      for (Trainer trainer : fitting(rows)) {
        ScoringGraph graph = trainer.train(rows, TestRun.at(folder).seeded(3));
        write(trainer.name() + " of " + rows.name(), graph, rows);
      }
    }
    requireEqual();
  }

  @Test
  void aCheckTellsWhatDiffers() throws IOException {
    ScoringGraph graph = RandomGraphs.graphOfTexts(1);
    Path home = write("wrong", graph, RandomGraphs.rows(1, 24));
    Path certificate = home.resolve(CertificateFile.NAME);
    List<String> lines = new ArrayList<>(Files.readAllLines(certificate));
    lines.set(2, lines.get(2).replaceFirst("[^\t]*$", "0x1.0p7"));
    Files.write(certificate, lines);
    String code =
        "const { execFileSync } = require('child_process');"
            + "try { execFileSync(process.execPath, ['check.mjs']); console.log('wrong'); }"
            + "catch (e) { console.log(e.status, String(e.stdout)); }";
    assertThat(Tools.run(home, List.of(Tools.require("node"), "-e", code)))
        .contains("1 1 of " + (lines.size() - 2) + " rows differ");
  }

  private static List<Trainer> fitting(Dataset rows) {
    return Stream.concat(Trainers.all().stream(), Trainers.unsupervised().stream())
        .filter(
            trainer ->
                trainer.tasks().contains(TrainingJob.taskOf(rows))
                    || trainer.tasks().stream().noneMatch(Task::isSupervised))
        .toList();
  }

  private Path write(String name, ScoringGraph graph, Dataset sample) throws IOException {
    CompiledModel compiled = TARGET.compile(name, graph);
    Path home = Files.createDirectories(folder.resolve(String.valueOf(names.size())));
    for (String file : compiled.names()) {
      Files.write(home.resolve(file), compiled.file(file));
    }
    Files.write(
        home.resolve(CertificateFile.NAME), CertificateFile.write(Certificates.of(graph, sample)));
    names.add(name);
    return home;
  }

  private void requireEqual() throws IOException {
    String code =
        """
        for (let i = 0; i < %s; i++) {
          const { check } = await import(`./${i}/check.mjs`);
          const { rows, differ } = await check(new URL(`./${i}/certificate.tsv`, import.meta.url));
          console.log(rows > 0 && differ === 0);
        }
        """
            .formatted(names.size());
    Files.writeString(folder.resolve("all.mjs"), code, StandardCharsets.UTF_8);
    List<String> said =
        Tools.run(folder, List.of(Tools.require("node"), "all.mjs")).lines().toList();
    assertThat(said).hasSameSizeAs(names);
    for (int i = 0; i < names.size(); i++) {
      assertThat(said.get(i)).as(names.get(i)).isEqualTo("true");
    }
  }

  private static Dataset adult() {
    return read("adult").as("class", Role.TARGET);
  }

  private static Dataset car() {
    return read("car").as("class", Role.TARGET);
  }

  private static Dataset abalone() {
    return Datasets.retyped(read("abalone"), "Class_Rings", FieldType.NUMERIC)
        .as("Class_Rings", Role.TARGET);
  }

  private static Dataset read(String name) {
    try {
      var file = Objects.requireNonNull(Trainers.class.getResource(name + ".csv"), name);
      return Datasets.csv(Path.of(file.toURI())).read();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
