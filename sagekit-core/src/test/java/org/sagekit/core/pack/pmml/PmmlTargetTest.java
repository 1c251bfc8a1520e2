package org.sagekit.core.pack.pmml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sagekit.core.pack.pmml.SmallGraphs.LEVEL;
import static org.sagekit.core.pack.pmml.SmallGraphs.NUMBERS;
import static org.sagekit.core.pack.pmml.SmallGraphs.number;
import static org.sagekit.core.pack.pmml.SmallGraphs.sum;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Neighbours;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;
import org.sagekit.api.pack.CompiledModel;

class PmmlTargetTest {
  private static final ScoringGraph GRAPH = number(new Node.OneHot(LEVEL, 4), sum(4, 4));
  private final PmmlTarget target = new PmmlTarget();

  @Test
  void givesADocumentAndAPage() {
    CompiledModel compiled = target.compile("people & \u0001", GRAPH);
    assertThat(compiled.target()).isEqualTo(target.name()).isEqualTo("pmml");
    assertThat(compiled.names()).containsExactly("model.pmml", "README.md");
    assertThat(text(compiled, "model.pmml"))
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PMML xmlns=")
        .contains("description=\"people &amp; \ufffd\"");
  }

  @Test
  void givesTheSameBytesForTheSameModel() {
    assertThat(target.compile("people", GRAPH)).isEqualTo(target.compile("people", GRAPH));
  }

  @Test
  void saysOnThePageHowToUseIt() {
    assertThat(text(target.compile("people", GRAPH), "README.md"))
        .startsWith("# `people` as PMML\n")
        .contains("| `a` | double | a number |", "| `c` | string | the category's text")
        .contains("| `prediction` | the predicted number |", "row.put(\"a\", 1.0);");
  }

  @Test
  void namesEachNodeThatPmmlCannotExpress() {
    Node nearest =
        new Neighbours(
            NUMBERS,
            1,
            9,
            Neighbours.Weighting.UNIFORM,
            Doubles.of(1, 2),
            Doubles.of(1),
            Doubles.of(1),
            Doubles.of(0));
    Node words = new Node.TextInput("c", List.of("good"), Doubles.of(1));
    Node both = new Node.Concat(List.of(4, 5));
    assertThat(target.problems(number(nearest, words, both, sum(6, 2))))
        .containsExactly(
            "Node 4 (Neighbours) asks the nearest points, of which PMML does not say which of "
                + "equally near ones counts.",
            "Node 5 (TextInput) takes a text apart into words, which PMML does by other rules.");
    assertThat(target.problems(number(nearest, words, both, sum(NUMBERS, 2)))).isEmpty();
  }

  @Test
  void refusesWhatItCannotExpress() {
    ScoringGraph graph = number(new Node.Impute(0, Doubles.of(Double.POSITIVE_INFINITY)));
    assertThatThrownBy(() -> target.compile("people", graph))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Node 4 (Impute) holds a number that is not finite, which PMML has no text for.");
  }

  @Test
  void refusesProbabilitiesThatNeedNotAddUp() {
    ScoringGraph graph =
        SmallGraphs.classes(List.of("no", "yes"), new Node.Impute(NUMBERS, Doubles.of(0, 0)));
    assertThat(target.problems(graph))
        .containsExactly(
            "Node 4 (Impute) makes probabilities that need not add up to 1, as those of PMML do.");
  }

  @Test
  void refusesCharactersThatXmlCannotCarry() {
    Field odd = Field.of("od\u0000d", FieldType.CATEGORICAL);
    Node level = new Node.CategoryInput(odd.name(), List.of("\ud800", "\ufffe"));
    ScoringGraph graph =
        new ScoringGraph(List.of(odd), List.of(), List.of(level, new Node.MissingIndicator(0)));
    assertThat(target.problems(graph))
        .containsExactly(
            "Input 'odU+0000d' has characters that XML 1.0 can't carry.",
            "Level of 'odU+0000d': 'U+D800' has characters that XML 1.0 can't carry.",
            "Level of 'odU+0000d': 'U+FFFE' has characters that XML 1.0 can't carry.");
  }

  @Test
  void carriesLineBreaksAndNamesThatItUsesItself() {
    List<String> names = List.of("target", "n0_0", "prediction", "_\"<&>'\n\t\r", "probability(x)");
    for (String name : names) {
      Field field = Field.of(name, FieldType.CATEGORICAL);
      Node level = new Node.CategoryInput(name, List.of("line\nbreak", "\ttab\r", "]]>"));
      Node marks = new Node.OneHot(0, 3);
      ScoringGraph graph =
          new ScoringGraph(List.of(field), List.of(), List.of(level, marks, sum(1, 3)));
      assertThat(Pmml4s.furthest(graph)).as(name).isLessThan(1e-12);
    }
  }

  @Test
  void writesTreesOfAnyDepth() {
    int depth = 20_000;
    Tree.Builder tree = Tree.builder(1);
    for (int i = 0; i < depth; i++) {
      int split = tree.split(0, i, true, 1);
      tree.leaf(1, i);
      tree.children(split, split + 1, split + 2);
    }
    tree.leaf(1, -1);
    ScoringGraph graph =
        number(
            SmallGraphs.trees(
                NUMBERS, Node.Comparison.LESS, Node.Precision.FLOAT, List.of(tree.build())));
    assertThat(text(target.compile("deep", graph), "model.pmml").split("<Node ")).hasSize(20_003);
  }

  private static String text(CompiledModel compiled, String file) {
    return new String(compiled.file(file), StandardCharsets.UTF_8);
  }
}
