package org.sagekit.core.label.exchange.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.DataException;
import org.sagekit.api.label.Box;
import org.sagekit.api.label.Found;
import org.sagekit.api.label.Span;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.label.exchange.ImageSize;
import org.sagekit.core.label.exchange.Truths;

class ManifestTest {
  static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-02-03T04:05:06.000007Z"), ZoneOffset.UTC);
  private static final ManifestJob JOB = ManifestJob.named("feel", CLOCK);
  @TempDir Path home;

  private static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(ManifestTest.class.getResource(name)).toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static Manifest mixed() {
    return Manifest.read(resource("mixed.manifest"));
  }

  private static Prediction mood(double good) {
    return Prediction.ofClasses(List.of("bad", "good"), new double[] {1 - good, good});
  }

  @Test
  void readsClassesWhoseNumberIsANumberOrAText() {
    assertThat(mixed().categories("mood"))
        .containsExactly(
            Map.entry("0", new Found<>("good", 0.8)), Map.entry("1", new Found<>("bad", 0)));
  }

  @Test
  void readsBoxes() {
    assertThat(mixed().boxes("birds"))
        .containsExactly(
            Map.entry(
                "3",
                List.of(
                    new Found<>(new Box("duck", 10, 20, 30, 40), 0.9),
                    new Found<>(new Box("goose", 1.5, 2, 3, 4), 0.25))));
    assertThat(mixed().imageSizes("birds")).containsEntry("3", new ImageSize(640, 480, 3));
  }

  @Test
  void readsNamedEntities() {
    assertThat(mixed().spans("names").get("4"))
        .containsExactly(
            new Found<>(new Span("who", 0, 4), 0), new Found<>(new Span("place", 11, 15), 0.5));
  }

  @Test
  void readsSeveralClasses() {
    assertThat(mixed().sets("sees").get("5"))
        .containsExactly(new Found<>("reeds", 0.2), new Found<>("water", 0.95));
  }

  @Test
  void readsVerdictsAndWhatTheWorkersWrote() {
    ManifestLine line = mixed().lines().get(5);
    assertThat(line.category("check")).contains(new Found<>("poor", 0.93));
    assertThat(line.metadata("check"))
        .contains(
            new LabelMetadata(
                "groundtruth/label-verification",
                "check",
                true,
                "2024-02-03T04:05:06.000007",
                Optional.empty(),
                List.of("no reeds", "look again")));
    assertThat(line.attributes()).containsExactly("sees", "check");
    assertThat(line.sourceRef()).contains("s3://pond/lake.png");
  }

  @Test
  void whatIsNotChangedIsWrittenAsItWas() throws IOException {
    Path copy = home.resolve("copy.manifest");
    mixed().write(copy);
    assertThat(copy).hasSameTextualContentAs(resource("mixed.manifest"));
  }

  @Test
  void unknownMembersPassThroughInTheirOrder() {
    Manifest more = mixed().with("more", JOB, new Truths.Categories(Map.of("0", mood(0.75))));
    assertThat(more.lines().get(0).toString())
        .startsWith(
            "{\"source\":\"Anna likes Rome.\",\"note\":{\"b\":1.50,\"a\":[true,null]},\"mood\"");
    assertThat(more.lines().subList(1, 6)).isEqualTo(mixed().lines().subList(1, 6));
  }

  @Test
  void writesAllKindsAsGroundTruthDoes() throws IOException {
    Map<String, Prediction> moods = new LinkedHashMap<>();
    moods.put("0", mood(0.75));
    moods.put("1", mood(0));
    Manifest.ofTexts("texts", List.of("Anna likes Rome.", "Rain again."))
        .with("mood", JOB.byMachine(Set.of("1")), new Truths.Categories(moods))
        .with("topics", JOB, Truths.sets(Map.of("0", topics())))
        .with(
            "names",
            JOB,
            new Truths.Spans(
                Map.of(
                    "0",
                    List.of(
                        new Found<>(new Span("who", 0, 4), 1),
                        new Found<>(new Span("place", 11, 15), 0.5)))))
        .with(
            "check",
            JOB,
            new Truths.Verdicts(
                Map.of("0", Prediction.ofClasses(List.of("fine", "poor"), new double[] {.9, .1})),
                Map.of("0", List.of("", "all there"))))
        .with("stars", JOB, new Truths.Numbers(Map.of("0", 4.0)))
        .write(home.resolve("written.manifest"));
    assertThat(home.resolve("written.manifest"))
        .hasSameTextualContentAs(resource("written.manifest"));
  }

