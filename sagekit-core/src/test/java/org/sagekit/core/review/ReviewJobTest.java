package org.sagekit.core.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sagekit.api.DataException;
import org.sagekit.api.Stage;
import org.sagekit.api.StoppedException;
import org.sagekit.api.StoreException;
import org.sagekit.api.WaitingException;
import org.sagekit.api.contract.StageContract;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.Captured;
import org.sagekit.api.review.Reviewed;
import org.sagekit.api.review.Reviewer;

class ReviewJobTest extends StageContract<Captured, Dataset> {
  private static final Reviewer RICH = task -> Optional.of("rich");
  private final List<String> asked = new ArrayList<>();

  @Override
  protected Stage<Captured, Dataset> stage() {
    return ReviewJob.named("review", "expert/1", RICH).build();
  }

  @Override
  protected List<ReviewJob> variants() {
    return List.of(
        ReviewJob.named("review", "expert/2", RICH).build(),
        ReviewJob.named("review", "expert/1", RICH).when(Conditions.sample(0.5, 1)).build(),
        ReviewJob.named("review", "expert/1", RICH).limit(1).build(),
        ReviewJob.named("review", "expert/1", RICH).onto(SampleCapture.people()).build());
  }

  @Override
  protected Set<String> fieldsWithoutVariant() {
    return Set.of("name", "reviewer"); // a function counts by its version
  }

  @Override
  protected SampleCapture input() {
    return SampleCapture.empty()
        .asked("sure", 25, 0.1)
        .asked("p1", 20, 0.45)
        .asked("new", 33, 0.4)
        .asked("unsure", 44, 0.52);
  }

  @Override
  protected TestRun run(Path folder) {
    TestRun run = TestRun.at(folder);
    run.workspace().keep(SampleCapture.people().fingerprint(), SampleCapture.people());
    return run;
  }

  private ReviewJob.Builder job(Map<String, String> labelByEvent) {
    return ReviewJob.named(
        "review",
        task -> {
          asked.add(task.record().eventId());
          return Optional.ofNullable(labelByEvent.get(task.record().eventId()));
        });
  }

  private static final Map<String, String> ANSWERS =
      Map.of("p1", "rich", "new", "poor", "unsure", "rich", "sure", "poor");

  @Test
  void asksTheLeastCertainFirst() {
    job(ANSWERS).build().run(input(), run(home));
    assertThat(asked).containsExactly("unsure", "p1", "new");
  }

  @Test
  void addsAnswersToTheTrainingRows() {
    Dataset output = job(ANSWERS).build().run(input(), run(home));
    assertThat(output.size()).isEqualTo(5);
    assertThat(output.schema()).isEqualTo(SampleCapture.people().schema());
    assertThat(output.row(3).toMap())
        .isEqualTo(Map.of("id", "new", "age", "33", "weight", "1", "income", "poor"));
    assertThat(output.row(4).toMap()).containsEntry("id", "unsure").containsEntry("income", "rich");
    assertThat(output.name()).isEqualTo("review");
  }

  @Test
  void correctsTheRowThatBearsTheEventsId() {
    Dataset output = job(ANSWERS).build().run(input(), run(home));
    assertThat(output.row(0).toMap()).containsEntry("id", "p1").containsEntry("income", "rich");
    assertThat(output.row(1).toMap()).isEqualTo(SampleCapture.people().row(1).toMap());
    assertThat(output.column("id").rows(0, 3, 4).text(0)).isEqualTo("p1");
  }

  @Test
  void tellsWhoDisagreedWithTheModel() {
    TestRun run = run(home);
    job(ANSWERS).build().run(input(), run);
    assertThat(run.events())
        .extracting(event -> ((Reviewed) event).corrected())
        .containsExactly(false, true, false);
    assertThat(((Reviewed) run.events().get(0)).task().reason()).isEqualTo("confidence below 0.7");
  }

  @Test
  void waitsForAnswersAfterAllOthersWereAsked() {
    ReviewJob job = job(Map.of("new", "poor", "unsure", "rich")).build();
    assertThatThrownBy(() -> job.run(input(), run(home)))
        .isInstanceOf(WaitingException.class)
        .hasMessage(
            "ReviewJob 'review': 1 of 3 questions wait for an answer, the first is event 'p1'.");
    assertThat(asked).containsExactly("unsure", "p1", "new");
  }

  @Test
  void asksNobodyTwice() {
    TestRun run = run(home);
    assertThatThrownBy(() -> job(Map.of("unsure", "rich")).build().run(input(), run))
        .isInstanceOf(WaitingException.class);
    asked.clear();
    Dataset output = job(ANSWERS).build().run(input(), run(home));
    assertThat(asked).containsExactly("p1", "new");
    assertThat(output.size()).isEqualTo(5);
  }

