package org.sagekit.core.deploy.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.DataException;
import org.sagekit.api.StoppedException;
import org.sagekit.api.StoreException;
import org.sagekit.api.contract.TestRun;
import org.sagekit.api.deploy.transform.TransformEvent;
import org.sagekit.api.deploy.transform.TransformReport;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.Fixtures;
import org.sagekit.core.internal.FolderLock;

/** What is left when a transform ends before it is whole, and what the next one makes of it. */
class ResumeTest {
  private static final ModelPackage MODEL = Fixtures.modelPackage();
  @TempDir Path home;
  private Path input;
  private String expected = "";
  private String expectedBad = "";

  @BeforeEach
  void runUndisturbed() throws IOException {
    input = Files.writeString(home.resolve("in.csv"), rows(60));
    Path out = home.resolve("undisturbed");
    TransformReport report = run(out, Disk.REAL, TestRun.at(home));
    assertThat(report.rows()).isEqualTo(52);
    assertThat(report.badRows()).isEqualTo(8);
    expected = Files.readString(out.resolve("in.csv.out"));
    expectedBad = Files.readString(out.resolve("in.csv.bad"));
    assertThat(expectedBad.lines().findFirst().orElseThrow())
        .isEqualTo(
            "{\"row\":7,\"line\":9,\"reason\":\"in.csv: row 7 (line 9), column 'age' must be a finite"
                + " number, but was 'old'.\",\"record\":\"old,Ulm\"}");
  }

  private static String rows(int count) {
    StringBuilder text = new StringBuilder("age,city\n");
    for (int i = 0; i < count; i++) {
      String age = i % 8 == 7 || i == 59 ? "old" : Integer.toString(20 + i);
      text.append(age).append(i % 3 == 0 ? ",Bonn\n" : ",Ulm\n");
    }
    return text.toString();
  }

  private TransformReport run(Path out, Disk disk, TestRun run) {
    return run(out, disk, run, "$");
  }

  private TransformReport run(Path out, Disk disk, TestRun run, String filter) {
    TransformPlan plan = Plans.of(input, out, 60, filter);
    return Transform.run(plan, MODEL, run, new Work.Pace(disk, 100));
  }

