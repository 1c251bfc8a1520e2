package org.sagekit.core.label.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.core.label.exchange.DamagedCopies;

class VoteFileFuzzTest {
  private static final String SPAN = "{\"label\":\"a\",\"start\":1,\"end\":2}";
  private static final String BOX =
      "{\"label\":\"a\",\"left\":1,\"top\":2,\"width\":3,\"height\":4}";
  private static final Map<String, String> CONTENTS =
      Map.of(
          "votes.csv", "task,worker,label\n1,ann,yes\n2,\"b,ob\",no\n1,bob,\"y\"\"es\"\n",
          "numbers.csv", "task,worker,label\n1,ann,1.5\n2,bob,-2e3\n",
          "sets.csv", "task,worker,label\n1,ann,a|b\n2,bob,\n",
          "votes.jsonl",
              "{\"task\":1,\"worker\":\"a\",\"label\":\"x\"}\n\n{\"task\":\"2\",\"worker\":1,\"label\":true}\n",
          "spans.jsonl", "{\"task\":1,\"worker\":\"a\",\"label\":[" + SPAN + "," + SPAN + "]}\n",
          "boxes.jsonl", "{\"task\":1,\"worker\":\"a\",\"label\":[" + BOX + "]}\n");
  private static final Map<String, Consumer<VoteFile>> READINGS =
      Map.of(
          "votes", VoteFile::votes,
          "numbers", VoteFile::numbers,
          "sets", VoteFile::sets,
          "spans", VoteFile::spans,
          "boxes", VoteFile::boxes);
  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "votes.csv",
        "numbers.csv",
        "sets.csv",
        "votes.jsonl",
        "spans.jsonl",
        "boxes.jsonl"
      })
  void nothingButAnswersAndRefusals(String name) throws IOException {
    fuzz(name, 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "votes.csv",
        "numbers.csv",
        "sets.csv",
        "votes.jsonl",
        "spans.jsonl",
        "boxes.jsonl"
      })
  @Tag("fuzz")
  void nothingButAnswersAndRefusalsInManyCopies(String name) throws IOException {
    fuzz(name, 20_000);
  }

  private void fuzz(String name, int count) throws IOException {
    Path whole = Files.writeString(home.resolve(name), CONTENTS.getOrDefault(name, ""));
    String kind = name.substring(0, name.indexOf('.'));
    DamagedCopies.read(
        whole,
        home.resolve("copy-" + name),
        count,
        file -> READINGS.getOrDefault(kind, VoteFile::votes).accept(VoteFile.of(file)));
  }
}
