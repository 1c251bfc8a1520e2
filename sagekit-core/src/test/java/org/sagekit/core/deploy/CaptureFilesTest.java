package org.sagekit.core.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Schema;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.api.deploy.capture.CaptureReading;
import org.sagekit.api.deploy.capture.CapturedBatches;
import org.sagekit.api.deploy.capture.CapturedRows;
import org.sagekit.api.deploy.capture.DamagedLine;
import org.sagekit.api.deploy.capture.DamagedLine.Damage;
import org.sagekit.api.deploy.capture.FlatRow;
import org.sagekit.api.deploy.capture.InferenceData;
import org.sagekit.api.deploy.capture.InferenceRecord;
import org.sagekit.core.data.Profiles;
import org.sagekit.core.deploy.records.Lines;

class CaptureFilesTest {
  @TempDir Path home;

  private static String lines(int from, int to) {
    return IntStream.range(from, to).mapToObj(Lines::line).collect(Collectors.joining());
  }

  private static String line(InferenceRecord record) {
    return CaptureFiles.line(record) + "\n";
  }

  private List<String> ids(CaptureReader reader) {
    List<String> ids = new ArrayList<>();
    reader.forEach(record -> ids.add(record.eventId()));
    return ids;
  }

  @Test
  void namesWhatIsNull() {
    CaptureReader reader = CaptureFiles.of(home);
    assertNamed("folder", () -> CaptureFiles.writer(null, CaptureOptions.standard()));
    assertNamed("options", () -> CaptureFiles.writer(home, null));
    assertNamed("record", () -> CaptureFiles.line(null));
    assertNamed("schema", () -> reader.schema(null));
    assertNamed("consumer", () -> reader.forEach(null));
    assertNamed("consumer", () -> GroundTruths.forEach(home, null));
    assertNamed("file", () -> GroundTruths.write(List.of(), null));
    assertNamed("labels", () -> GroundTruths.merge(reader, null, record -> {}));
  }

  private static void assertNamed(String name, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(name);
  }

  private Path capture(String input) throws Exception {
    InferenceRecord record = InferenceRecord.of("e", Lines.TIME).input(InferenceData.json(input));
    return Lines.write(home.resolve("a.jsonl"), line(record));
  }