  private void requireWhole(Path out) throws IOException {
    assertThat(out.resolve("in.csv.out")).content().isEqualTo(expected);
    assertThat(out.resolve("in.csv.bad")).content().isEqualTo(expectedBad);
    try (Stream<Path> left = Files.list(out.resolve(Places.WORK))) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lock", "in.csv.json");
    }
  }

  private boolean isKilled(Path out, int steps) {
    try {
      run(out, new FragileDisk(steps, steps), TestRun.at(home).threads(1 + steps % 3));
      return false;
    } catch (FragileDisk.Killed e) {
      return true;
    }
  }

  @Test
  void goesOnAfterEachStepThatMayBeTheLast() throws Exception {
    int steps = 0;
    while (isKilled(home.resolve("out" + steps), steps)) {
      Path out = home.resolve("out" + steps);
      if (Files.exists(out.resolve("in.csv.out"))) {
        assertThat(out.resolve("in.csv.out")).content().isEqualTo(expected);
      }
      TestRun run = TestRun.at(home);
      run(out, FragileDisk.thatLasts(), run);
      requireWhole(out);
      assertThat(run.events()).noneMatch(TransformEvent.Restarted.class::isInstance);
      steps++;
    }
    assertThat(steps).isGreaterThan(80);
  }

  @Test
  void goesOnHoweverOftenItIsKilled() throws Exception {
    SplittableRandom random = new SplittableRandom(11);
    for (int time = 0; time < 10; time++) {
      Path out = home.resolve("often" + time);
      int kills = 0;
      while (isKilled(out, random.nextInt(5, 35))) {
        kills++;
      }
      assertThat(kills).isGreaterThan(1);
      requireWhole(out);
    }
  }

  private Path killed(String name) {
    Path out = home.resolve(name);
    assertThat(isKilled(out, 55)).isTrue();
    return out;
  }

  @Test
  void saysWhatItCarriesOn() throws Exception {
    Path out = killed("out");
    TestRun run = TestRun.at(home);
    long earlier = run(out, FragileDisk.thatLasts(), run).files().get(0).earlier().rows();
    assertThat(earlier).isBetween(5L, 59L);
    assertThat(run.events())
        .containsExactly(new TransformEvent.Resumed(run.path(), input, earlier));
  }

  @Test
  void doesNothingAgainThatIsDone() throws Exception {
    Path out = home.resolve("out");
    TransformReport first = run(out, FragileDisk.thatLasts(), TestRun.at(home));
    var written = Files.getLastModifiedTime(out.resolve("in.csv.out"));
    TransformReport second = run(out, FragileDisk.thatLasts(), TestRun.at(home));
    assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    assertThat(second.files().get(0).earlier().rows()).isEqualTo(60);
    assertThat(Files.getLastModifiedTime(out.resolve("in.csv.out"))).isEqualTo(written);
    Files.delete(out.resolve("in.csv.out"));
    run(out, FragileDisk.thatLasts(), TestRun.at(home));
    requireWhole(out);
  }

  /** The rest of the input may be another: it was never read, as far as the journal knows. */
  @Test
  void cutsOffWhatTheJournalDoesNotKnow() throws Exception {
    Path out = home.resolve("out");
    Disk ending =
        new Disk() {
          private int left = 2;

          @Override
          public void replace(Path file, byte[] content) throws IOException {
            if (left-- == 0) {
              throw new FragileDisk.Killed();
            }
            Disk.REAL.replace(file, content);
          }
        };
    assertThatThrownBy(() -> run(out, ending, TestRun.at(home)))
        .isInstanceOf(FragileDisk.Killed.class);
    long done = Journal.read(new Places(input, out).journal()).orElseThrow().position().nextRow();
    List<String> lines = Files.readAllLines(input);
    for (int line = (int) done + 1; line < lines.size(); line++) {
      lines.set(line, lines.get(line).replaceFirst("^\\d\\d", "??"));
    }
    Files.writeString(input, String.join("\n", lines) + "\n");
    TestRun run = TestRun.at(home);
    run(out, FragileDisk.thatLasts(), run);
    assertThat(run.events()).hasOnlyElementsOfType(TransformEvent.Resumed.class);
    run(home.resolve("afresh"), FragileDisk.thatLasts(), TestRun.at(home));
    assertThat(out.resolve("in.csv.out"))
        .hasSameTextualContentAs(home.resolve("afresh/in.csv.out"));
  }

  private void requireAnew(Path out, String reason) {
    TestRun run = TestRun.at(home);
    TransformReport report = run(out, FragileDisk.thatLasts(), run);
    assertThat(run.events())
        .containsExactly(new TransformEvent.Restarted(run.path(), input, reason));
    assertThat(report.files().get(0).earlier().discarded()).isEqualTo(reason);
    assertThat(report.summary().parts()).hasSize(3);
  }

  @Test
  void beginsAnewIfTheInputIsAnother() throws Exception {
    Path out = killed("out");
    Files.writeString(input, rows(60).replaceFirst("21", "22"));
    requireAnew(out, "the input has other content");
    assertThat(out.resolve("in.csv.out")).content().contains("\n22,Ulm").isNotEqualTo(expected);
    Path other = killed("other");
    Files.writeString(input, rows(61));
    requireAnew(other, "the input is of another size");
  }

  @Test
  void beginsAnewIfThePlanOrThePackageIsAnother() throws Exception {
    Path out = killed("out");
    TransformPlan plan = Plans.of(input, out, 60, "$");
    ModelPackage another = Fixtures.packageOf(Fixtures.graph(), "another");
    TestRun run = TestRun.at(home);
    Transform.run(plan, another, run, new Work.Pace(FragileDisk.thatLasts(), 100));
    assertThat(run.events())
        .containsExactly(
            new TransformEvent.Restarted(
                run.path(), input, "the settings or the package are others"));
    Path filtered = killed("filtered");
    run(filtered, FragileDisk.thatLasts(), TestRun.at(home), "$[0,-1]");
    assertThat(filtered.resolve("in.csv.out")).content().startsWith("age,p(yes)\n20,0.");
  }

  @Test
  void beginsAnewIfWhatIsLeftIsDamaged() throws Exception {
    Path out = killed("out");
    Path part = out.resolve(".transform/in.csv.out.part");
    Files.writeString(part, Files.readString(part).replace("Ulm", "Bonn"));
    requireAnew(out, "the unfinished output is not what was written");
    requireWhole(out);
    for (String damage : List.of("", "{}", "[", "{\"format\":\"sagekit-transform/1\"}")) {
      Path other = killed("damaged" + damage.length());
      Files.writeString(other.resolve(".transform/in.csv.json"), damage);
      requireAnew(other, "the record of the earlier work is damaged");
      requireWhole(other);
    }
  }

  @Test
  void stopsWhenAskedAndGoesOn() throws Exception {
    Path out = home.resolve("out");
    TestRun stopped = TestRun.at(home);
    Disk stopping =
        new Disk() {
          @Override
          public void force(FileChannel file) throws IOException {
            stopped.stop();
          }
        };
    assertThatThrownBy(() -> run(out, stopping, stopped)).isInstanceOf(StoppedException.class);
    assertThat(out.resolve("in.csv.out")).doesNotExist();
    assertThat(run(out, FragileDisk.thatLasts(), TestRun.at(home)).files().get(0).earlier().rows())
        .isPositive();
    requireWhole(out);
  }

  @Test
  void goesOnWhenADiskThatWasFullIsNot() throws Exception {
    Path out = home.resolve("out");
    Disk full =
        new Disk() {
          private int left = 2_000;

          @Override
          public void write(FileChannel file, ByteBuffer bytes) throws IOException {
            int fits = Math.min(left, bytes.remaining());
            Disk.REAL.write(file, bytes.slice(bytes.position(), fits));
            left -= fits;
            if (fits < bytes.remaining()) {
              throw new IOException("No space left on device");
            }
          }
        };
    assertThatThrownBy(() -> run(out, full, TestRun.at(home)))
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "TransformJob 'job': output '%s' can't be written: java.io.IOException: No space left on device"
                .formatted(out));
    assertThat(run(out, FragileDisk.thatLasts(), TestRun.at(home)).files().get(0).earlier().rows())
        .isPositive();
    requireWhole(out);
  }

  @Test
  void goesOnAfterABadRowWasMadeGood() throws Exception {
    Path out = home.resolve("out");
    TransformPlan any = Plans.of(input, out, 60, "$");
    TransformPlan few =
        new TransformPlan(
            any.name(),
            any.input(),
            new TransformOutput(out, any.output().format(), 2),
            any.processing(),
            any.batching());
    assertThatThrownBy(
            () ->
                Transform.run(
                    few, MODEL, TestRun.at(home), new Work.Pace(FragileDisk.thatLasts(), 100)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "in.csv: at most 2 rows may be bad, but there are more. The next one: in.csv: row 23 (line 25), column 'age'");
    TransformReport report = run(out, FragileDisk.thatLasts(), TestRun.at(home));
    assertThat(report.files().get(0).earlier().rows()).isPositive();
    requireWhole(out);
  }

  @Test
  void onlyOneWritesToAFolder() throws Exception {
    Path out = home.resolve("out");
    Path place = Files.createDirectories(out.resolve(Places.WORK));
    try (FolderLock mine = FolderLock.tryOf(place).orElseThrow()) {
      assertThat(mine).isNotNull();
      assertThatThrownBy(() -> run(out, FragileDisk.thatLasts(), TestRun.at(home)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("must be free, but another transform writes there");
    }
    run(out, FragileDisk.thatLasts(), TestRun.at(home));
    requireWhole(out);
  }

  @Test
  void theBadRowsOfAnEarlierTransformGo() throws Exception {
    Path out = home.resolve("out");
    run(out, FragileDisk.thatLasts(), TestRun.at(home));
    assertThat(out.resolve("in.csv.bad")).exists();
    Files.writeString(input, "age,city\n20,Bonn\n");
    run(out, FragileDisk.thatLasts(), TestRun.at(home));
    assertThat(out.resolve("in.csv.bad")).doesNotExist();
  }
}
