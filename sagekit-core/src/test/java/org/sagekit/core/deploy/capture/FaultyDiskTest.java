package org.sagekit.core.deploy.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.deploy.CaptureCounts;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.api.model.Prediction;
import org.sagekit.core.deploy.Fixtures;

/** What was captured is what is found in the files, however the disk fails. */
class FaultyDiskTest {
  private static final CaptureFile.Limits SMALL =
      CaptureFile.Limits.of(CaptureOptions.standard().fileBytes(60));

  @TempDir Path home;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> lines(Path home) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : CaptureFolder.files(home)) {
      String text = Files.readString(file);
      assertThat(text).matches("(?s).*\n|");
      lines.addAll(text.lines().toList());
    }
    return lines;
  }

  private CaptureQueue<Answers.Answer> capture(FaultyDisk disk, Random random, Path home) {
    CaptureQueue<Answers.Answer> queue = new CaptureQueue<>(1_000, new Sampling(100, "x"));
    CaptureWriter.Output<Answers.Answer> output =
        new CaptureWriter.Output<>(
            new CaptureFile(home, 1, SMALL, disk),
            answer -> bytes(answer.eventId() + "\n"),
            new Rotation(Duration.ofSeconds(10)));
    try (CaptureWriter<Answers.Answer> writer = new CaptureWriter<>("line-", queue, output)) {
      for (int i = 0; i < 60; i++) {
        Instant time = Instant.ofEpochSecond(i);
        writer.offer(new Answers.Single(null, time, Fixtures.row(1), Prediction.ofNumber(1)));
        if (random.nextInt(3) == 0) {
          writer.flush();
          assertThat(queue.counts().waiting()).isZero();
        }
      }
      disk.recover();
    }
    return queue;
  }

  @Property(tries = 25)
  void findsExactlyWhatWasCaptured(@ForAll long seed) throws Exception {
    Path folder = Files.createTempDirectory("faulty");
    Random random = new Random(seed);
    FaultyDisk disk = new FaultyDisk(seed);
    disk.writes = random.nextDouble() / 2;
    disk.forces = random.nextDouble();
    disk.truncations = random.nextDouble();
    CaptureCounts counts = capture(disk, random, folder).counts();
    assertThat(counts.captured() + counts.dropped()).isEqualTo(counts.served()).isEqualTo(60);
    assertThat(lines(folder)).doesNotHaveDuplicates().hasSize((int) counts.captured());
    for (Path file : CaptureFolder.files(folder)) {
      Files.delete(file);
    }
    Files.delete(folder);
  }

  @Test
  void losesWhatTheDiskDoesNotConfirmAndNothingElse() throws Exception {
    FaultyDisk disk = new FaultyDisk(1);
    try (CaptureFile file = new CaptureFile(home, 1, SMALL, disk)) {
      file.append(bytes("one\n"));
      file.force();
      file.append(bytes("two\n"));
      disk.forces = 1;
      assertThatThrownBy(file::force).isInstanceOf(IOException.class);
      disk.recover();
      assertThat(file.takes(1)).isFalse();
      file.end();
      file.append(bytes("three\n"));
      file.force();
      assertThat(lines(home)).containsExactly("one", "three");
    }
  }

  @Test
  void cutsWhatItCouldNotCutOnceTheDiskIsWell() throws Exception {
    FaultyDisk disk = new FaultyDisk(1);
    try (CaptureFile file = new CaptureFile(home, 1, SMALL, disk)) {
      file.append(bytes("one\n"));
      disk.forces = 1;
      disk.truncations = 1;
      assertThatThrownBy(file::force).isInstanceOf(IOException.class);
      assertThat(lines(home)).containsExactly("one");
      disk.recover();
      file.end();
      file.append(bytes("two\n"));
      assertThat(lines(home)).containsExactly("two");
    }
  }

  @Test
  void leavesNoEmptyFilesBehind() throws Exception {
    FaultyDisk disk = new FaultyDisk(1);
    disk.forces = 1;
    try (CaptureFile file = new CaptureFile(home, 1, SMALL, disk)) {
      for (int i = 0; i < 20; i++) {
        file.append(bytes("line\n"));
        assertThatThrownBy(file::force).isInstanceOf(IOException.class);
        file.end();
      }
      disk.recover();
      file.append(bytes("last\n"));
      assertThat(CaptureFolder.files(home)).containsExactly(CaptureFolder.file(home, 21));
    }
  }

  @Test
  void capturesNothingInAFileThatSomebodyDeleted() throws Exception {
    try (CaptureFile file = new CaptureFile(home, 1, SMALL)) {
      file.append(bytes("one\n"));
      file.force();
      Files.delete(CaptureFolder.file(home, 1));
      file.append(bytes("two\n"));
      assertThatThrownBy(file::force).isInstanceOf(java.nio.file.NoSuchFileException.class);
      file.end();
      file.append(bytes("three\n"));
    }
    assertThat(lines(home)).containsExactly("three");
  }
}
