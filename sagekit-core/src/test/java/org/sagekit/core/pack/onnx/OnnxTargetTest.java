package org.sagekit.core.pack.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.HashedInput;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.TermInput;
import org.sagekit.api.model.Tokens;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.core.model.Scorers;

class OnnxTargetTest {
  private final OnnxTarget target = new OnnxTarget();

  @Test
  void writesTheModelAReadmeAndACheck() {
    CompiledModel model = target.compile("churn", graph("age", "city"));
    assertThat(model.target()).isEqualTo("onnx");
    assertThat(model.names()).containsExactly("model.onnx", "README.md", "check.py");
    assertThat(text(model, "check.py")).contains("certificate.tsv").doesNotContain("\r");
  }

  @Test
  void givesTheSameBytesForTheSameModel() {
    ScoringGraph graph = graph("age", "city");
    assertThat(target.compile("a", graph)).isEqualTo(target.compile("a", graph));
    assertThat(target.compile("a", graph)).isNotEqualTo(target.compile("b", graph));
  }

  @Test
  void hasOneInputAFieldAndNamedOutputs() {
    ModelProto model = parsed(target.compile("churn", graph("age", "city")));
    assertThat(names(model.getGraph().getInputList())).containsExactly("age", "city");
    assertThat(names(model.getGraph().getOutputList()))
        .containsExactly("label", "probabilities", "margins");
    assertThat(model.getProducerName()).isEqualTo("SageKit");
    assertThat(model.getGraph().getInput(0).getType().getTensorType().getShape().getDim(0))
        .satisfies(dimension -> assertThat(dimension.getDimParam()).isEqualTo("rows"));
  }

  @Test
  void saysWhatItPredictsInItsProperties() {
    ModelProto model = parsed(target.compile("churn", graph("age", "city")));
    assertThat(model.getMetadataPropsList())
        .anyMatch(p -> p.getKey().equals("sagekit.task") && p.getValue().equals("BINARY"))
        .anyMatch(
            p -> p.getKey().equals("sagekit.classes") && p.getValue().equals("[\"no\",\"yes\"]"))
        .anyMatch(p -> p.getKey().equals("sagekit.signature") && p.getValue().length() == 64);
  }

  @Test
  void givesWayToFieldsThatAreNamedAsItsOutputs() {
    ScoringGraph graph = graph("margins", "label");
    ModelProto model = parsed(target.compile("churn", graph));
    assertThat(names(model.getGraph().getOutputList()))
        .containsExactly("label_", "probabilities", "margins_");
    same(graph);
    same(graph("_1.Sub", "__2.Where"));
  }

  @Test
  void standsAnotherTextForAMissingOneWhereTheEmptyOneIsALevel() {
    Feed feed = Feed.of(graph("age", "city", "", "<missing>")).get(1);
    assertThat(feed.missing()).isEqualTo("<<missing>>");
    assertThat(text(target.compile("m", graph("age", "city", "")), "README.md"))
        .contains("| `city` | categorical | tensor(string) | `\"<missing>\"` |");
    same(graph("age", "city", ""));
  }

  @Test
  void tellsTheLabelOfEachRow() {
    ScoringGraph graph = graph("age", "city", "Ulm");
    Dataset rows = rows(graph);
    try (OnnxRun run = new OnnxRun(graph, 1)) {
      List<String> labels = run.labels(rows, 3);
      for (int row = 0; row < rows.size(); row++) {
        assertThat(labels.get(row)).isEqualTo(Scorers.of(graph).score(rows.row(row)).label());
      }
    }
  }

