package org.sagekit.core.pack.pmml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.model.Task;

/** What a document calls its target and its outputs, so that no input has the same name. */
record Names(ScoringGraph graph) {

  Task task() {
    return graph.task();
  }

  /** What PMML calls the task. */
  String function() {
    return task().isClassification() ? "classification" : "regression";
  }

  /** The field that is predicted, or null if nothing was to be predicted. */
  @Nullable String target() {
    return task().isClassification() || task() == Task.REGRESSION ? free("target") : null;
  }

  /** The output that is the likeliest class, or the number. */
  String prediction() {
    return free("prediction");
  }

  /** The output of one class, label, group or component. */
  String output(String name) {
    return free((task() == Task.PROJECTION ? "component(" : "probability(") + name + ")");
  }

  private String free(String wanted) {
    String name = wanted;
    while (isInput(name)) {
      name = "_" + name;
    }
    return name;
  }

  private boolean isInput(String name) {
    return graph.inputs().stream().anyMatch(input -> input.name().equals(name));
  }

  /** Writes the outputs; several numbers are told by the fields that hold them. */
  void write(Xml xml, List<String> spoken) {
    if (task().isClassification()) {
      xml.open("OutputField")
          .with("name", prediction())
          .with("optype", "categorical")
          .with("dataType", "string")
          .with("feature", "predictedValue")
          .close();
      for (String name : graph.classes()) {
        Head.number(xml, output(name), "probability");
        xml.with("value", name).close();
      }
    } else if (spoken.isEmpty()) {
      Head.number(xml, prediction(), "predictedValue");
      xml.close();
    }
    for (int i = 0; i < spoken.size(); i++) {
      Head.number(xml, output(graph.classes().get(i)), "transformedValue");
      Expression.field(spoken.get(i)).write(xml);
      xml.close();
    }
  }
}
