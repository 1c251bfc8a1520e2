package org.sagekit.studio.serve.oip;

import java.util.List;
import org.sagekit.api.model.Predictions;
import org.sagekit.studio.serve.text.Bytes;

/**
 * What a model puts out, by the names that are usual for scikit-learn's models: {@code predict},
 * the labels or numbers, and for classes {@code predict_proba}, their probabilities.
 */
final class Outputs {
  static final String PREDICT = "predict";
  static final String PROBABILITIES = "predict_proba";
  static final List<String> NAMES = List.of(PREDICT, PROBABILITIES);

  private Outputs() {}

  /** The names of a model's outputs. */
  static List<String> of(List<String> classes) {
    return classes.isEmpty() ? List.of(PREDICT) : NAMES;
  }

  /** Describes the outputs of a model. */
  static void describe(Bytes out, List<String> classes) {
    String type = classes.isEmpty() ? "FP64" : "BYTES";
    out.add("{\"name\":\"predict\",\"datatype\":\"").add(type).add("\",\"shape\":[-1]}");
    if (!classes.isEmpty()) {
      out.add(",{\"name\":\"predict_proba\",\"datatype\":\"FP64\",\"shape\":[-1,")
          .add(classes.size())
          .add("]}");
    }
  }

  /** Writes one of the outputs. */
  static void write(Bytes out, String name, Predictions predictions) {
    int classes = predictions.classes().size();
    boolean labels = name.equals(PREDICT) && classes > 0;
    int width = name.equals(PREDICT) ? 1 : classes;
    out.add("{\"name\":\"").add(name).add("\",\"shape\":[").add(predictions.size());
    out.add(name.equals(PREDICT) ? "" : "," + classes);
    out.add("],\"datatype\":\"").add(labels ? "BYTES" : "FP64").add("\",\"data\":[");
    for (int row = 0; row < predictions.size(); row++) {
      for (int i = 0; i < width; i++) {
        out.add(row + i > 0 ? "," : "");
        if (labels) {
          out.addString(predictions.classes().get(predictions.best(row)));
        } else {
          out.addNumber(predictions.value(row, i));
        }
      }
    }
    out.add("]}");
  }
}
