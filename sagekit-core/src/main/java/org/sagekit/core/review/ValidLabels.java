package org.sagekit.core.review;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.sagekit.api.DataException;
import org.sagekit.api.Problems;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.data.Columns;

/**
 * What a reviewer may answer: a class of the model or of the training rows, or a number that fits
 * the target.
 */
final class ValidLabels {
  private static final int NAMED_IN_MESSAGES = 20;

  private final Set<String> classes;
  private final FieldType type;

  private ValidLabels(Set<String> classes, FieldType type) {
    this.classes = classes;
    this.type = type;
  }

  static ValidLabels of(ScoringGraph graph, Dataset training) {
    Set<String> classes = new LinkedHashSet<>(graph.classes());
    if (!classes.isEmpty() && training.target() instanceof CategoricalColumn categories) {
      classes.addAll(categories.levels());
    }
    return new ValidLabels(classes, training.target().type());
  }

  boolean allow(String label) {
    return classes.isEmpty() ? fits(label) : classes.contains(label);
  }

  private boolean fits(String label) {
    try {
      Columns.to(type, Column.ofTexts(List.of(label)));
      return true;
    } catch (DataException e) {
      return false;
    }
  }

  /** The complaint about an answer that is not allowed. */
  DataException refused(String subject, String eventId, String label) {
    List<String> first = classes.stream().limit(NAMED_IN_MESSAGES).toList();
    return new DataException(
        "%s: answer to event '%s' must be %s, but was '%s'.%s"
            .formatted(
                subject,
                eventId,
                classes.isEmpty()
                    ? "a finite number, " + type
                    : "one of '"
                        + String.join("', '", first)
                        + "'"
                        + (classes.size() > first.size() ? ", ..." : ""),
                label,
                suggestion(label)));
  }

  private String suggestion(String label) {
    String advice = Problems.didYouMean(label, classes);
    return advice.startsWith(" Did") ? advice : "";
  }
}
