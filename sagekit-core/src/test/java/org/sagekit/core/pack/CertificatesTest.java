package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Select;
import org.sagekit.api.model.Tree;
import org.sagekit.api.pack.Agreement;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.train.SomeModels;

class CertificatesTest {
  private static final double LIMIT = 37.3;
  private static final ScoringGraph GRAPH = graph();
  private static final Dataset SAMPLE =
      Dataset.of(
          "people",
          Schema.of(
              Field.of("age", FieldType.NUMERIC), Field.of("city\tname", FieldType.CATEGORICAL)),
          List.of(Column.ofNumbers(20, 60), Column.ofCategories(List.of("Bonn", "Ulm"))));

  private final Certificate certificate = Certificates.of(GRAPH, SAMPLE);

  @Test
  void hasTheNeighboursOfEachThreshold() {
    float limit = (float) LIMIT;
    assertThat(numbers(certificate))
        .contains((double) limit, (double) Math.nextDown(limit), (double) Math.nextUp(limit));
  }

  @Test
  void hasMissingInfiniteAndUnseenValues() {
    assertThat(numbers(certificate))
        .contains(Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -0.0);
    List<String> cities = new ArrayList<>();
    for (int row = 0; row < certificate.rows().size(); row++) {
      cities.add(certificate.rows().column(1).text(row));
    }
    assertThat(cities)
        .contains(null, "Bonn", "Ulm")
        .anyMatch(c -> c != null && c.contains("never"));
  }

  @Test
  void hasFewerRowsWhereRowsAreLong() {
    List<Field> fields = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      fields.add(Field.of("x" + i, FieldType.NUMERIC));
      nodes.add(new Node.NumberInput("x" + i));
      all.add(i);
    }
    nodes.add(new Node.Concat(all));
    nodes.add(new Select(nodes.size() - 1, List.of(7)));
    ScoringGraph wide = new ScoringGraph(fields, List.of(), nodes);
    Certificate found = Certificates.of(wide, SAMPLE);
    assertThat(found.rows().size()).isEqualTo(8);
    assertThat(Certificates.check(wide, found).isEqual()).isTrue();
  }

  @Test
  void isMetByBothWaysOfScoring() {
    Agreement agreement = Certificates.check(GRAPH, certificate);
    assertThat(agreement.isEqual()).isTrue();
    assertThat(agreement.rows()).isGreaterThan(15);
  }

  @Test
  void tellsAnotherModelByTheRowsThatDiffer() {
    List<Node> nodes = new ArrayList<>(GRAPH.nodes());
    nodes.set(1, stump(Math.nextDown((float) LIMIT)));
    ScoringGraph other = new ScoringGraph(GRAPH.inputs(), GRAPH.classes(), nodes);
    Agreement agreement = Certificates.check(other, certificate);
    assertThat(agreement.marginsEqual()).isLessThan(agreement.rows());
  }

  @Test
  void goesThroughItsFileUnchanged() {
    byte[] file = CertificateFile.write(certificate);
    Certificate read = CertificateFile.read(new Subject("Package 'p'"), file, GRAPH);
    assertThat(CertificateFile.write(read)).isEqualTo(file);
    assertThat(new String(file, StandardCharsets.UTF_8))
        .startsWith("sagekit-certificate/1\nage\tcity\\tname\tmargin 0\toutput 0\toutput 1\n");
  }

  @Test
  void refusesWhatIsNoCertificateOfTheGraph() {
    refused("", "certificate must be from 1 to 100000 whole lines of rows, but was 0.");
    refused("x\na\n1\n", "certificate must be sagekit-certificate/1, but was 'x'.");
    String text = new String(CertificateFile.write(certificate), StandardCharsets.UTF_8);
    refused(text.replace("0x1.4p4\tBonn", "0x1.4p4"), "must be 5, but was 4.");
    refused(text.replace("0x1.4p4\tBonn", "twenty\tBonn"), "but was 'twenty'.");
    refused(text.replace("0x1.4p4\tBonn", "0x1.4p4\tBo\\x"), "texts with known escapes");
    refused(text.replace("age\t", "aged\t"), "with the names of the inputs");
  }

  @Test
  void keepsAPackageWhoseCertificateFailsFromBeingDeployed() {
    Certificate wrong =
        new Certificate(
            certificate.rows(),
            Doubles.of(new double[certificate.rows().size()]),
            certificate.outputs(),
            List.of());
    ModelPackage pack =
        new ModelPackage(
            Path.of("model.tar.gz"),
            Fingerprint.of("x"),
            SomeModels.of("income", GRAPH, 1),
            wrong,
            List.of());
    assertThatThrownBy(() -> Certificates.require(pack))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(
            "Package 'model.tar.gz': certificate must be met by this JVM, but was not: ");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(
            () ->
                CertificateFile.read(
                    new Subject("Package 'p'"), text.getBytes(StandardCharsets.UTF_8), GRAPH))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(message);
  }

  private static List<Double> numbers(Certificate certificate) {
    List<Double> numbers = new ArrayList<>();
    for (int row = 0; row < certificate.rows().size(); row++) {
      numbers.add(certificate.rows().column(0).number(row));
    }
    return numbers;
  }

  private static ScoringGraph graph() {
    return new ScoringGraph(
        List.of(Field.of("age", FieldType.INTEGER), Field.of("city\tname", FieldType.CATEGORICAL)),
        List.of("no", "yes"),
        List.of(
            new Node.NumberInput("age"),
            stump(LIMIT),
            new Node.CategoryInput("city\tname", List.of("Bonn", "Ulm")),
            new Node.LevelValue(2, Doubles.of(0.25, -0.5), 0.125),
            new Node.WeightedSum(List.of(1, 3), Doubles.of(1, 1)),
            new Node.Link(4, Node.LinkFunction.SIGMOID)));
  }

  private static Node stump(double limit) {
    Tree.Builder stump = Tree.builder(1);
    stump.split(0, limit, true, 2);
    stump.leaf(1, -0.75);
    stump.leaf(1, 1.5);
    return new Node.TreeEnsemble(
        0,
        1,
        List.of(stump.children(0, 1, 2).build()),
        List.of(),
        Doubles.of(0.5),
        1,
        Node.Comparison.LESS,
        Node.Precision.FLOAT);
  }
}