  private static String members(int from, int to, String open, String close, String between) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(i -> open + i + "\"" + close)
        .collect(Collectors.joining(between));
  }

  @Test
  void refusesARecordWithTooManyColumns() throws Exception {
    String wide = "{" + members(0, 100_000, "\"", ":1", ",") + "}";
    String uneven = "{\"instances\":[" + members(0, 100_000, "{\"", ":1}", ",") + "]}";
    for (String input : List.of(wide, uneven)) {
      CaptureReader reader = CaptureFiles.of(capture(input));
      assertThatThrownBy(reader::read)
          .isInstanceOf(DataException.class)
          .hasMessageContaining("columns must be at most 100000 in all, but column '");
    }
  }

  @Test
  void makesSmallBatchesOfManyColumns() throws Exception {
    String rows =
        IntStream.range(0, 300)
            .mapToObj(row -> "{" + members(row * 300, row * 300 + 299, "\"", ":1", ",") + "}")
            .collect(Collectors.joining("\n"));
    try (CapturedBatches batches = CaptureFiles.of(capture(rows)).batches(1_000)) {
      List<Integer> sizes = new ArrayList<>();
      batches.forEachRemaining(batch -> sizes.add(batch.size()));
      assertThat(batches.schema().size()).isEqualTo(90_000);
      assertThat(sizes).containsExactly(46, 46, 46, 46, 46, 46, 24);
    }
  }

  @Test
  void givesTheRowsOfALongRecordInSmallBatches() throws Exception {
    Path file =
        capture(
            IntStream.range(0, 10_000)
                .mapToObj(i -> "[" + i + "]")
                .collect(Collectors.joining(",", "[", "]")));
    try (CapturedBatches batches = CaptureFiles.of(file).batches(3)) {
      List<String> values = new ArrayList<>();
      while (batches.hasNext()) {
        Dataset batch = batches.next();
        IntStream.range(0, batch.size()).forEach(i -> values.add(batch.row(i).text(0)));
      }
      assertThat(values).isEqualTo(IntStream.range(0, 10_000).mapToObj(String::valueOf).toList());
    }
  }

  @Test
  void countsARecordWithTooManyCellsAsDamaged() throws Exception {
    Files.writeString(home.resolve("1.jsonl"), lines(0, 3) + line(Lines.csv("e", "1,2,3", "1")));
    CaptureReader reader = CaptureFiles.of(home).maxCells(11);
    assertThatThrownBy(reader::read)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("line 4 of")
        .hasMessageContaining("must have at most 11 cells");
    CapturedRows read = reader.skipDamaged().read();
    assertThat(read.rows().size()).isEqualTo(3);
    assertThat(read.reading().damagedByKind()).containsOnly(Map.entry(Damage.UNREADABLE_DATA, 1L));
    assertThatThrownBy(() -> reader.maxCells(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxCells must be at least 1, but was 0");
  }

  @Test
  void readsTheHoursOfAllVariantsInTheirOrder() throws Exception {
    Lines.write(home.resolve("shop/B/2026/01/02/03/00-a.jsonl"), lines(4, 6));
    Lines.write(home.resolve("shop/A/2026/01/02/03/00-b.jsonl"), lines(2, 4));
    Lines.write(home.resolve("shop/B/2025/12/31/23/59-c.jsonl"), lines(0, 2));
    Lines.write(home.resolve("shop/A/2026/01/02/03/notes.txt"), "no capture");
    assertThat(ids(CaptureFiles.of(home)))
        .containsExactly("e-0", "e-1", "e-2", "e-3", "e-4", "e-5");
    CaptureReading reading = CaptureFiles.of(home).forEach(record -> {});
    assertThat(reading).isEqualTo(new CaptureReading(3, 6, 6, Map.of(), List.of(), false));
  }

  @Test
  void readsCompressedFilesAndEveryLineEnd() throws Exception {
    Files.write(home.resolve("1.jsonl.gz"), Lines.gzip(lines(0, 3)));
    String returns = lines(3, 5).replace("\n", "\r\n") + "\r\n\n" + Lines.line(5).strip();
    Files.writeString(home.resolve("2.jsonl"), returns);
    assertThat(ids(CaptureFiles.of(home))).hasSize(6).endsWith("e-5");
  }

  @Test
  void makesRowsWithTheirTypes() throws Exception {
    Files.writeString(home.resolve("1.jsonl"), lines(0, 30));
    CapturedRows read = CaptureFiles.of(home).read();
    assertThat(read.rows().schema())
        .isEqualTo(
            Schema.of(
                Field.of("_c0", FieldType.NUMERIC),
                Field.of("_c1", FieldType.INTEGER),
                Field.of("_c2", FieldType.CATEGORICAL)));
    assertThat(read.rows().row(7).toMap()).isEqualTo(Map.of("_c0", "0.7", "_c1", "7", "_c2", "x1"));
    assertThat(read.reading().records()).isEqualTo(30);
  }

  @Test
  void profilesAFolderInBatches() throws Exception {
    Files.writeString(home.resolve("1.jsonl"), lines(0, 1_000));
    try (CapturedBatches batches = CaptureFiles.of(home).batches(64)) {
      Profile profile = Profiles.of(batches, 1, 100);
      assertThat(profile.rows()).isEqualTo(1_000);
      assertThat(batches.reading().lines()).isEqualTo(1_000);
    }
    assertThat(CaptureFiles.of(home).read().rows().size()).isEqualTo(1_000);
  }

  @Test
  void takesTheColumnsOfAGivenSchemaInOneReading() throws Exception {
    Schema schema =
        Schema.of(Field.of("_c1", FieldType.NUMERIC), Field.of("other", FieldType.TEXT));
    String file = lines(0, 2) + line(Lines.csv("bad", "old,x", "1"));
    Files.writeString(home.resolve("1.jsonl"), file);
    CapturedRows read = CaptureFiles.of(home).schema(schema).skipDamaged().read();
    assertThat(read.rows().schema()).isEqualTo(schema);
    assertThat(read.rows().column("_c1").number(1)).isEqualTo(1);
    assertThat(read.rows().column("other").isMissing(0)).isTrue();
    assertThat(read.reading().damagedByKind()).containsOnly(Map.entry(Damage.UNREADABLE_DATA, 1L));
    assertThat(read.reading().places().get(0).message())
        .contains("line 3 of", "column '_c1' must be NUMERIC, but was 'old'");
  }

  @Test
  void refusesDamageWithFileAndLine() throws Exception {
    Path file = Files.writeString(home.resolve("1.jsonl"), lines(0, 2) + "{\"torn\n" + lines(2, 3));
    assertThatThrownBy(() -> ids(CaptureFiles.of(home)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "Capture: line 3 of '%s' must be a capture record, but is damaged: ".formatted(file));
  }

  @Test
  void countsAndListsWhatItSkips() throws Exception {
    String mixed =
        Lines.line(0)
            + line(Lines.json("e-1", "{\"a\": 1}", "2"))
            + line(Lines.csv("e-2", "1,\"x", "0.5"))
            + Lines.line(3).replace("\"CSV\"", "\"AVRO\"")
            + Lines.line(4).replace("eventMetadata", "metadata")
            + "\u0000\n"
            + "x".repeat(3_000)
            + "\n"
            + Lines.line(5);
    Path file = Files.writeString(home.resolve("1.jsonl"), mixed);
    CapturedRows read = CaptureFiles.of(home).skipDamaged().maxLineBytes(2_000).read();
    assertThat(read.rows().size()).isEqualTo(2);
    CaptureReading reading = read.reading();
    assertThat(reading.lines()).isEqualTo(8);
    assertThat(reading.records() + reading.damaged()).isEqualTo(reading.lines());
    assertThat(reading.places())
        .extracting(DamagedLine::damage)
        .containsExactly(
            Damage.MIXED_ENCODING,
            Damage.UNREADABLE_DATA,
            Damage.UNKNOWN_ENCODING,
            Damage.MISSING_MEMBER,
            Damage.MALFORMED,
            Damage.TOO_LONG);
    assertThat(reading.places())
        .extracting(DamagedLine::line)
        .containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(reading.places().get(0).file()).isEqualTo(file.toString());
  }

  @Test
  void listsNoMorePlacesThanItSays() throws Exception {
    Files.writeString(home.resolve("1.jsonl"), "broken\n".repeat(1_000) + Lines.line(1));
    CaptureReading reading = CaptureFiles.of(home).skipDamaged().forEach(record -> {});
    assertThat(reading.damaged()).isEqualTo(1_000);
    assertThat(reading.places()).hasSize(CaptureReading.MOST_PLACES);
    assertThat(reading.records()).isEqualTo(1);
  }

  private static void age(Path file, int minutes) throws Exception {
    Files.setLastModifiedTime(
        file,
        FileTime.from(Files.getLastModifiedTime(file).toInstant().minusSeconds(60 * minutes)));
  }

  @Test
  void passesOverTheUnfinishedLinesOfAllWriters() throws Exception {
    String torn = lines(0, 2) + Lines.line(2).substring(0, 50);
    for (String file : List.of("1.jsonl", "2.jsonl", "2026/01/02/03/3.jsonl", "9.jsonl")) {
      Lines.write(home.resolve(file), torn);
    }
    age(home.resolve("1.jsonl"), 59);
    CaptureReading reading = CaptureFiles.of(home).forEach(record -> {});
    assertThat(reading.unfinished()).isTrue();
    assertThat(reading.records()).isEqualTo(reading.lines()).isEqualTo(8);
  }

  @Test
  void passesOverALineThatIsFinishedMeanwhile() throws Exception {
    Path slow = Files.writeString(home.resolve("1.jsonl"), Lines.line(0).substring(0, 50));
    age(slow, 90);
    Path fast = Files.writeString(home.resolve("2.jsonl"), lines(0, 2));
    Files.writeString(home.resolve("0.jsonl"), lines(0, 1));
    List<String> ids = new ArrayList<>();
    CaptureReading reading =
        CaptureFiles.of(home)
            .forEach(
                record -> {
                  ids.add(record.eventId());
                  append(slow, Lines.line(0).substring(50));
                });
    assertThat(reading.unfinished()).isTrue();
    assertThat(reading.damaged()).isZero();
    assertThat(ids).containsExactly("e-0", "e-0", "e-1");
    assertThat(fast).exists();
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readsAFolderByALinkToIt() throws Exception {
    Path real = Lines.write(home.resolve("real/a/1.jsonl"), lines(0, 2)).getParent().getParent();
    Files.createSymbolicLink(real.resolve("a/2.jsonl"), real.resolve("a/1.jsonl"));
    Files.createSymbolicLink(real.resolve("circle"), real);
    Path link = Files.createSymbolicLink(home.resolve("link"), real);
    assertThat(ids(CaptureFiles.of(link))).containsExactly("e-0", "e-1", "e-0", "e-1");
    Lines.write(real.resolve("a/3.jsonl"), "broken\n");
    assertThatThrownBy(() -> ids(CaptureFiles.of(link)))
        .hasMessageContaining("line 1 of '%s'".formatted(link.resolve("a/3.jsonl")));
  }

  @Test
  void passesOverATornEndOfTheNewestFileOnly() throws Exception {
    String torn = lines(0, 2) + Lines.line(2).substring(0, 50);
    age(Files.writeString(home.resolve("2.jsonl"), torn), 90);
    Files.writeString(home.resolve("0.jsonl"), lines(3, 4));
    CaptureReading reading = CaptureFiles.of(home).forEach(record -> {});
    assertThat(reading.unfinished()).isTrue();
    assertThat(reading.records()).isEqualTo(3);
    Files.delete(home.resolve("0.jsonl"));
    age(Files.writeString(home.resolve("1.jsonl"), torn), 240);
    assertThatThrownBy(() -> CaptureFiles.of(home).forEach(record -> {}))
        .hasMessageContaining("line 3 of")
        .hasMessageContaining("1.jsonl")
        .hasMessageContaining("it has no end, though its file is not the newest");
    CaptureReading skipped = CaptureFiles.of(home).skipDamaged().forEach(record -> {});
    assertThat(skipped.damagedByKind()).containsOnly(Map.entry(Damage.TORN, 1L));
    assertThat(skipped.records()).isEqualTo(4);
  }

  @Test
  void readsWhatIsThereOfATornGzip() throws Exception {
    byte[] whole = Lines.gzip(lines(0, 1_000));
    Files.write(home.resolve("1.jsonl.gz"), java.util.Arrays.copyOf(whole, whole.length / 2));
    CaptureReading reading = CaptureFiles.of(home).forEach(record -> {});
    assertThat(reading.unfinished()).isTrue();
    assertThat(reading.records()).isBetween(1L, 999L);
    Files.write(home.resolve("0.jsonl.gz"), new byte[] {1, 2, 3});
    for (int length : new int[] {whole.length / 2, 5}) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      age(Files.write(home.resolve("00" + length + ".jsonl.gz"), cut), 61);
    }
    assertThat(CaptureFiles.of(home).skipDamaged().forEach(r -> {}).places())
        .extracting(DamagedLine::damage)
        .containsExactly(Damage.MALFORMED, Damage.TORN, Damage.TORN);
  }

  @Test
  void readsAFileAsFarAsItWentInTheBeginning() throws Exception {
    Path file = Files.writeString(home.resolve("1.jsonl"), lines(0, 2));
    try (CapturedBatches batches = CaptureFiles.of(file).batches(1)) {
      Files.writeString(file, line(Lines.csv("x", "a,b,c", "1")), StandardOpenOption.APPEND);
      batches.forEachRemaining(batch -> assertThat(batch.schema().size()).isEqualTo(3));
      assertThat(batches.reading().records()).isEqualTo(2);
    }
  }

  @Test
  void saysWhatAPreprocessorDid() throws Exception {
    Files.writeString(home.resolve("1.jsonl"), lines(0, 3));
    CaptureReader reader =
        CaptureFiles.of(home)
            .preprocessor(
                record -> {
                  if (record.eventId().equals("e-1")) {
                    throw new IllegalStateException("no such thing");
                  }
                  return List.of(FlatRow.of(Map.of("id", record.eventId())));
                });
    assertThatThrownBy(reader::read)
        .isInstanceOf(DataException.class)
        .hasMessageContaining("line 2 of")
        .hasMessageContaining("record 'e-1', but: java.lang.IllegalStateException: no such thing");
    CapturedRows read = reader.skipDamaged().read();
    assertThat(read.rows().column("id").text(1)).isEqualTo("e-2");
    assertThat(read.reading().damaged()).isEqualTo(1);
  }

  @Test
  void hasNoRowsWhereNothingWasCaptured() {
    CapturedRows read = CaptureFiles.of(home).read();
    assertThat(read.rows().size()).isZero();
    assertThat(read.reading().files()).isZero();
    assertThatThrownBy(() -> CaptureFiles.of(home.resolve("none")).read())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("must be a file or folder, but is not there");
    assertThatThrownBy(() -> CaptureFiles.of(home).maxLineBytes(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxLineBytes must be from 1 to 1073741824, but was 0");
  }

  @Property(tries = 200)
  void readsOrCountsWhateverBytesAFileHas(@ForAll @Size(max = 200) byte[] noise, @ForAll int at)
      throws Exception {
    byte[] whole = lines(0, 5).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(noise, 0, whole, Math.floorMod(at, whole.length - 200), noise.length);
    Path file = Files.write(Files.createTempFile("capture", ".jsonl"), whole);
    try {
      CapturedRows read = CaptureFiles.of(file).skipDamaged().read();
      assertThat(read.reading().records() + read.reading().damaged())
          .isEqualTo(read.reading().lines());
    } finally {
      Files.delete(file);
    }
  }
}
