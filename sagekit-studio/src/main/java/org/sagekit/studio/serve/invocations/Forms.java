package org.sagekit.studio.serve.invocations;

import org.sagekit.api.model.Predictions;
import org.sagekit.studio.serve.text.Bytes;

/**
 * How predictions are written.
 *
 * <p>In SageMaker's shape as its Linear Learner does: {@code
 * {"predictions":[{"score":0.83,"predicted_label":">50K"}]}}, where the score of two classes is the
 * probability of the second one, that of more classes is an array in the order of the classes, and
 * that of a number is the number, without a label. In CSV a line is the number, or the label and
 * the score or scores behind it. In MLflow's shape the predictions are the bare labels, numbers or
 * probabilities.
 */
final class Forms {
  private static final int ROOM = 1_000;

  private Forms() {}

  static Bytes write(Form form, String type, Predictions predictions) {
    Bytes out = new Bytes(64 + 64 * Math.min(ROOM, predictions.size()));
    return switch (type) {
      case Body.CSV -> csv(out, predictions);
      case Body.LINES, Body.X_LINES -> lines(out, form, predictions);
      default -> json(out, form, predictions);
    };
  }

  private static Bytes json(Bytes out, Form form, Predictions predictions) {
    out.add("{\"predictions\":[");
    for (int row = 0; row < predictions.size(); row++) {
      if (row > 0) {
        out.add(',');
      }
      one(out, form, predictions, row);
    }
    return out.add("]}");
  }

  private static Bytes lines(Bytes out, Form form, Predictions predictions) {
    for (int row = 0; row < predictions.size(); row++) {
      one(out, form, predictions, row);
      out.add('\n');
    }
    return out;
  }

  private static void one(Bytes out, Form form, Predictions predictions, int row) {
    switch (form) {
      case MLFLOW -> bare(out, predictions, row);
      case MLFLOW_PROBABILITIES -> all(out, predictions, row);
      default -> scored(out, predictions, row);
    }
  }

  private static void bare(Bytes out, Predictions predictions, int row) {
    if (predictions.classes().isEmpty()) {
      out.addNumber(predictions.value(row, 0));
    } else {
      out.addString(label(predictions, row));
    }
  }

  private static String label(Predictions predictions, int row) {
    return predictions.classes().get(predictions.best(row));
  }

  private static void all(Bytes out, Predictions predictions, int row) {
    out.add('[');
    int width = Math.max(1, predictions.classes().size());
    for (int i = 0; i < width; i++) {
      if (i > 0) {
        out.add(',');
      }
      out.addNumber(predictions.value(row, i));
    }
    out.add(']');
  }

  private static void scored(Bytes out, Predictions predictions, int row) {
    out.add("{\"score\":");
    int classes = predictions.classes().size();
    if (classes == 1 || classes > 2) {
      all(out, predictions, row);
    } else {
      out.addNumber(predictions.value(row, classes == 0 ? 0 : 1));
    }
    if (classes > 0) {
      out.add(",\"predicted_label\":").addString(label(predictions, row));
    }
    out.add('}');
  }

  private static Bytes csv(Bytes out, Predictions predictions) {
    int classes = predictions.classes().size();
    for (int row = 0; row < predictions.size(); row++) {
      if (classes > 0) {
        cell(out, label(predictions, row));
        out.add(',');
      }
      int first = classes == 2 ? 1 : 0;
      for (int i = first; i < Math.max(1, classes); i++) {
        out.add(i > first ? "," : "").add(Double.toString(predictions.value(row, i)));
      }
      out.add('\n');
    }
    return out;
  }

  private static void cell(Bytes out, String text) {
    boolean plain =
        text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ' ');
    if (plain) {
      out.add(text);
    } else {
      out.add('"').add(text.replace("\"", "\"\"")).add('"');
    }
  }
}
