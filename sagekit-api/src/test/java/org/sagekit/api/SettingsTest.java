package org.sagekit.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

  @Test
  void writesValuesAsCanonicalText() {
    Settings settings =
        Settings.empty()
            .with("eta", 0.3)
            .with("rounds", 100)
            .with("wait", Duration.ofSeconds(5))
            .with("status", PipelineRun.Status.WAITING)
            .with("columns", List.of("a", "b"));
    assertThat(settings.asMap())
        .containsExactly(
            Map.entry("columns", "[a, b]"),
            Map.entry("eta", "0.3"),
            Map.entry("rounds", "100"),
            Map.entry("status", "WAITING"),
            Map.entry("wait", "PT5S"));
  }

  @Test
  void theOrderOfSettingDoesNotMatter() {
    Settings one = Settings.empty().with("a", 1).with("b", 2);
    Settings other = Settings.empty().with("b", 2).with("a", 1);
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
  }

  @Test
  void anotherValueIsAnotherFingerprint() {
    assertThat(Settings.empty().with("a", 1).fingerprint())
        .isNotEqualTo(Settings.empty().with("a", 2).fingerprint());
  }

  @Test
  void putsOthersBehindAPrefix() {
    Settings settings = Settings.empty().with("trainer", Settings.of(Map.of("eta", "0.3")));
    assertThat(settings.asMap()).containsExactly(Map.entry("trainer.eta", "0.3"));
  }

  @Test
  void refusesLiveObjects() {
    assertThatThrownBy(() -> Settings.empty().with("thing", new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Settings: thing must be a text, number");
  }
}
