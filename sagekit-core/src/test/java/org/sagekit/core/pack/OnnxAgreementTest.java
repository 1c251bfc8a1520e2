package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Role;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.train.Trainer;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.pack.onnx.OnnxRun;
import org.sagekit.core.train.Trainers;

/** Models of SageKit's own trainers, held to their certificates by ONNX Runtime. */
class OnnxAgreementTest {
  /** Measured: 2.2e-12 of a margin, of a Gaussian process, whose weights are large. */
  private static final double CLOSE = 1e-10;

  @TempDir private Path home;

  static Stream<Trainer> trainers() {
    return Stream.concat(Trainers.all().stream(), Trainers.unsupervised().stream());
  }

  static Stream<Trainer> trainersOfClasses() {
    return trainers().filter(trainer -> !trainer.tasks().equals(Set.of(Task.REGRESSION)));
  }

  static Stream<Trainer> trainersOfNumbers() {
    return trainers().filter(t -> t.tasks().contains(Task.REGRESSION) || !isSupervised(t));
  }

  private static boolean isSupervised(Trainer trainer) {
    return trainer.tasks().stream().anyMatch(Task::isSupervised);
  }

  @ParameterizedTest
  @MethodSource("trainersOfClasses")
  void meetsTheCertificatesOfModelsOfTwoClasses(Trainer trainer) {
    meets(trainer, read("adult").as("class", Role.TARGET).first(150));
  }

  @Tag("proof")
  @ParameterizedTest
  @MethodSource("trainersOfClasses")
  void meetsTheCertificatesOfModelsOfFourClasses(Trainer trainer) {
    meets(trainer, read("car").as("class", Role.TARGET));
  }

  @Tag("proof")
  @ParameterizedTest
  @MethodSource("trainersOfNumbers")
  void meetsTheCertificatesOfModelsOfNumbers(Trainer trainer) {
    meets(
        trainer,
        Datasets.retyped(read("abalone"), "Class_Rings", FieldType.NUMERIC)
            .as("Class_Rings", Role.TARGET));
  }

  @Test
  void marginsOfBoostingAreTheSameToTheBit() {
    Dataset rows = read("adult").as("class", Role.TARGET).first(150);
    assertThat(OnnxRun.isExact(Trainers.xgboost().train(rows, TestRun.at(home)))).isTrue();
    assertThat(OnnxRun.isExact(Trainers.mlp().train(rows, TestRun.at(home)))).isFalse();
  }

  private void meets(Trainer trainer, Dataset rows) {
    ScoringGraph graph = trainer.train(rows, TestRun.at(home).seeded(3));
    Certificate certificate = Certificates.of(graph, rows);
    try (OnnxRun run = new OnnxRun(graph, 1)) {
      meets(certificate, run, certificate.rows(), 300);
      meets(certificate, run, certificate.rows().first(50), 1);
    }
  }

  private static void meets(Certificate certificate, OnnxRun run, Dataset rows, int batch) {
    close(certificate.margins(), run.numbers(0, rows, batch), run.isExact() ? 0 : CLOSE);
    close(certificate.outputs(), run.numbers(1, rows, batch), CLOSE);
  }

  private static void close(Doubles expected, double[] actual, double within) {
    for (int i = 0; i < actual.length; i++) {
      double a = expected.get(i);
      double b = actual[i];
      boolean same = a == b || (Double.isNaN(a) && Double.isNaN(b));
      assertThat(same || Math.abs(a - b) <= within * Math.max(1, Math.abs(a)))
          .as("number %s: %s is %s", i, a, b)
          .isTrue();
    }
  }

  private static Dataset read(String name) {
    var file = Objects.requireNonNull(Trainers.class.getResource(name + ".csv"), name);
    try {
      return Datasets.csv(Path.of(file.toURI())).read();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
