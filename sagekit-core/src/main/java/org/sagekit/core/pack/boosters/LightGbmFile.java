package org.sagekit.core.pack.boosters;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What stands in a text of LightGBM.
 *
 * @param header names and values before the trees
 * @param features the names of the features
 * @param trees in their order
 * @param levels of each feature the names of its levels, empty for a number; empty if none has any
 */
record LightGbmFile(
    Lines.Section header,
    List<String> features,
    List<LightGbmTree> trees,
    List<List<String>> levels) {
  private static final byte[] FIRST_LINE = "tree".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> VERSIONS = Set.of("v2", "v3", "v4");

  static LightGbmFile read(ModelFile file, byte[] bytes) {
    Lines lines = lines(file, bytes);
    Lines.Section header = lines.section();
    String version = header.text("version");
    file.require(VERSIONS.contains(version), "version", "v2 to v4", version);
    List<String> features = List.of(header.text("feature_names").split(" ", -1));
    int expected = header.words("max_feature_idx").whole(0, Integer.MAX_VALUE - 1) + 1;
    file.require(
        features.size() == expected, "feature_names", expected + " names", features.size());
    List<LightGbmTree> trees = trees(file, lines, expected);
    List<List<String>> levels = new LightGbmLevels(file, expected).read(lines);
    return new LightGbmFile(header, features, trees, levels);
  }

  /** Looks at the first bytes before it looks for lines: another file may have none. */
  private static Lines lines(ModelFile file, byte[] bytes) {
    int length = FIRST_LINE.length;
    boolean begins =
        bytes.length > length && Arrays.equals(bytes, 0, length, FIRST_LINE, 0, length);
    boolean ends = begins && (bytes[length] == '\n' || bytes[length] == '\r');
    file.require(ends, "content", "a model that LightGBM saved as text", "none");
    Lines lines = new Lines(file, bytes);
    lines.take();
    return lines;
  }

  private static List<LightGbmTree> trees(ModelFile file, Lines lines, int features) {
    List<LightGbmTree> trees = new ArrayList<>();
    while (!lines.peek().equals("end of trees")) {
      String expected = "Tree=" + trees.size();
      int line = lines.number();
      String found = lines.take();
      file.require(found.equals(expected), "line " + line, expected, found);
      trees.add(new LightGbmTree(lines.section(), features));
    }
    return trees;
  }
}
