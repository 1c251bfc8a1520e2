package org.sagekit.core.track.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sagekit.api.track.run.RunEnvironment;
import org.sagekit.api.track.run.RunEnvironment.GitCommit;

class EnvironmentChangesTest {
  private static final RunEnvironment THEN =
      environment("17.0.9 Temurin", 4, "2", List.of("xgboost4j_2.12-3.4.0.jar", "classes"));

  private static RunEnvironment environment(
      String java, int processors, String threads, List<String> libraries) {
    return new RunEnvironment(
        java,
        "Linux 6.1 amd64",
        processors,
        1L << 30,
        "Main",
        Optional.of(new GitCommit("a".repeat(40), "main")),
        Map.of("seed", "4" + threads, "threads", threads),
        libraries);
  }

  @Test
  void saysNothingIfAllIsAsItWas() {
    assertThat(EnvironmentChanges.between(THEN, THEN)).isEmpty();
  }

  @Test
  void namesEveryChangeButTheSeed() {
    RunEnvironment now =
        environment("21 Temurin", 8, "3", List.of("xgboost4j_2.12-3.4.1.jar", "new.jar"));
    assertThat(EnvironmentChanges.between(THEN, now))
        .containsExactly(
            "Java was 17.0.9 Temurin, is 21 Temurin.",
            "The number of processors was 4, is 8.",
            "SageKit's threads was 2, is 3.",
            "Library classes is gone, it was without a version.",
            "Library new.jar came in, without a version.",
            "Library xgboost4j_2.12 was 3.4.0, is 3.4.1.");
  }

  @Test
  void countsLibrariesBeyondTwenty() {
    List<String> many = new ArrayList<>(THEN.libraries());
    for (int i = 0; i < 25; i++) {
      many.add("library%s-1.0.jar".formatted(i));
    }
    List<String> changes =
        EnvironmentChanges.between(THEN, environment("17.0.9 Temurin", 4, "2", many));
    assertThat(changes).hasSize(21).contains("Library library0 came in, 1.0.");
    assertThat(changes.get(20)).isEqualTo("5 more libraries changed.");
  }
}
