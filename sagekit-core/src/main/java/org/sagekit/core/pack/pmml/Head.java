package org.sagekit.core.pack.pmml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands first in every model's element: which fields it reads, puts out and computes. */
final class Head {
  private Head() {}

  /** Writes the fields that a model reads, and the one that it predicts if it has a name. */
  static void schema(Xml xml, List<String> inputs, @Nullable String target) {
    xml.open("MiningSchema");
    if (target != null) {
      xml.open("MiningField").with("name", target).with("usageType", "target").close();
    }
    for (String input : inputs) {
      xml.open("MiningField").with("name", input).with("invalidValueTreatment", "asIs").close();
    }
    xml.close();
  }

  /** Writes the head of a model that puts out its prediction. */
  static void of(Xml xml, Segment segment, Fields fields, @Nullable String target) {
    Fields.Needs needs = fields.needs(segment.fields());
    schema(xml, needs.schema(), target);
    xml.open("Output");
    number(xml, segment.output(), "predictedValue");
    xml.close().close();
    locals(xml, needs.locals(), fields);
  }

  /** Opens an output that is a number. */
  static void number(Xml xml, String name, String feature) {
    xml.open("OutputField")
        .with("name", name)
        .with("optype", "continuous")
        .with("dataType", "double")
        .with("feature", feature);
  }

  /** Writes the fields that a model computes for itself. */
  static void locals(Xml xml, List<String> names, Fields fields) {
    if (!names.isEmpty()) {
      xml.open("LocalTransformations");
      names.forEach(name -> derived(xml, name, fields.expression(name)));
      xml.close();
    }
  }

  /** Writes a computed field. */
  static void derived(Xml xml, String name, @Nullable Expression expression) {
    xml.open("DerivedField")
        .with("name", name)
        .with("optype", "continuous")
        .with("dataType", "double");
    if (expression != null) {
      expression.write(xml);
    }
    xml.close();
  }
}
