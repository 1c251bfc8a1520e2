package org.sagekit.core.pack.pmml;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.data.Field;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;

/** The page beside a document that says how to use it. */
final class Readme {
  /** How many fields or classes are listed; the document has them all. */
  private static final int MOST = 200;

  private final ScoringGraph graph;
  private final Names names;
  private final StringBuilder page = new StringBuilder();

  private Readme(ScoringGraph graph) {
    this.graph = graph;
    this.names = new Names(graph);
  }

  static byte[] of(String model, ScoringGraph graph) {
    Readme readme = new Readme(graph);
    readme.write(model);
    return readme.page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void write(String model) {
    line("# " + code(model) + " as PMML");
    line("");
    line("`model.pmml` is a PMML 4.4 document. It takes raw rows, the preprocessing included, and");
    line("predicts " + graph.task().name().toLowerCase(Locale.ROOT) + ".");
    inputs();
    outputs();
    missing();
    precision();
    example();
  }

  private void inputs() {
    line("");
    line("## Inputs");
    line("");
    line("Fields are given by name; their order does not matter.");
    line("");
    line("| field | type | is given as |");
    line("|---|---|---|");
    for (Field input : first(graph.inputs())) {
      line("| " + code(input.name()) + " | " + type(input) + " | " + form(input) + " |");
    }
    more(graph.inputs());
  }

  private static String type(Field input) {
    return input.type().isNumber() ? "double" : "string";
  }

  private static String form(Field input) {
    return switch (input.type()) {
      case NUMERIC, INTEGER -> "a number";
      case BOOLEAN -> "1 for true, 0 for false";
      case DATETIME -> "milliseconds since 1970-01-01T00:00Z";
      case CATEGORICAL, TEXT -> "the category's text, compared character by character";
    };
  }

  private void outputs() {
    line("");
    line("## Outputs");
    line("");
    line("| field | is |");
    line("|---|---|");
    if (graph.classes().isEmpty() || graph.task().isClassification()) {
      String what = graph.classes().isEmpty() ? "the predicted number" : "the likeliest class";
      line("| " + code(names.prediction()) + " | " + what + " |");
    }
    for (String name : first(graph.classes())) {
      line("| " + code(names.output(name)) + " | the number of " + code(name) + " |");
    }
    more(graph.classes());
    if (graph.task().isClassification()) {
      line("");
      line(
          "PMML does not say which of equally likely classes is predicted. SageKit takes the first");
      line("of the list; whoever needs the same compares the probabilities.");
    }
  }

  private void missing() {
    line("");
    line("## Missing and unseen values");
    line("");
    line(
        "A missing value is an absent field or null. NaN is a missing value to SageKit, but not to");
    line("every PMML engine: leave such a field out. A category that training has not seen is");
    line("passed on as it is (`invalidValueTreatment=\"asIs\"`) and is treated as in SageKit.");
    line("Where nothing stands in for a missing number, SageKit predicts NaN and PMML nothing.");
  }

  private void precision() {
    line("");
    line("## Precision");
    line("");
    line(
        "Numbers are decimals that read back as the same double. Every row comes to the same leaf");
    line("of every tree: thresholds of trees that compare 32-bit floats are written as the double");
    line("from which on numbers round to the other side, so inputs need no rounding beforehand.");
    if (graph.nodes().stream().anyMatch(Readme::isSingle)) {
      line(
          "This model adds its leaves in 32-bit floats, which is said by `x-mathContext=\"float\"`.");
      line(
          "An engine that knows it adds to the bit as SageKit does; one that adds doubles differs");
      line("in about the seventh digit.");
    } else {
      line("Sums are kept in doubles, and differ from SageKit's at most in their last digits.");
    }
  }

  private static boolean isSingle(Node node) {
    return node instanceof Node.TreeEnsemble trees && trees.precision() == Node.Precision.FLOAT;
  }

  private void example() {
    line("");
    line("## Example");
    line("");
    line("In Java with PMML4S (Apache-2.0), or any other engine for PMML 4.4:");
    line("");
    line("```java");
    line("Model model = Model.fromFile(\"model.pmml\");");
    line("Map<String, Object> row = new HashMap<>();");
    for (Field input : graph.inputs().subList(0, Math.min(3, graph.inputs().size()))) {
      String value = input.type().isNumber() ? "1.0" : "\"...\"";
      line("row.put(" + literal(input.name()) + ", " + value + ");");
    }
    line("Object said = model.predict(row).get(" + literal(answer()) + ");");
    line("```");
  }

  private String answer() {
    return graph.classes().isEmpty()
        ? names.prediction()
        : names.output(graph.classes().get(graph.classes().size() - 1));
  }

  private static String literal(String text) {
    return '"' + plain(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A name in a table's cell. */
  private static String code(String text) {
    return "`" + plain(text).replace("`", "'").replace("|", "\\|") + "`";
  }

  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  private static <T> List<T> first(List<T> all) {
    return all.subList(0, Math.min(MOST, all.size()));
  }

  private void more(List<?> all) {
    if (all.size() > MOST) {
      line("| ... | " + (all.size() - MOST) + " more in the document |");
    }
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
