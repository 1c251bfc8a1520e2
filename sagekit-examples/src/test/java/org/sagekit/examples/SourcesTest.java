package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules of the house that only the sources can tell. */
class SourcesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> MODULES =
      List.of(
          "sagekit-api",
          "sagekit-core",
          "sagekit-autopilot",
          "sagekit-monitor",
          "sagekit-studio",
          "sagekit-examples");
  private static final Pattern FORMATTED =
      Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"\\s*\\.formatted\\(");
  private static final Pattern SPECIFIER = Pattern.compile("%(?!(?:\\d+\\$)?[sn])\\S");

  @Test
  void looksAtTheSources() throws IOException {
    assertThat(mainSources()).hasSizeGreaterThan(120);
  }

  @Test
  void aModuleOwnsOnlyThePackagesThatBearItsName() throws IOException {
    for (String module : MODULES) {
      Path root = ROOT.resolve(module).resolve("src/main/java");
      Path own = root.resolve("org/sagekit").resolve(module.substring("sagekit-".length()));
      assertThat(javaFiles(root)).isNotEmpty().allMatch(file -> file.startsWith(own));
    }
  }

  /**
   * {@code formatted} takes the machine's locale, which shows in every conversion but {@code %s}.
   */
  @Test
  void formattedTakesTextsOnly() throws IOException {
    for (Map.Entry<Path, String> source : mainSources().entrySet()) {
      Matcher matcher = FORMATTED.matcher(source.getValue());
      while (matcher.find()) {
        assertThat(SPECIFIER.matcher(matcher.group(1).replace("%%", "")).find())
            .as("%s: %s", source.getKey(), matcher.group(1))
            .isFalse();
      }
    }
  }

  @Test
  void filesTellOneThing() throws IOException {
    for (Map.Entry<Path, String> source : mainSources().entrySet()) {
      assertThat(source.getValue().lines().count()).as("%s", source.getKey()).isLessThan(500);
    }
  }

  @Test
  void everyPackageSaysWhatItIsAndIsNullMarked() throws IOException {
    for (Path file : mainSources().keySet()) {
      Path info = file.resolveSibling("package-info.java");
      assertThat(info).exists();
      assertThat(Files.readString(info)).contains("@NullMarked").startsWith("/**");
    }
  }

  private static Map<Path, String> mainSources() throws IOException {
    Map<Path, String> textByFile = new java.util.TreeMap<>();
    for (String module : MODULES) {
      for (Path file : javaFiles(ROOT.resolve(module).resolve("src/main/java"))) {
        textByFile.put(file, Files.readString(file));
      }
    }
    return textByFile;
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
