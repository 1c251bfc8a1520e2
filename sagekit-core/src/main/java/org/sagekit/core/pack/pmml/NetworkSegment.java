package org.sagekit.core.pack.pmml;

import java.util.List;
import org.sagekit.api.model.Node;

/**
 * Layers of neurons, of which one of the last layer speaks.
 *
 * @param output the field that it puts out
 * @param fields what the first layer reads
 * @param layers in their order
 * @param neuron which of the last layer's
 */
record NetworkSegment(String output, List<String> fields, List<Node.Dense> layers, int neuron)
    implements Segment {

  /** The field that it predicts, which PMML asks for by name. */
  String target() {
    return output + "_target";
  }

  @Override
  public void write(Xml xml, Fields all) {
    xml.open("NeuralNetwork")
        .with("functionName", "regression")
        .with("activationFunction", "identity");
    Head.of(xml, this, all, target());
    inputs(xml);
    for (int layer = 0; layer < layers.size(); layer++) {
      layer(xml, layer);
    }
    xml.open("NeuralOutputs").with("numberOfOutputs", 1);
    xml.open("NeuralOutput").with("outputNeuron", layers.size() + "," + neuron);
    xml.open("DerivedField").with("optype", "continuous").with("dataType", "double");
    xml.open("FieldRef").with("field", target()).close();
    xml.close().close().close().close();
  }

  private void inputs(Xml xml) {
    xml.open("NeuralInputs").with("numberOfInputs", fields.size());
    for (int i = 0; i < fields.size(); i++) {
      xml.open("NeuralInput").with("id", "0," + i);
      xml.open("DerivedField").with("optype", "continuous").with("dataType", "double");
      xml.open("FieldRef").with("field", fields.get(i)).close();
      xml.close().close();
    }
    xml.close();
  }

  private void layer(Xml xml, int layer) {
    Node.Dense dense = layers.get(layer);
    boolean last = layer == layers.size() - 1;
    xml.open("NeuralLayer")
        .with("numberOfNeurons", last ? 1 : dense.outputs())
        .with("activationFunction", function(dense.activation()));
    for (int i = last ? neuron : 0; i < (last ? neuron + 1 : dense.outputs()); i++) {
      neuron(xml, layer, i);
    }
    xml.close();
  }

  private void neuron(Xml xml, int layer, int index) {
    Node.Dense dense = layers.get(layer);
    int width = dense.weights().size() / dense.outputs();
    xml.open("Neuron").with("id", layer + 1 + "," + index).with("bias", dense.bias().get(index));
    for (int i = 0; i < width; i++) {
      xml.open("Con")
          .with("from", layer + "," + i)
          .with("weight", dense.weights().get(index * width + i))
          .close();
    }
    xml.close();
  }

  private static String function(Node.Activation activation) {
    return switch (activation) {
      case IDENTITY -> "identity";
      case RELU -> "rectifier";
      case TANH -> "tanh";
      case SIGMOID -> "logistic";
    };
  }
}
