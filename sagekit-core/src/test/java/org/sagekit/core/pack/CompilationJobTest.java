package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.Stage;
import org.sagekit.api.contract.StageContract;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.Target;
import org.sagekit.api.pack.Verdict;
import org.sagekit.core.model.RandomGraphs;
import org.sagekit.core.train.SomeModels;

class CompilationJobTest extends StageContract<ModelPackage, CompiledModel> {
  private static final Target WRONG =
      new Target() {
        @Override
        public String name() {
          return "wrong";
        }

        @Override
        public List<String> problems(ScoringGraph graph) {
          return List.of();
        }

        @Override
        public CompiledModel compile(String model, ScoringGraph graph) {
          byte[] check = "throw new Error('1 of 2 rows differ')".getBytes(StandardCharsets.UTF_8);
          return CompiledModel.of("wrong", Map.of("Check.java", check));
        }

        @Override
        public List<List<String>> checks() {
          return List.of(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin/java").toString(), "Check.java"));
        }
      };

  @Override
  protected Stage<ModelPackage, CompiledModel> stage() {
    return CompilationJob.named("edge", Targets.c()).to(home.resolve("out")).build();
  }

  @Override
  protected List<CompilationJob> variants() {
    return List.of(
        CompilationJob.named("edge", Targets.java()).to(home.resolve("out")).build(),
        CompilationJob.named("edge", Targets.c()).build(),
        CompilationJob.named("edge", Targets.c()).to(home.resolve("out")).verified().build());
  }

  @Override
  protected ModelPackage input() {
    ScoringGraph graph = RandomGraphs.graphOfTexts(1);
    return ModelPackages.write(SomeModels.of("churn", graph, 1), home.resolve("model.tar.gz"));
  }

  @Test
  void writesFilesAndCertificateToAFolder() {
    CompiledModel compiled = run(Targets.c(), "out");
    for (String file : compiled.names()) {
      assertThat(home.resolve("out").resolve(file)).hasBinaryContent(compiled.file(file));
    }
    assertThat(compiled.names()).contains("churn.h", "check.c", "README.md", "certificate.tsv");
  }

  @Test
  void writesArchivesOfWhichEqualModelsGiveEqualBytes() throws IOException {
    for (String name : List.of("out.zip", "out.tar.gz")) {
      run(Targets.c(), name);
      byte[] first = Files.readAllBytes(home.resolve(name));
      run(Targets.c(), name);
      assertThat(home.resolve(name)).hasBinaryContent(first);
    }
    try (ZipFile zip = new ZipFile(home.resolve("out.zip").toFile())) {
      assertThat(zip.stream().map(Object::toString)).contains("check.c", "certificate.tsv");
    }
  }

  @Test
  void writesNothingThatComputesSomethingElse() {
    CompilationJob job =
        CompilationJob.named("edge", WRONG).to(home.resolve("out")).verified().build();
    assertThatThrownBy(() -> job.run(input(), TestRun.at(home)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(
            "edge: what was compiled for 'wrong' must agree with the certificate, but did not: ");
    assertThat(home.resolve("out")).doesNotExist();
  }

  @Test
  void verifiesByTheProgramsOfTheMachine() {
    assertThat(Verification.of(input()))
        .hasSize(1 + Targets.all().size())
        .allMatch(verdict -> verdict.outcome().isSound(), "sound")
        .anyMatch(verdict -> verdict.outcome() == Verdict.Outcome.EQUAL)
        .first()
        .extracting(Verdict::target)
        .isEqualTo("jvm");
  }

  @Test
  void keepsWhatTheProgramsOfTheMachineFoundIfToldTo() {
    ModelPackage pack =
        PackagingJob.named("pack").verified().build().run(input().model(), TestRun.at(home));
    assertThat(ModelPackages.open(pack.file()).certificate().verdicts())
        .filteredOn(verdict -> verdict.target().equals("java"))
        .allMatch(verdict -> verdict.outcome() == Verdict.Outcome.EQUAL)
        .allMatch(verdict -> !verdict.said().contains("JVM"), "run by its own tools");
  }

  @Test
  void keepsTheVerdictsInThePackage() {
    ModelPackage read = ModelPackages.open(input().file());
    assertThat(read.certificate().verdicts())
        .hasSize(1 + Targets.all().size())
        .isEqualTo(Verdicts.of(read.graph(), read.certificate()));
  }

  private CompiledModel run(Target target, String place) {
    return CompilationJob.named("edge", target)
        .to(home.resolve(place))
        .build()
        .run(input(), TestRun.at(home));
  }
}
