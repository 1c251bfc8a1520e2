package org.sagekit.core.label.exchange.labelstudio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Role;
import org.sagekit.api.label.Answers;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.Found;
import org.sagekit.api.label.LabelSet;
import org.sagekit.api.label.Preference;
import org.sagekit.api.label.Span;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.data.Datasets;
import org.sagekit.core.label.exchange.DamagedCopies;
import org.sagekit.core.label.exchange.ImageSize;
import org.sagekit.core.label.exchange.Truths;

class LabelStudioTasksTest {
  private static final ControlTag MOOD = new ControlTag("mood", "text");
  @TempDir Path home;

  private static Path export() {
    try {
      return Path.of(
          Objects.requireNonNull(LabelStudioTasksTest.class.getResource("export.json")).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static LabelStudioTasks tasks() {
    return LabelStudioTasks.read(export());
  }

  @Test
  void choicesAreVotesAndGroundTruthIsGold() {
    Votes votes = tasks().tag("mood").votes();
    assertThat(votes.all())
        .containsExactly(new Vote<>("11", "1", "good"), new Vote<>("11", "2", "bad"));
    assertThat(votes.gold()).containsExactly(Map.entry("11", "bad"));
    assertThat(votes.name()).isEqualTo("export.json");
  }

  @Test
  void severalChoicesAreSets() {
    Answers<LabelSet> sets = tasks().tag("topics").sets();
    assertThat(sets.all())
        .containsExactly(
            new Vote<>("11", "1", LabelSet.of("people", "travel")),
            new Vote<>("11", "2", LabelSet.of()));
    assertThatThrownBy(() -> tasks().tag("topics").votes())
        .isInstanceOf(DataException.class)
        .hasMessage(
            "export.json: task 11: 'annotations' 0: choices must be one, but were 2. Maybe sets().");
  }

  @Test
  void ratingsAndNumbersAreNumbers() {
    assertThat(tasks().tag("stars").numbers().all())
        .containsExactly(new Vote<>("11", "1", 4.0), new Vote<>("11", "2", 2.5));
  }

  @Test
  void labelsAreSpans() {
    assertThat(tasks().tag("names").spans().all())
        .containsExactly(
            new Vote<>("11", "1", List.of(new Span("who", 0, 4), new Span("place", 11, 15))),
            new Vote<>("11", "2", List.of()));
  }

  @Test
  void rectanglesAreBoxesInPixels() {
    AnnotatedTag birds = tasks().tag("birds");
    assertThat(birds.boxes().all().get(0).label()).containsExactly(new Box("duck", 25, 25, 50, 5));
    assertThat(birds.imageSizes()).containsExactly(Map.entry("11", ImageSize.of(200, 50)));
  }

  @Test
  void pairsAreNamedByTheData() {
    assertThat(tasks().tag("pair").preferences("left", "right").all())
        .containsExactly(new Vote<>("11", "1", new Preference("milk", "tea")));
  }

  @Test
  void preferencesComeBack() {
    ControlTag pair = new ControlTag("pair", "left,right");
    Preference tea = new Preference("tea", "milk");
    LabelStudioTasks more =
        tasks().withAnnotations(pair, 7, new Truths.Preferences(Map.of("11", new Found<>(tea, 1))));
    assertThat(more.tag("pair").preferences("left", "right").all())
        .endsWith(new Vote<>("11", "7", tea));
    Preference wine = new Preference("tea", "wine");
    assertThatThrownBy(
            () ->
                tasks()
                    .withAnnotations(
                        pair, 7, new Truths.Preferences(Map.of("11", new Found<>(wine, 1)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("preference must be of 'tea' and 'milk'");
  }

  @Test
  void whatIsNotKnownPassesThrough() throws IOException {
    Path copy = home.resolve("copy.json");
    tasks().write(copy);
    assertThat(LabelStudioTasks.read(copy)).isEqualTo(tasks());
    assertThat(Files.readString(copy)).contains("\"meta\":{\"z\":1.50,\"a\":null}");
  }

  @Test
  void predictionsCarryTheirScore() throws IOException {
    LabelStudioTasks more =
        tasks()
            .withPredictions(
                MOOD,
                "dawid-skene",
                new Truths.Categories(
                    Map.of(
                        "12",
                        Prediction.ofClasses(List.of("bad", "good"), new double[] {.9, .1}))));
    more.write(home.resolve("more.json"));
    assertThat(Files.readString(home.resolve("more.json")))
        .contains(
            "\"predictions\":[{\"model_version\":\"dawid-skene\",\"score\":0.9,\"result\":[{"
                + "\"id\":\"mood-0\",\"from_name\":\"mood\",\"to_name\":\"text\","
                + "\"type\":\"choices\",\"value\":{\"choices\":[\"bad\"]}}]}]");
  }

  @Test
  void annotationsComeBack() {
    List<Found<Span>> spans = List.of(new Found<>(new Span("sky", 0, 4), 0.5));
    List<Found<Box>> boxes = List.of(new Found<>(new Box("drop", 1.5, 2, 3, 4), 1));
    LabelStudioTasks more =
        tasks()
            .withAnnotations(MOOD, 7, Truths.sets(Map.of("12", Map.of("wet", 1.0, "dry", 0.0))))
            .withAnnotations(tag("stars"), 7, new Truths.Numbers(Map.of("12", 3.0)))
            .withAnnotations(tag("names"), 7, new Truths.Spans(Map.of("12", spans)))
            .withAnnotations(
                new ControlTag("birds", "image"),
                7,
                new Truths.Boxes(Map.of("12", boxes), Map.of("12", ImageSize.of(30, 70))));
    more.write(home.resolve("more.json"));
    LabelStudioTasks read = LabelStudioTasks.read(home.resolve("more.json"));
    assertThat(read.tag("mood").votes().all()).contains(new Vote<>("12", "7", "wet"));
    assertThat(read.tag("stars").numbers().all()).contains(new Vote<>("12", "7", 3.0));
    assertThat(read.tag("names").spans().all())
        .contains(new Vote<>("12", "7", List.of(new Span("sky", 0, 4))));
    Box box =
        read.tag("birds").boxes().all().stream()
            .filter(vote -> vote.task().equals("12") && !vote.label().isEmpty())
            .findFirst()
            .orElseThrow()
            .label()
            .get(0);
    assertThat(box.left()).isCloseTo(1.5, within(1e-9));
    assertThat(box.height()).isCloseTo(4, within(1e-9));
    assertThat(read.tag("birds").imageSizes()).containsEntry("12", ImageSize.of(30, 70));
  }

  private static ControlTag tag(String name) {
    return new ControlTag(name, "text");
  }

  @Test
  void rowsBecomeTasks() throws IOException {
    LabelStudioTasks tasks =
        LabelStudioTasks.of(
            Datasets.ofMaps("rows", List.of(Map.of("key", "a", "n", 2), Map.of("key", "b")))
                .as("key", Role.ID));
    assertThat(tasks.tasks()).containsExactly("a", "b");
    assertThat(tasks.data("a", "n")).contains("2");
    assertThat(tasks.data("b", "n")).isEmpty();
    assertThatThrownBy(() -> tasks.data("c", "n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("LabelStudioTasks 'rows': task must be one of its 2, but was 'c'.");
  }

  @Test
  void twoTasksOfOneIdAreRefused() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("t.json"), "[{\"id\":1,\"data\":{}},{\"id\":1,\"data\":{}}]");
    assertThatThrownBy(() -> LabelStudioTasks.read(file))
        .isInstanceOf(DataException.class)
        .hasMessage("t.json: task 1: 'id' must be unique, but was '1'.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100.5, 0, 1, 1|'x' must be from 0 to 100 percent of the image, but was '100.5'.",
        "-1, 0, 1, 1|'x' must be from 0 to 100 percent of the image, but was '-1'.",
        "90, 0, 20, 1|'width' must end within 100 percent of the image, but was '20'.",
        "0, 0, 1, 0|height must be a finite number above 0, but was 0.0.",
        "0, 1e999, 1, 1|'y' must be a finite number, but was '1e999'.",
        "0, null, 1, 1|'y' must be a finite number, but was null."
      })
  void aRectangleOutsideTheImageIsRefusedWithItsTask(String place, String message)
      throws IOException {
    String[] sides = place.split(", ");
    String value =
        "{\"x\":%s,\"y\":%s,\"width\":%s,\"height\":%s,\"rectanglelabels\":[\"a\"]}"
            .formatted((Object[]) sides);
    Path file = Files.writeString(home.resolve("t.json"), rectangle(value));
    assertThatThrownBy(() -> LabelStudioTasks.read(file).tag("b").boxes())
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("t.json: task 5: ")
        .hasMessageContaining(message);
  }

  private static String rectangle(String value) {
    return """
        [{"id": 5, "data": {}, "annotations": [{"completed_by": 1, "result": [
          {"from_name": "b", "original_width": 10, "original_height": 10, "value": %s}]}]}]"""
        .formatted(value);
  }

  @Test
  void aRotatedRectangleIsRefused() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("t.json"),
            rectangle(
                "{\"x\":1,\"y\":1,\"width\":1,\"height\":1,\"rotation\":30,\"rectanglelabels\":[]}"));
    assertThatThrownBy(() -> LabelStudioTasks.read(file).tag("b").boxes())
        .hasMessageContaining("'rotation' must be 0, but was '30'.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|must be an object, but was '7'.",
        "[7]|must be an object, but was '7'.",
        "[{}]|'data' must be an object, but was not there.",
        "[{\"data\":{},\"annotations\":{}}]|'annotations' must be a list, but was an object.",
        "[{\"data\":{},\"annotations\":[{}]}]|'result' must be a list, but was not there.",
        "[{\"data\":{},\"annotations\":[{\"was_cancelled\":\"no\"}]}]|'was_cancelled' must be true or false",
        "[{\"data\":{},\"annotations\":[{\"result\":[{\"from_name\":\"b\",\"value\":{\"choices\":[\"x\"]}}]}]}]|'completed_by' must be a text, but was not there.",
        "[{\"data\":{},\"annotations\":[{\"result\":[{\"from_name\":\"b\",\"value\":{\"choices\":[[]]}}]}]}]|'choices' must be a text, but was a list.",
        "[|must be JSON"
      })
  void whatIsNoExportIsRefused(String content, String message) throws IOException {
    Path file = Files.writeString(home.resolve("t.json"), content);
    assertThatThrownBy(() -> LabelStudioTasks.read(file).tag("b").votes())
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("t.json")
        .hasMessageContaining(message);
  }

  @Test
  void deepAndForeignFilesAreRefused() throws IOException {
    Path deep = Files.writeString(home.resolve("deep.json"), "[".repeat(1_000_000));
    assertThatThrownBy(() -> LabelStudioTasks.read(deep)).isInstanceOf(DataException.class);
    Path foreign = home.resolve("foreign.json");
    Files.write(foreign, "[\"\u00e9\"]".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> LabelStudioTasks.read(foreign))
        .isInstanceOf(DataException.class)
        .hasMessage("foreign.json: file must be text in UTF-8, but has other bytes.");
  }

  @Test
  void nothingButTasksAndRefusals() throws IOException {
    fuzz(400);
  }

  @Test
  @Tag("fuzz")
  void nothingButTasksAndRefusalsInManyCopies() throws IOException {
    fuzz(30_000);
  }

  private void fuzz(int count) throws IOException {
    DamagedCopies.read(export(), home.resolve("copy.json"), count, LabelStudioTasksTest::readAll);
  }

  private static void readAll(Path file) {
    LabelStudioTasks tasks = LabelStudioTasks.read(file);
    List<Consumer<LabelStudioTasks>> readings =
        List.of(
            t -> t.tag("mood").votes(),
            t -> t.tag("topics").sets(),
            t -> t.tag("stars").numbers(),
            t -> t.tag("names").spans(),
            t -> t.tag("birds").boxes(),
            t -> t.tag("birds").imageSizes(),
            t -> t.tag("pair").preferences("left", "right"));
    for (Consumer<LabelStudioTasks> reading : readings) {
      try {
        reading.accept(tasks);
      } catch (DataException e) {
        assertThat(e.getMessage()).startsWith(tasks.name());
      }
    }
  }
}
