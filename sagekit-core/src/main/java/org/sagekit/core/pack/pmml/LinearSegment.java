package org.sagekit.core.pack.pmml;

import java.util.List;

/** A linear model. */
record LinearSegment(String output, Table table) implements Segment {
  @Override
  public List<String> fields() {
    return table.fields();
  }

  @Override
  public void write(Xml xml, Fields fields) {
    xml.open("RegressionModel").with("functionName", "regression");
    Head.of(xml, this, fields, null);
    table.write(xml, null);
    xml.close();
  }
}
