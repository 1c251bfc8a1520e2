package org.sagekit.core.deploy.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.StoreException;
import org.sagekit.api.deploy.EndpointEvent;
import org.sagekit.api.deploy.EndpointEvent.Kind;
import org.sagekit.api.deploy.Traffic;
import org.sagekit.api.deploy.capture.CaptureContent;
import org.sagekit.api.deploy.capture.CaptureLayout;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.core.internal.FileWorkspace;

class EndpointLogTest {
  private static final Instant NOON = Instant.parse("2026-11-03T12:00:00Z");
  private static final Traffic OLD = new Traffic("only", Fingerprint.of("old"), 1);
  private static final Traffic NEW = new Traffic("only", Fingerprint.of("new"), 0.1);
  @TempDir Path home;
  private FileWorkspace workspace;

  /** Where the tables lie is for those to say who extend this. */
  FileWorkspace open(Path folder) {
    return FileWorkspace.open(folder);
  }

  @BeforeEach
  void open() {
    workspace = open(home);
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  private EndpointLog at(Instant time) {
    return new EndpointLog(workspace, Clock.fixed(time, ZoneOffset.UTC));
  }

  private void opened(Instant time, Traffic traffic) {
    at(time)
        .write(
            "income",
            EndpointState.of(List.of(traffic)),
            new EndpointLog.Change(Kind.OPENED, "", List.of(traffic)));
  }

  @Test
  void keepsTheStateOfAnEndpoint() {
    EndpointState state = EndpointState.of(List.of(OLD)).with(NEW);
    at(NOON).write("income", state, new EndpointLog.Change(Kind.ROLLOUT_STARTED, "r", List.of()));
    assertThat(at(NOON).state("income")).contains(state);
    assertThat(at(NOON).state("other")).isEmpty();
  }

  @Test
  void tellsWhatWasLiveAtAMoment() {
    opened(NOON, OLD);
    opened(NOON.plusSeconds(60), NEW);
    assertThat(at(NOON).last("income", NOON.minusMillis(1))).isEmpty();
    assertThat(at(NOON).last("income", NOON).orElseThrow().traffic()).containsExactly(OLD);
    assertThat(at(NOON).last("income", NOON.plusSeconds(61)).map(EndpointEvent::traffic))
        .contains(List.of(NEW));
  }

  @Test
  void keepsTheHistoryOfWhatWasDeleted() {
    opened(NOON, OLD);
    at(NOON.plusSeconds(1)).delete("income", "not needed");
    assertThat(at(NOON).state("income")).isEmpty();
    assertThat(at(NOON).history("income"))
        .extracting(EndpointEvent::kind)
        .containsExactly(Kind.OPENED, Kind.DELETED);
    assertThat(at(NOON).names()).containsExactly("income");
  }

  @Test
  void losesNoEventForTheCharactersOfItsReason() {
    at(NOON).delete("income", "broken: a\0b\uD800 \u00e4 \uD83D\uDE00");
    assertThat(at(NOON).history("income"))
        .extracting(EndpointEvent::reason)
        .containsExactly("broken: a?b? \u00e4 \uD83D\uDE00");
  }

  @Test
  void knowsWhoUsesAPackageLiveOrAsACandidate() {
    EndpointState state = EndpointState.of(List.of(OLD)).with(NEW);
    at(NOON).write("income", state, new EndpointLog.Change(Kind.ROLLOUT_STARTED, "", List.of()));
    for (Traffic used : List.of(OLD, NEW)) {
      assertThat(using(used.modelPackage())).containsExactly("income");
    }
    assertThat(using(Fingerprint.of("none"))).isEmpty();
  }

  private List<String> using(Fingerprint modelPackage) {
    return FileWorkspace.tablesOf(workspace).read(c -> EndpointLog.using(c, modelPackage));
  }

  @Test
  void letsNobodyChangeAnEvent() {
    opened(NOON, OLD);
    for (String change :
        List.of("UPDATE endpoint_event SET reason = 'x'", "DELETE FROM endpoint_event")) {
      assertThatThrownBy(
              () ->
                  FileWorkspace.tablesOf(workspace)
                      .write(
                          c -> {
                            try (var statement = c.createStatement()) {
                              return statement.executeUpdate(change);
                            }
                          }))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("endpoint_event is append-only");
    }
  }

  @Test
  void stateIsReadAsItWasWritten() {
    CaptureOptions options =
        CaptureOptions.standard()
            .sampling(12.5)
            .content(CaptureContent.INPUT)
            .fileBytes(Long.MAX_VALUE)
            .layout(CaptureLayout.HOURLY)
            .rotateEvery(Duration.ofMinutes(5))
            .keepBytes(1L << 40)
            .keepFor(Duration.ofDays(7));
    EndpointState state =
        EndpointState.of(
                List.of(OLD, new Traffic("b", Fingerprint.of("b"), 0)), Map.of("b", options))
            .with(NEW);
    assertThat(EndpointState.parse("income", state.toJson())).isEqualTo(state);
    assertThat(state.capture("b")).isEqualTo(options);
    assertThat(state.capture("other")).isEqualTo(CaptureOptions.standard());
  }

  @Test
  void statesOfFormerVersionsAreRead() {
    EndpointState state = EndpointState.of(List.of(OLD));
    String former = state.toJson().replace(",\"captures\":{}", "");
    assertThat(former).doesNotContain("captures");
    assertThat(EndpointState.parse("income", former)).isEqualTo(state);
    String hurt = state.toJson().replace("\"captures\":{}", "\"captures\":{\"b\":{}}");
    assertThatThrownBy(() -> EndpointState.parse("income", hurt))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("options of its capture are damaged")
        .hasMessageContaining("'sampling' must be a finite number, but was not there");
  }
}
