package org.sagekit.core.pack.pmml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sagekit.core.pack.pmml.SmallGraphs.LEVEL;
import static org.sagekit.core.pack.pmml.SmallGraphs.NUMBERS;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.Test;
import org.sagekit.api.model.Activate;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Interpolate;
import org.sagekit.api.model.Kernel;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Tree;

/** Elements stand in each other as the schema of PMML 4.4 has them, and in its order. */
class PmmlOrderTest {
  private static final String EXPRESSION =
      "(Constant|FieldRef|NormContinuous|NormDiscrete|Discretize|MapValues|Apply)";
  private static final String PREDICATE =
      "(SimplePredicate|CompoundPredicate|SimpleSetPredicate|True|False)";
  private static final String MODEL =
      "(MiningModel|NeuralNetwork|RegressionModel|SupportVectorMachineModel|TreeModel)";
  private static final String HEAD = "MiningSchema (Output )?(LocalTransformations )?";

  /** What each element has in it, as a pattern of names with a blank behind each. */
  private static final Map<String, String> CONTENT =
      Map.ofEntries(
          Map.entry("PMML", "Header DataDictionary (TransformationDictionary )?" + MODEL + " "),
          Map.entry("Header", "Application "),
          Map.entry("DataDictionary", "(DataField )+"),
          Map.entry("DataField", "(Value )*"),
          Map.entry("TransformationDictionary", "(DerivedField )*"),
          Map.entry("LocalTransformations", "(DerivedField )*"),
          Map.entry("DerivedField", EXPRESSION + " "),
          Map.entry("Apply", "(" + EXPRESSION + " )*"),
          Map.entry("NormContinuous", "LinearNorm (LinearNorm )+"),
          Map.entry("Discretize", "(DiscretizeBin )*"),
          Map.entry("DiscretizeBin", "Interval "),
          Map.entry("MapValues", "(FieldColumnPair )+InlineTable "),
          Map.entry("InlineTable", "(row )*"),
          Map.entry("row", "level number "),
          Map.entry("MiningSchema", "(MiningField )+"),
          Map.entry("Output", "(OutputField )+"),
          Map.entry("OutputField", "(" + EXPRESSION + " )?"),
          Map.entry("MiningModel", HEAD + "Segmentation "),
          Map.entry("Segmentation", "(Segment )+"),
          Map.entry("Segment", PREDICATE + " " + MODEL + " "),
          Map.entry("TreeModel", HEAD + "Node "),
          Map.entry("Node", PREDICATE + " (Node Node )?"),
          Map.entry("SimpleSetPredicate", "Array "),
          Map.entry("CompoundPredicate", PREDICATE + " (" + PREDICATE + " )+"),
          Map.entry("RegressionModel", HEAD + "(RegressionTable )+"),
          Map.entry("RegressionTable", "(NumericPredictor )*"),
          Map.entry("NeuralNetwork", HEAD + "NeuralInputs (NeuralLayer )+NeuralOutputs "),
          Map.entry("NeuralInputs", "(NeuralInput )+"),
          Map.entry("NeuralInput", "DerivedField "),
          Map.entry("NeuralLayer", "(Neuron )+"),
          Map.entry("Neuron", "(Con )+"),
          Map.entry("NeuralOutputs", "(NeuralOutput )+"),
          Map.entry("NeuralOutput", "DerivedField "),
          Map.entry(
              "SupportVectorMachineModel",
              HEAD + "RadialBasisKernelType VectorDictionary SupportVectorMachine "),
          Map.entry("VectorDictionary", "VectorFields (VectorInstance )*"),
          Map.entry("VectorFields", "(FieldRef )+"),
          Map.entry("VectorInstance", "Array "),
          Map.entry("SupportVectorMachine", "SupportVectors Coefficients "),
          Map.entry("SupportVectors", "(SupportVector )+"),
          Map.entry("Coefficients", "(Coefficient )+"));

  @Test
  void keepsTheOrderOfTheSchema() throws XMLStreamException {
    byte[] document = new PmmlTarget().compile("all", everything()).file("model.pmml");
    List<String> seen = check(document);
    assertThat(seen).contains(CONTENT.keySet().toArray(String[]::new));
  }

  /** A graph in which every element occurs. */
  private static ScoringGraph everything() {
    List<Doubles> xs = List.of(Doubles.of(0, 1), Doubles.of(3));
    List<Doubles> ys = List.of(Doubles.of(1, 2), Doubles.of(3));
    return SmallGraphs.classes(
        List.of("no", "yes"),
        new Node.Impute(NUMBERS, Doubles.of(1, 2)),
        new Interpolate(4, xs, ys),
        new Node.LevelValue(LEVEL, Doubles.of(1, 0), 0),
        new Node.OneHot(6, 2),
        new Node.Dense(5, 1, Doubles.of(1, 2), Doubles.of(3), Node.Activation.TANH),
        new Node.Dense(8, 1, Doubles.of(1), Doubles.of(0), Node.Activation.SIGMOID),
        new Kernel(5, Kernel.Function.GAUSSIAN, 1, Doubles.of(1, 2), Doubles.of(1), Doubles.of(0)),
        new Activate(10, Activate.Function.EXP),
        new Node.CategoryInput("c", List.of("x", "y", "say \"z\"")),
        new Node.OneHot(12, 1),
        new Node.Concat(List.of(11, 9, 12, 7, 13)),
        SmallGraphs.trees(14, Node.Comparison.LESS, Node.Precision.FLOAT, trees()),
        new Node.Link(15, Node.LinkFunction.SIGMOID));
  }

  private static List<Tree> trees() {
    List<Tree> trees = new ArrayList<>();
    for (int feature : new int[] {0, 1, 3, 5}) {
      trees.add(SmallGraphs.stump(feature, 0.5, true, 1));
    }
    for (long levels : new long[] {0, 3, 6}) {
      trees.add(SmallGraphs.levelStump(2, levels, false));
    }
    return trees;
  }

  /** Checks every element and tells which there were. */
  private static List<String> check(byte[] document) throws XMLStreamException {
    XMLStreamReader xml =
        XMLInputFactory.newDefaultFactory()
            .createXMLStreamReader(new ByteArrayInputStream(document));
    Deque<StringBuilder> contents = new ArrayDeque<>(List.of(new StringBuilder()));
    List<String> seen = new ArrayList<>();
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamReader.START_ELEMENT) {
        contents.peek().append(xml.getLocalName()).append(' ');
        contents.push(new StringBuilder());
        seen.add(xml.getLocalName());
      } else if (event == XMLStreamReader.END_ELEMENT) {
        assertThat(contents.pop().toString())
            .as(xml.getLocalName())
            .matches(CONTENT.getOrDefault(xml.getLocalName(), ""));
      }
    }
    return seen;
  }
}
