package org.sagekit.core.pack.pmml;

import java.util.List;
import org.sagekit.api.model.Kernel;

/**
 * A sum of Gaussian likenesses to points.
 *
 * @param output the field that it puts out
 * @param fields what is compared with the points
 * @param kernel the node
 * @param index which of its outputs
 */
record KernelSegment(String output, List<String> fields, Kernel kernel, int index)
    implements Segment {

  @Override
  public void write(Xml xml, Fields all) {
    xml.open("SupportVectorMachineModel")
        .with("functionName", "regression")
        .with("svmRepresentation", "SupportVectors");
    Head.of(xml, this, all, null);
    xml.open("RadialBasisKernelType").with("gamma", kernel.gamma()).close();
    points(xml);
    int count = points();
    xml.open("SupportVectorMachine");
    xml.open("SupportVectors")
        .with("numberOfAttributes", fields.size())
        .with("numberOfSupportVectors", count);
    for (int point = 0; point < count; point++) {
      xml.open("SupportVector").with("vectorId", "p" + point).close();
    }
    xml.close();
    xml.open("Coefficients")
        .with("absoluteValue", kernel.bias().get(index))
        .with("numberOfCoefficients", count);
    for (int point = 0; point < count; point++) {
      xml.open("Coefficient").with("value", kernel.weights().get(index * count + point)).close();
    }
    xml.close().close().close();
  }

  private int points() {
    return kernel.points().size() / fields.size();
  }

  private void points(Xml xml) {
    xml.open("VectorDictionary").with("numberOfVectors", points());
    xml.open("VectorFields").with("numberOfFields", fields.size());
    fields.forEach(field -> xml.open("FieldRef").with("field", field).close());
    xml.close();
    for (int point = 0; point < points(); point++) {
      StringBuilder numbers = new StringBuilder();
      for (int i = 0; i < fields.size(); i++) {
        numbers.append(i == 0 ? "" : " ");
        numbers.append(Decimal.of(kernel.points().get(point * fields.size() + i)));
      }
      xml.open("VectorInstance").with("id", "p" + point);
      xml.open("Array").with("type", "real").with("n", fields.size());
      xml.text(numbers.toString()).close().close();
    }
    xml.close();
  }
}