  @Test
  void keepsTheAnswersOfAReviewThatWasKilled() {
    Reviewer killed =
        task -> {
          if (task.record().eventId().equals("new")) {
            throw new IllegalStateException("killed");
          }
          return Optional.of("rich");
        };
    assertThatThrownBy(() -> ReviewJob.named("review", killed).build().run(input(), run(home)))
        .hasMessage("killed");
    job(ANSWERS).build().run(input(), run(home));
    assertThat(asked).containsExactly("new");
  }

  @Test
  void asksAgainIfTheInputOrTheReviewerIsAnother() {
    job(ANSWERS).build().run(input(), run(home));
    asked.clear();
    job(ANSWERS).build().run(SampleCapture.empty().asked("new", 34, 0.4), run(home));
    assertThat(asked).containsExactly("new");
    ReviewJob.named(
            "review",
            "expert/2",
            task -> {
              asked.add("again");
              return Optional.of("rich");
            })
        .build()
        .run(SampleCapture.empty().asked("new", 34, 0.4), run(home));
    assertThat(asked).containsExactly("new", "again");
  }

  @Test
  void doesNotAskAgainIfOnlyTheModelIsAnother() {
    job(ANSWERS).build().run(SampleCapture.empty().asked("new", 33, 0.4), run(home));
    job(ANSWERS).build().run(SampleCapture.empty().asked("new", 33, 0.6), run(home));
    assertThat(asked).containsExactly("new");
  }

  @Test
  void asksNoMoreThanTheLimit() {
    Dataset output = job(ANSWERS).limit(1).build().run(input(), run(home));
    assertThat(asked).containsExactly("unsure");
    assertThat(output.size()).isEqualTo(4);
    assertThat(job(ANSWERS).limit(1).build().run(input(), run(home))).isEqualTo(output);
    assertThat(asked).containsExactly("unsure");
  }

  @Test
  void countsEarlierAnswersBeyondTheLimit() {
    job(ANSWERS).build().run(input(), run(home));
    assertThat(job(ANSWERS).limit(1).build().run(input(), run(home)).size()).isEqualTo(5);
  }

  @Test
  void stopsBetweenQuestions() {
    TestRun run = run(home);
    Reviewer stopping =
        task -> {
          run.stop();
          return Optional.of("rich");
        };
    assertThatThrownBy(() -> ReviewJob.named("review", stopping).build().run(input(), run))
        .isInstanceOf(StoppedException.class);
    assertThat(run.events()).hasSize(1);
  }

  @Test
  void returnsTheTrainingRowsIfNothingWasPicked() {
    Dataset output = job(ANSWERS).build().run(SampleCapture.empty(), run(home));
    assertThat(output).isEqualTo(SampleCapture.people());
  }

  @Test
  void refusesAnAnswerThatIsNoClass() {
    ReviewJob job = job(Map.of("unsure", "richh")).build();
    assertThatThrownBy(() -> job.run(input(), run(home)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "ReviewJob 'review': answer to event 'unsure' must be one of 'poor', 'rich', but was"
                + " 'richh'. Did you mean 'rich'?");
  }

  @Test
  void refusesANullAnswer() {
    ReviewJob job = ReviewJob.named("review", task -> null).build();
    assertThatNullPointerException()
        .isThrownBy(() -> job.run(input(), run(home)))
        .withMessage("the reviewer's answer");
  }

  @Test
  void saysWhichTrainingRowsAreGone() {
    String brief = SampleCapture.people().fingerprint().brief();
    assertThatThrownBy(() -> job(ANSWERS).build().run(input(), TestRun.at(home)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "ReviewJob 'review': training rows of model 'income' must be in the workspace,"
                + " but 'people.csv' ("
                + brief
                + ") is not. Maybe onto(rows).");
    assertThat(asked).isEmpty();
  }

  @Test
  void takesOtherRowsIfTold() {
    Dataset rows = SampleCapture.people().rows(2);
    Dataset output = job(ANSWERS).onto(rows).build().run(input(), TestRun.at(home));
    assertThat(output.size()).isEqualTo(4);
    assertThat(output.column("id").text(0)).isEqualTo("p3");
  }

  @Test
  void aDamagedAnswerIsNamed() throws IOException {
    job(ANSWERS).build().run(input(), run(home));
    try (Stream<Path> files = Files.walk(home.resolve("reviews"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(file, "{\"label\":");
      }
    }
    assertThatThrownBy(() -> job(ANSWERS).build().run(input(), run(home)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Maybe delete it, then it is asked for again.");
  }

  @Test
  void anUnnamedReviewerIsNotCheckpointed() {
    assertThat(job(ANSWERS).build().fingerprint()).isEmpty();
    assertThat(stage().fingerprint()).isPresent();
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ReviewJob.named(" ", "", RICH)
                    .when()
                    .limit(0)
                    .onto(SampleCapture.people().without("income"))
                    .build())
        .withMessageContainingAll(
            "name must be a name, but was ' '.",
            "version must be a text, but was ''.",
            "conditions must be at least one, but was none.",
            "limit must be at least 1, but was 0.",
            "onto must be rows with a target, but was 'people.csv' without one.");
  }
}
