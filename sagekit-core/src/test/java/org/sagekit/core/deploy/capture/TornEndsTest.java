package org.sagekit.core.deploy.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TornEndsTest {
  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 8_190, 8_191, 8_192, 8_193, 20_000})
  void takesAwayWhatHasNoEnd(int length) throws Exception {
    Path torn = CaptureFolder.file(home, 1);
    String whole = "one\n" + "x".repeat(length) + "\n";
    for (String lines : new String[] {"", "\n", whole}) {
      Files.writeString(torn, lines + "y".repeat(length));
      TornEnds.mend(home);
      assertThat(Files.readString(torn)).isEqualTo(lines);
    }
  }

  @Test
  void touchesNoOtherFile() throws Exception {
    Path other = Files.writeString(home.resolve("notes.txt"), "no end");
    Path whole = Files.writeString(CaptureFolder.file(home, 1), "one\ntwo\n");
    var time = Files.getLastModifiedTime(whole);
    TornEnds.mend(home);
    assertThat(other).hasContent("no end");
    assertThat(Files.getLastModifiedTime(whole)).isEqualTo(time);
    TornEnds.mend(home.resolve("none"));
  }

  @Test
  void cutsNoFileOfSomebodyElse() throws Exception {
    Path other = Files.writeString(home.resolve("notes.txt"), "whole\nhalf");
    Files.createSymbolicLink(CaptureFolder.file(home, 1), other);
    TornEnds.mend(home);
    assertThat(Files.readString(other)).isEqualTo("whole\nhalf");
  }

  @Test
  void endsALineThatLacksNothingElse() throws Exception {
    String line = "{\"text\":\"}\u00e9\"}";
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    Path file = CaptureFolder.file(home, 1);
    for (int length = 0; length <= bytes.length; length++) {
      Files.writeString(file, "{}\n");
      Files.write(file, Arrays.copyOf(bytes, length), StandardOpenOption.APPEND);
      TornEnds.mend(home);
      assertThat(Files.readString(file))
          .isEqualTo(length < bytes.length ? "{}\n" : "{}\n" + line + "\n");
    }
  }
}