  private static Map<String, Double> topics() {
    return Map.of("travel", 0.9, "people", 0.5, "food", 0.49);
  }

  @Test
  void theSameNameLabelsOnlyWhatIsNotLabelled() {
    Map<String, Prediction> truths = Map.of("0", mood(0), "2", mood(0));
    Manifest more = mixed().with("mood", JOB, new Truths.Categories(truths));
    assertThat(more.categories("mood"))
        .containsEntry("0", new Found<>("good", 0.8))
        .containsEntry("2", new Found<>("bad", 1));
  }

  @Test
  void aClassKeepsTheNumberThatItHas() {
    Prediction truth =
        Prediction.ofClasses(List.of("awful", "good", "so-so"), new double[] {0.1, 0.2, 0.7});
    Manifest more = mixed().with("mood", JOB, new Truths.Categories(Map.of("2", truth)));
    assertThat(more.lines().get(2).toString())
        .contains("\"mood\":\"3\"", "\"class-name\":\"so-so\"");
  }

  @Test
  void classesOfTheJobGiveTheNumbers() {
    Manifest one = Manifest.ofTexts("t", List.of("x"));
    Truths truths = new Truths.Categories(Map.of("0", mood(1)));
    assertThat(one.with("m", JOB.classes("good", "bad"), truths).lines().get(0).toString())
        .contains("\"m\":\"0\"");
    assertThatThrownBy(() -> one.with("m", JOB.classes("good"), truths))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("ManifestJob 'feel': label must be one of [good], but was 'bad'.");
    assertThatThrownBy(
            () ->
                mixed()
                    .with(
                        "mood",
                        JOB.classes("good", "bad"),
                        new Truths.Categories(Map.of("2", mood(1)))))
        .hasMessageContaining("class 0 must be 'bad' as before, but was 'good'.");
  }

  @Test
  void aMemberWithoutMetadataIsNoLabel() throws IOException {
    Path file = Files.writeString(home.resolve("m"), "{\"mood\":\"note\",\"source\":\"x\"}\n");
    Manifest more =
        Manifest.read(file).with("mood", JOB, new Truths.Categories(Map.of("0", mood(1))));
    assertThat(more.categories("mood")).containsEntry("0", new Found<>("good", 1));
  }

  @Test
  void anAdjustmentKeepsTheOriginalAndSaysWhatItChanged() {
    List<Found<Box>> moved = List.of(new Found<>(new Box("duck", 11, 20, 30, 40), 1));
    Manifest adjusted =
        mixed()
            .adjusted("birds", "better-birds", JOB, new Truths.Boxes(Map.of("3", moved), Map.of()));
    ManifestLine line = adjusted.lines().get(3);
    assertThat(line.boxes("birds")).isEqualTo(mixed().lines().get(3).boxes("birds"));
    assertThat(line.boxes("better-birds")).contains(moved);
    assertThat(line.imageSize("better-birds")).contains(new ImageSize(640, 480, 3));
    assertThat(line.metadata("better-birds").flatMap(LabelMetadata::adjustmentStatus))
        .contains("adjusted");
    assertThat(line.toString()).contains("\"class_id\":2,\"left\":11,\"top\":20");
  }

  @Test
  void whatIsTheSameIsUnadjusted() {
    Manifest adjusted =
        mixed().adjusted("mood", "mood2", JOB, new Truths.Categories(Map.of("0", mood(0.6))));
    assertThat(adjusted.lines().get(0).metadata("mood2").flatMap(LabelMetadata::adjustmentStatus))
        .contains("unadjusted");
    Manifest sets =
        mixed()
            .adjusted(
                "sees", "sees2", JOB, Truths.sets(Map.of("5", Map.of("water", 1.0, "reeds", 1.0))));
    assertThat(sets.lines().get(5).metadata("sees2").flatMap(LabelMetadata::adjustmentStatus))
        .contains("unadjusted");
  }

