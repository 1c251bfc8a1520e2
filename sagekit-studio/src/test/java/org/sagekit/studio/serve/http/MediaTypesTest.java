package org.sagekit.studio.serve.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MediaTypesTest {
  private static final List<String> OFFERED = List.of("application/json", "text/csv");

  private static String accepted(String header) {
    return MediaTypes.accepted(header, OFFERED);
  }

  @Test
  void givesTheFirstWhereTheClientDoesNotMind() {
    assertThat(accepted(null)).isEqualTo("application/json");
    assertThat(accepted("")).isEqualTo("application/json");
    assertThat(accepted("*/*")).isEqualTo("application/json");
    assertThat(accepted("application/*, text/*")).isEqualTo("application/json");
  }

  @Test
  void givesWhatIsLikedBest() {
    assertThat(accepted("text/csv")).isEqualTo("text/csv");
    assertThat(accepted("TEXT/CSV")).isEqualTo("text/csv");
    assertThat(accepted("application/json;q=0.5, text/*;q=0.6")).isEqualTo("text/csv");
    assertThat(accepted("*/*, application/json;q=0")).isEqualTo("text/csv");
    assertThat(accepted("text/html, */*;q=0.1")).isEqualTo("application/json");
  }

  @Test
  void refusesWhatCanNotBeGiven() {
    assertThatThrownBy(() -> accepted("text/html"))
        .isInstanceOf(Refusal.class)
        .hasMessage("Request: Accept must allow one of [application/json, text/csv].");
    assertThatThrownBy(() -> accepted("*/*;q=0.000")).isInstanceOf(Refusal.class);
  }

  @Test
  void readsTheTypeOfABody() {
    assertThat(MediaTypes.of("Text/CSV; Charset=\"UTF-8\"; header=present", OFFERED))
        .isEqualTo("text/csv");
    assertThatThrownBy(() -> MediaTypes.of("application/json; header=present", OFFERED))
        .hasMessageContaining("without further parameters, but was header=present.");
    assertThatThrownBy(() -> MediaTypes.of("x".repeat(9_000), OFFERED))
        .message()
        .hasSizeLessThan(200);
  }
}