  @Test
  void namesWhatItCannotExpress() {
    ScoringGraph graph =
        new ScoringGraph(
            List.of(Field.of("note", FieldType.TEXT), Field.of("member", FieldType.BOOLEAN)),
            List.of(),
            List.of(
                new TermInput(
                    "note", new Tokens(Tokens.Unit.CHARACTER, 2, 3), List.of("oo"), Doubles.of(1)),
                new HashedInput("note", Tokens.WORDS, 1),
                new Node.CategoryInput("member", List.of("true")),
                new Node.WeightedSum(List.of(0, 1, 2), Doubles.of(1, 1, 1))));
    assertThat(target.problems(graph))
        .containsExactly(
            "Node 0, TermInput 'note': ONNX has no operator that takes characters of a text.",
            "Node 1, HashedInput 'note': ONNX has no operator that hashes a text.",
            "Node 2, CategoryInput 'member': ONNX is given a BOOLEAN as a number and can't know"
                + " its text.");
    assertThatThrownBy(() -> target.compile("m", graph))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Node 0, TermInput")
        .hasMessageContaining("Node 2, CategoryInput");
  }

  @Test
  void passesTextsOfWhichTheWordsCountByTheirWords() {
    ScoringGraph graph =
        new ScoringGraph(
            List.of(Field.of("note", FieldType.TEXT), Field.of("note.words", FieldType.NUMERIC)),
            List.of(),
            List.of(new Node.TextInput("note", List.of("good"), Doubles.of(1))));
    CompiledModel model = target.compile("m", graph);
    assertThat(names(parsed(model).getGraph().getInputList()))
        .containsExactly("note.words_", "note.words");
    assertThat(text(model, "README.md")).contains("| `note.words_` | the words of `note` |");
  }

  @Test
  void refusesTextsThatAreNone() {
    assertThat(target.problems(graph("age", "half \ud83d")))
        .containsExactly("Input 'half \ud83d': its name is no text in UTF-8.");
    assertThat(target.problems(graph("age", "city", "half \ud83d")))
        .containsExactly("Node 1, CategoryInput 'city': not all levels are texts in UTF-8.");
  }

  @Test
  void warnsOfLevelsThatJavaPassesOtherwise() {
    assertThat(text(target.compile("m", graph("age", "city", "\ud83d\ude00")), "README.md"))
        .contains("beyond U+FFFF");
    assertThat(text(target.compile("m", graph("age", "city", "\u4e16")), "README.md"))
        .doesNotContain("beyond U+FFFF");
  }

  @Test
  void keepsANameOfAnyTextOnItsLine() {
    assertThat(text(target.compile("a\n# b", graph("age", "c|d`e")), "README.md"))
        .startsWith("# a # b as ONNX\n")
        .contains("| `c\\|d'e` |");
  }

  private static void same(ScoringGraph graph) {
    Dataset rows = rows(graph);
    try (OnnxRun run = new OnnxRun(graph, 1)) {
      double[] expected = Scorers.of(graph).score(rows).toArray();
      double[] actual = run.numbers(1, rows, 2);
      for (int i = 0; i < expected.length; i++) {
        assertThat(actual[i]).isCloseTo(expected[i], within(1e-15));
      }
    }
  }

  private static Dataset rows(ScoringGraph graph) {
    return Dataset.of(
        "rows",
        Schema.of(graph.inputs()),
        List.of(
            Column.ofNumbers(1, 2, Double.NaN, 30, -4),
            Column.ofCategories(Arrays.asList("Ulm", "", null, "Bonn", "<missing>"))));
  }

  private static ScoringGraph graph(String number, String category, String... levels) {
    return new ScoringGraph(
        List.of(Field.of(number, FieldType.NUMERIC), Field.of(category, FieldType.CATEGORICAL)),
        List.of("no", "yes"),
        List.of(
            new Node.NumberInput(number),
            new Node.CategoryInput(category, List.of(levels)),
            new Node.Impute(0, Doubles.of(7)),
            new Node.LevelValue(1, Doubles.of(new double[levels.length]), -5),
            new Node.WeightedSum(List.of(2, 3), Doubles.of(0.5, 0.25)),
            new Node.Link(4, Node.LinkFunction.SIGMOID)));
  }

  private static List<String> names(List<ValueInfoProto> values) {
    return values.stream().map(ValueInfoProto::getName).toList();
  }

  private static ModelProto parsed(CompiledModel model) {
    try {
      return ModelProto.parseFrom(model.file("model.onnx"));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(CompiledModel model, String file) {
    return new String(model.file(file), StandardCharsets.UTF_8);
  }
}
