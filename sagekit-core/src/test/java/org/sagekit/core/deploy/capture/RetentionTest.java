package org.sagekit.core.deploy.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  @TempDir Path home;

  @BeforeEach
  void writeFiveFiles() throws Exception {
    for (int i = 1; i <= 5; i++) {
      Path file = Files.writeString(CaptureFolder.file(home, i), "1234567890");
      Instant time = Instant.EPOCH.plus(Duration.ofHours(i));
      Files.setLastModifiedTime(file, FileTime.from(time));
    }
  }

  private List<Integer> left() throws Exception {
    return CaptureFolder.files(home).stream()
        .map(f -> Integer.parseInt(f.getFileName().toString().substring(0, 8)))
        .toList();
  }

  @Test
  void takesTheFoldersOfEmptyHoursAway() throws Exception {
    Path gone = CaptureFolder.hour(home, Instant.parse("2025-12-31T23:00:00Z"));
    Path left = CaptureFolder.hour(home, Instant.parse("2026-01-01T00:00:00Z"));
    Files.createDirectories(gone);
    Files.createDirectories(left);
    Files.writeString(CaptureFolder.file(gone, 6), "1234567890");
    Files.writeString(CaptureFolder.file(left, 7), "1234567890");
    new Retention(Optional.of(1L), Optional.empty()).apply(home);
    assertThat(home.resolve("2025")).doesNotExist();
    assertThat(left).isNotEmptyDirectory();
    assertThat(left()).containsExactly(7);
  }

  @Test
  void keepsEverythingByDefault() throws Exception {
    Retention.NONE.apply(home);
    assertThat(left()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void keepsTheYoungestFilesThatFit() throws Exception {
    new Retention(Optional.of(25L), Optional.empty()).apply(home);
    assertThat(left()).containsExactly(3, 4, 5);
  }

  @Test
  void keepsTheNewestWhateverItsSize() throws Exception {
    new Retention(Optional.of(1L), Optional.empty()).apply(home);
    assertThat(left()).containsExactly(5);
    new Retention(Optional.of(1L), Optional.of(Duration.ofNanos(1))).apply(home);
    assertThat(left()).containsExactly(5);
  }

  @Test
  void deletesWhatIsOlderThanTheNewestByTheFileSystemsClock() throws Exception {
    new Retention(Optional.empty(), Optional.of(Duration.ofHours(2))).apply(home);
    assertThat(left()).containsExactly(3, 4, 5);
  }

  @Test
  void aClockThatRanBackwardsDeletesNothing() throws Exception {
    Files.setLastModifiedTime(CaptureFolder.file(home, 5), FileTime.from(Instant.EPOCH));
    new Retention(Optional.empty(), Optional.of(Duration.ofHours(2))).apply(home);
    assertThat(left()).containsExactly(1, 2, 3, 4, 5);
  }
}
