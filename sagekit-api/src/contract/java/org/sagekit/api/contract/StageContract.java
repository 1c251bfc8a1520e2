package org.sagekit.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Stage;

/**
 * What every job must keep to. Extend it beside the job and supply the job, an input, and a variant
 * for each option.
 *
 * @param <I> what the job takes
 * @param <O> what it returns
 */
public abstract class StageContract<I, O> {
  /** A folder of the test's own. */
  @TempDir protected Path home;

  /** The job, built anew by every call. All calls build the same job. */
  protected abstract Stage<I, O> stage();

  /**
   * The job of {@link #stage} with one option changed each. Together they must change every field
   * but those that {@link #fieldsWithoutVariant} names, so that a forgotten option is found.
   */
  protected abstract List<? extends Stage<I, O>> variants();

  /** An input, made anew by every call. All calls make the same input. */
  protected abstract I input();

  /** A run over a workspace of the folder; to be overridden if the job needs something in it. */
  protected TestRun run(Path folder) {
    return TestRun.at(folder);
  }

  /** What is compared of an output: its fingerprint if it has one. */
  protected Object contentOf(O output) {
    return output instanceof Fingerprinted known ? known.fingerprint() : output;
  }

  /** The fields that influence nothing but the name under which all is kept. */
  protected Set<String> fieldsWithoutVariant() {
    return Set.of("name");
  }

  /** What {@code toBuilder().build()} makes of a job. */
  protected Stage<I, O> rebuilt(Stage<I, O> job) {
    return BuilderRoundTrip.rebuilt(job);
  }

  @Test
  void hasAName() {
    assertThat(stage().name()).isNotBlank();
  }

  @Test
  void tellsItsSettings() {
    Map<String, String> settings = stage().settings().asMap();
    assertThat(settings).isNotEmpty();
    assertThat(settings.keySet()).allMatch(name -> !name.isBlank());
    assertThat(settings).isEqualTo(stage().settings().asMap()).doesNotContainValue(null);
  }

  @Test
  void hasEqualFingerprintsForEqualBuilds() {
    assertThat(stage().fingerprint()).isEqualTo(stage().fingerprint());
  }

  @Test
  void everyOptionShowsInTheSettingsAndCountsInTheFingerprint() {
    List<Stage<I, O>> all = new ArrayList<>(variants());
    all.add(stage());
    Set<Map<String, String>> settings = new HashSet<>();
    Set<Fingerprint> fingerprints = new HashSet<>();
    for (Stage<I, O> one : all) {
      assertThat(settings.add(one.settings().asMap())).as("settings %s", one.settings()).isTrue();
      Optional<Fingerprint> fingerprint = one.fingerprint();
      assertThat(fingerprint.map(fingerprints::add).orElse(true)).as("%s", one.settings()).isTrue();
    }
  }

  @Test
  void everyOptionHasAVariant() {
    Set<String> varied = new HashSet<>(fieldsWithoutVariant());
    variants().forEach(one -> varied.addAll(BuilderRoundTrip.differences(stage(), one)));
    assertThat(varied).containsAll(BuilderRoundTrip.state(stage()).keySet());
  }

  @Test
  void toBuilderLosesNothing() {
    List<Stage<I, O>> all = new ArrayList<>(variants());
    all.add(stage());
    for (Stage<I, O> one : all) {
      Stage<I, O> copy = rebuilt(one);
      assertThat(BuilderRoundTrip.differences(one, copy)).as("%s", one.settings()).isEmpty();
      assertThat(copy.settings()).isEqualTo(one.settings());
      assertThat(copy.fingerprint()).isEqualTo(one.fingerprint());
    }
  }

  @Test
  void checkFindsNothingAndLeavesNoTrace() throws IOException {
    TestRun run = run(home);
    Set<Path> before = files();
    assertThat(stage().check(run)).isEmpty();
    assertThat(stage().check(run)).isEmpty();
    assertThat(files()).isEqualTo(before);
    assertThat(run.events()).isEmpty();
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      return new HashSet<>(files.toList());
    }
  }

  @Test
  void sameInputAndSeedGiveTheSameOutput() throws Exception {
    Stage<I, O> stage = stage();
    Object first = contentOf(stage.run(input(), run(home.resolve("a"))));
    Object second = contentOf(stage.run(input(), run(home.resolve("b"))));
    Object rebuilt = contentOf(rebuilt(stage).run(input(), run(home.resolve("c"))));
    assertThat(second).isEqualTo(first);
    assertThat(rebuilt).isEqualTo(first);
  }

  @Test
  void givesTheSameOutputAgainInTheSameWorkspace() throws Exception {
    TestRun run = run(home);
    Object first = contentOf(stage().run(input(), run));
    assertThat(contentOf(stage().run(input(), run))).isEqualTo(first);
  }

  @Test
  void leavesItsInputAsItIs() throws Exception {
    I input = input();
    if (input instanceof Fingerprinted known) {
      Fingerprint before = known.fingerprint();
      stage().run(input, run(home));
      assertThat(known.fingerprint()).isEqualTo(before);
    }
  }
}