  @Test
  void onlyWhatHasALabelCanBeAdjusted() {
    assertThatThrownBy(
            () ->
                mixed().adjusted("mood", "mood2", JOB, new Truths.Categories(Map.of("2", mood(1)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Manifest 'mixed.manifest': task '2' must have a label 'mood' to adjust, but has [].");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "source",
        "source-ref",
        "mood-metadata",
        "mood-ref",
        "-mood",
        "mood-",
        "my mood",
        "m\u00f6d",
        " "
      })
  void aNameThatIsNoneOfALabelIsRefused(String name) {
    assertThatThrownBy(() -> mixed().with(name, JOB, new Truths.Categories(Map.of("0", mood(1)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("attribute must be");
  }

  @Test
  void aTaskThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> mixed().with("m", JOB, new Truths.Categories(Map.of("9", mood(1)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Manifest 'mixed.manifest': task must be one of its 6, but was '9' (1 in all are not).");
  }

  @Test
  void tasksMayBeNamedByAMember() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("m"), "{\"id\":7,\"source\":\"x\"}\n\n{\"id\":\"b\",\"source\":\"x\"}\n");
    assertThat(Manifest.read(file).tasksFrom("id").tasks()).containsExactly("7", "b");
    assertThatThrownBy(() -> Manifest.read(file).tasksFrom("source"))
        .isInstanceOf(DataException.class)
        .hasMessage("m: 'source' of object 1 must be there and unique, but was 'x'.");
  }

  @Test
  void boxesNeedTheSizeOfTheImage() {
    Manifest images = Manifest.ofReferences("i", List.of("s3://a/b.png"));
    Truths truths =
        new Truths.Boxes(Map.of("0", List.of(new Found<>(new Box("a", 0, 0, 1, 1), 1))), Map.of());
    assertThatThrownBy(() -> images.with("b", JOB, truths))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Truth of task '0': image size must be given, but was not.");
  }

  @Test
  void aSpanMustBeWithinTheText() {
    Truths truths = new Truths.Spans(Map.of("0", List.of(new Found<>(new Span("a", 0, 99), 1))));
    assertThatThrownBy(() -> mixed().with("n", JOB, truths))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("span must be within the text's 16");
  }

  @Test
  void aConfidenceThatIsNoneIsRefused() {
    assertThatThrownBy(() -> new Truths.Categories(Map.of("0", mood(Double.NaN))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("confidence must be from 0 to 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"text\":\"x\"}|object must have 'source' or 'source-ref', but has neither.",
        "{\"source\":\"x\",\"source-ref\":\"y\"}|object must have 'source' or 'source-ref', but has both.",
        "{\"source\":[]}|'source' must be a text, but was a list.",
        "[1]|content must be one JSON object.",
        "{\"source\":\"x\"} {}|content must be",
        "{\"source\":\"x\",\"source\":\"y\"}|name 'source' must stand in its object once.",
        "{\"source\":|content must be JSON"
      })
  void aLineThatIsNoneIsRefusedWithItsNumber(String line, String message) throws IOException {
    Path file = Files.writeString(home.resolve("m"), "{\"source\":\"ok\"}\n" + line);
    assertThatThrownBy(() -> Manifest.read(file))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("m: line 2: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"x\"|{\"class-name\":\"a\"}|number of a class must be 0 or more, but was 'x'.",
        "-1|{\"class-name\":\"a\"}|number of a class must be 0 or more, but was '-1'.",
        "[1]|{\"class-name\":\"a\"}|'l' must be a text, but was a list.",
        "1|{\"confidence\":1}|'class-name' must be a text, but was not there.",
        "1|{\"class-name\":\"a\",\"confidence\":1.5}|'confidence' must be from 0 to 1, but was '1.5'.",
        "1|{\"class-name\":\"a\",\"confidence\":\"NaN\"}|'confidence' must be a finite number",
        "1|7|'l-metadata' must be an object, but was '7'."
      })
  void aLabelThatIsNoneIsRefusedWithItsLine(String value, String metadata, String message)
      throws IOException {
    Path file =
        Files.writeString(
            home.resolve("m"),
            "{\"source\":\"x\",\"l\":" + value + ",\"l-metadata\":" + metadata + "}");
    assertThatThrownBy(() -> Manifest.read(file).categories("l"))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("m: line 1")
        .hasMessageContaining(message);
  }

  @Test
  void aClassThatIsNotInTheMapIsRefused() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("m"),
            "{\"source\":\"x\",\"l\":[1],\"l-metadata\":{\"class-map\":{\"0\":\"a\"}}}");
    assertThatThrownBy(() -> Manifest.read(file).sets("l"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("class 1 must be in the class-map, but that has only [0].");
  }
}
