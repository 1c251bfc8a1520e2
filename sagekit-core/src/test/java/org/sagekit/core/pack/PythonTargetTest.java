package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.contract.TargetContract;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.contract.ToyRows;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.Target;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.model.LearntGraphs;
import org.sagekit.core.model.RandomGraphs;
import org.sagekit.core.pack.code.PythonTarget;
import org.sagekit.core.pack.code.Tools;
import org.sagekit.core.train.Trainers;
import org.sagekit.core.train.TrainingJob;

/** What Python computes is held to the certificates; one process checks many models. */
class PythonTargetTest {
  private static final Target TARGET = new PythonTarget();
  private static final String CHECK_ALL =
      """
      import runpy, sys
      homes = sys.argv[1:]
      del sys.argv[1:]
      for home in homes:
          sys.path.insert(0, home)
          try:
              runpy.run_path(home + "/check.py", run_name="__main__")
          except SystemExit as end:
              print(home if end.code else "passed")
      """;

  private static final Pattern DEFINITION = Pattern.compile("(?m)^(?:def|class) (\\w+)");

  @TempDir private Path folder;
  private final List<Path> homes = new ArrayList<>();

  @Test
  void computesEveryKindOfNode() throws IOException {
    for (long seed = 1; seed <= 3; seed++) {
      ScoringGraph graph = RandomGraphs.graphOfTexts(seed);
      write("random", graph, Certificates.of(graph, RandomGraphs.rows(seed, 20)));
      Random random = new Random(seed);
      Dataset rows = LearntGraphs.rows(random, 12);
      ScoringGraph learnt = CodeTargetsTest.everyNode(seed);
      write("learnt", learnt, Certificates.of(learnt, rows));
    }
    checkAll();
  }

  @Test
  void computesWhatTrainersLearnt() throws IOException {
    Dataset classes = rows(ToyRows.classes(90, 3, 1));
    Dataset numbers = rows(ToyRows.numbers(90, 1));
    write(Trainers.xgboost(), numbers);
    write(Trainers.linear(), numbers);
    write(Trainers.randomForest(), classes);
    write(Trainers.mlp(), classes);
    checkAll();
  }

  @Test
  @Tag("proof")
  void computesWhatAnyTrainerLearnt() throws IOException {
    Map<Task, Dataset> rowsByTask =
        Map.of(
            Task.BINARY, rows(ToyRows.classes(120, 2, 2)),
            Task.MULTICLASS, rows(ToyRows.classes(120, 3, 2)),
            Task.REGRESSION, rows(ToyRows.numbers(120, 2)));
    for (Trainer trainer : Trainers.all()) {
      for (Task task : trainer.tasks()) {
        write(trainer, rowsByTask.get(task));
      }
    }
    Dataset untold = rows(ToyRows.classes(120, 3, 3)).select("a", "b", "town", "note");
    for (Trainer trainer : Trainers.unsupervised()) {
      write(trainer, untold);
    }
    checkAll();
  }

  @Test
  void tellsHowManyRowsDiffer() throws IOException {
    ScoringGraph graph = RandomGraphs.graphOfTexts(1);
    Path home = write("random", graph, Certificates.of(graph, RandomGraphs.rows(1, 20)));
    Path file = home.resolve(Target.CERTIFICATE);
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(2, lines.get(2).replaceFirst("[^\t]+$", "0x1.0p7"));
    Files.write(file, lines);
    assertThat(said())
        .containsExactly("1 of " + (lines.size() - 2) + " rows differ", home.toString());
  }

  private void write(Trainer trainer, Dataset rows) throws IOException {
    TrainedModel model =
        TrainingJob.named(trainer.name(), trainer).build().run(rows, TestRun.at(folder));
    write(trainer.name(), model.graph(), Certificates.of(model));
  }

  /** Rows with missing numbers, categories and texts beside the numbers. */
  private static Dataset rows(Dataset toy) {
    int size = toy.size();
    double[] b = IntStream.range(0, size).mapToDouble(i -> i % 7 == 0 ? Double.NaN : i).toArray();
    List<@Nullable String> towns = new ArrayList<>();
    List<@Nullable String> notes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      towns.add(i % 11 == 0 ? null : "town \u00fc " + i % 5);
      notes.add(i % 9 == 0 ? null : "A very good note, No. " + i % 4 + " \ud83d\ude00 caf\u00e9");
    }
    return Dataset.of(
        "rows",
        Schema.of(
            Field.of("a", FieldType.NUMERIC),
            Field.of("b", FieldType.NUMERIC),
            Field.of("town", FieldType.CATEGORICAL),
            Field.of("note", FieldType.TEXT),
            toy.schema().fields().get(toy.schema().indexOf("y"))),
        List.of(
            toy.column(0),
            Column.ofNumbers(b),
            Column.ofCategories(towns),
            Column.ofTexts(notes),
            toy.column(toy.schema().indexOf("y"))));
  }

  private Path write(String name, ScoringGraph graph, Certificate certificate) throws IOException {
    String unique = name + " " + homes.size();
    CompiledModel compiled = TARGET.compile(unique, graph);
    Path home = Files.createDirectories(folder.resolve("home-" + homes.size()));
    for (String file : compiled.names()) {
      Files.write(home.resolve(file), compiled.file(file));
    }
    Files.write(home.resolve(Target.CERTIFICATE), CertificateFile.write(certificate));
    homes.add(home);
    assertThat(DEFINITION.matcher(source(compiled)).results().map(found -> found.group(1)))
        .as("functions of the module and of the machine")
        .doesNotHaveDuplicates();
    return home;
  }

  private static String source(CompiledModel compiled) {
    return new String(compiled.file(compiled.names().get(0)), StandardCharsets.UTF_8);
  }

  private void checkAll() {
    assertThat(said())
        .hasSize(2 * homes.size())
        .allMatch(line -> line.equals("passed") || line.endsWith(" rows, all equal to the bit"));
  }

  private List<String> said() {
    List<String> command = new ArrayList<>(List.of(Tools.require("python3"), "-c", CHECK_ALL));
    homes.forEach(home -> command.add(home.toString()));
    return Tools.run(folder, command).lines().toList();
  }

  @Nested
  class Contract extends TargetContract {
    @Override
    protected Target target() {
      return TARGET;
    }
  }
}
