package org.sagekit.core.deploy.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.StoreException;
import org.sagekit.api.deploy.CapacityException;
import org.sagekit.api.deploy.HostedModel;
import org.sagekit.api.deploy.Inference;
import org.sagekit.api.deploy.Invocation;
import org.sagekit.api.deploy.ModelSource;
import org.sagekit.api.deploy.Predictor;

class HostedModelsTest {
  @TempDir Path folder;
  private final AtomicLong now = new AtomicLong();
  private Packages packages;

  @BeforeEach
  void write() {
    packages = Packages.of(3, folder);
  }

  private HostedModels endpoint(ModelSource source, long bytes) {
    return new HostedModels(
        "regional",
        source,
        new HostingLimits(bytes, 2, Duration.ofNanos(10)),
        new HostedModels.Seams(now::get, held -> assertThat(held).isBetween(0L, bytes)));
  }

  /** Has room for two of the models, whichever they are. */
  private HostedModels ofTwo() {
    long most = packages.packageByName.keySet().stream().mapToLong(packages::bytes).max().orElse(0);
    return endpoint(packages, 2 * most);
  }

  @Test
  void answersAsTheScorerOfThePackageDoes() {
    HostedModels endpoint = ofTwo();
    Predictor model = endpoint.model("m1");
    Inference answer = model.invoke(Invocation.plain(), Packages.rows("m1"));
    assertThat(answer.predictions().toArray()).isEqualTo(packages.expected("m1").toArray());
    assertThat(answer.variant()).isEqualTo("m1");
    assertThat(answer.modelPackage()).isEqualTo(packages.get("m1").fingerprint());
    assertThat(model.name()).isEqualTo("m1");
    assertThat(model.inputs()).isEqualTo(packages.get("m1").model().inputs());
    assertThat(model.classes()).isEqualTo(packages.get("m1").graph().classes());
  }

  @Test
  void answersOneRowWithTheSameBitsAsMany() {
    Predictor model = ofTwo().model("m2");
    double[] one =
        model.invoke(Invocation.plain(), Packages.rows("m2").row(7)).predictions().toArray();
    assertThat(one).isEqualTo(packages.expected("m2").get(7).toArray());
  }

  @Test
  void theOneNotAskedForTheLongestMakesRoom() {
    HostedModels endpoint = ofTwo();
    endpoint.model("m0");
    endpoint.model("m1");
    endpoint.model("m0");
    endpoint.model("m2");
    assertThat(endpoint.models())
        .filteredOn(HostedModel::loaded)
        .extracting(HostedModel::name)
        .doesNotContain("m1")
        .contains("m2");
    assertThat(endpoint.metrics().loads()).isEqualTo(3);
    assertThat(endpoint.metrics().hits()).isEqualTo(1);
    assertThat(endpoint.metrics().evictions()).isPositive();
  }

  @Test
  void whoeverHoldsAModelIsAnsweredAfterItMadeRoom() {
    HostedModels endpoint = ofTwo();
    Predictor held = endpoint.model("m0");
    endpoint.model("m1");
    endpoint.model("m2");
    endpoint.unload("m0");
    double[] values = held.invoke(Invocation.plain(), Packages.rows("m0")).predictions().toArray();
    assertThat(values).isEqualTo(packages.expected("m0").toArray());
  }

  @Test
  void tellsOfEveryModel() {
    HostedModels endpoint = ofTwo();
    assertThat(endpoint.models())
        .extracting(HostedModel::name, HostedModel::loaded, HostedModel::bytes)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("m0", false, 0L),
            org.assertj.core.groups.Tuple.tuple("m1", false, 0L),
            org.assertj.core.groups.Tuple.tuple("m2", false, 0L));
    endpoint.model("m1");
    assertThat(endpoint.models().get(1))
        .isEqualTo(
            new HostedModel(
                "m1",
                "package " + packages.get("m1").fingerprint().brief(),
                true,
                packages.bytes("m1")));
    assertThat(endpoint.unload("m1")).isTrue();
    assertThat(endpoint.unload("m1")).isFalse();
    assertThat(endpoint.models().get(1).bytes()).isEqualTo(packages.bytes("m1"));
    assertThat(endpoint.metrics().bytes()).isZero();
  }

  @Test
  void refusesNamesThatAreNone() {
    HostedModels endpoint = ofTwo();
    assertThatThrownBy(() -> endpoint.model("m7"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("MultiModelEndpoint 'regional': model 'm7' is not there. Did you mean 'm0'?");
    assertThatThrownBy(() -> endpoint.unload("m7")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> endpoint.model("../m0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("model must be 1 to 100 letters");
    assertThatThrownBy(() -> endpoint.model("x".repeat(1_000_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .hasSizeLessThan(400);
  }

  @Test
  void refusesAVariantThatIsAnotherModel() {
    Predictor model = ofTwo().model("m0");
    assertThat(model.invoke(Invocation.plain().variant("m0"), Packages.rows("m0")).variant())
        .isEqualTo("m0");
    assertThatThrownBy(() -> model.invoke(Invocation.plain().variant("m1"), Packages.rows("m0")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Model 'm0': variant must be 'm0', the only one, but was 'm1'.");
  }

  @Test
  void refusesAModelLargerThanAllMemoryAndDoesNotReadItAgain() {
    HostedModels endpoint = endpoint(packages, packages.bytes("m0") - 1);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> endpoint.model("m0"))
          .isInstanceOf(CapacityException.class)
          .hasMessageContaining("memory must be at most the " + (packages.bytes("m0") - 1));
    }
    assertThat(packages.opened).hasValue(1);
    assertThat(endpoint.metrics().failures()).isEqualTo(1);
  }

  @Test
  void readsADamagedPackageOnceUntilItIsAnotherOneOrUnloaded() {
    FlakySource source = new FlakySource(new ModelFormatException("Package is damaged."));
    HostedModels endpoint = endpoint(source, Long.MAX_VALUE);
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> endpoint.model("x"))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith("Package is damaged.");
    }
    assertThat(source.opened).hasValue(1);
    endpoint.unload("x");
    assertThatThrownBy(() -> endpoint.model("x")).hasMessage("Package is damaged.");
    source.revision = "2";
    assertThatThrownBy(() -> endpoint.model("x")).hasMessage("Package is damaged.");
    assertThat(source.opened).hasValue(3);
  }

  @Test
  void triesAgainWhatMayBeBetterNextTime() {
    FlakySource source = new FlakySource(new StoreException("The disk is away."));
    HostedModels endpoint = endpoint(source, Long.MAX_VALUE);
    assertThatThrownBy(() -> endpoint.model("x")).isInstanceOf(StoreException.class);
    source.pack = packages.get("m0");
    assertThat(endpoint.model("x").name()).isEqualTo("x");
    assertThat(endpoint.metrics().failures()).isEqualTo(1);
  }

  @Test
  void takesANewRevisionWhenItLooksAgain() {
    HostedModels endpoint = ofTwo();
    endpoint.model("m0");
    packages.write("m0", 8, folder);
    assertThat(asked(endpoint)).isNotEqualTo(packages.get("m0").fingerprint());
    now.addAndGet(10);
    assertThat(asked(endpoint)).isEqualTo(packages.get("m0").fingerprint());
    assertThat(packages.opened).hasValue(2);
  }

  private static org.sagekit.api.Fingerprint asked(HostedModels endpoint) {
    return endpoint.model("m0").invoke(Invocation.plain(), Packages.rows("m8")).modelPackage();
  }

  @Test
  void keepsAModelWhoseSuccessorIsDamaged() {
    FlakySource source = new FlakySource(new ModelFormatException("Package is damaged."));
    source.pack = packages.get("m0");
    HostedModels endpoint = endpoint(source, Long.MAX_VALUE);
    Predictor first = endpoint.model("x");
    source.pack = null;
    source.revision = "2";
    for (int i = 0; i < 5; i++) {
      now.addAndGet(10);
      assertThat(endpoint.model("x")).isSameAs(first);
    }
    assertThat(source.opened).hasValue(2);
    assertThat(endpoint.metrics().failures()).isEqualTo(1);
  }

  @Test
  void letsGoOfAModelThatItsSourceHasNoMore() {
    HostedModels endpoint = ofTwo();
    endpoint.model("m0");
    packages.packageByName.remove("m0");
    assertThat(endpoint.model("m0").name()).isEqualTo("m0");
    now.addAndGet(10);
    assertThatThrownBy(() -> endpoint.model("m0")).isInstanceOf(IllegalArgumentException.class);
    assertThat(endpoint.metrics().models()).isZero();
  }

  @Test
  void answersNothingWhenClosed() {
    HostedModels endpoint = ofTwo();
    Predictor held = endpoint.model("m0");
    endpoint.close();
    endpoint.close();
    assertThatThrownBy(() -> held.invoke(Invocation.plain(), Packages.rows("m0")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Model 'm0': its endpoint is closed.");
    assertThatThrownBy(() -> endpoint.model("m0")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(endpoint::models).isInstanceOf(IllegalStateException.class);
    assertThat(endpoint.metrics().bytes()).isZero();
  }
}
