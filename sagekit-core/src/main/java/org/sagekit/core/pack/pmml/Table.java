package org.sagekit.core.pack.pmml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.model.Doubles;

/**
 * A weighted sum of fields.
 *
 * @param intercept what the sum starts from
 * @param fields what is added
 * @param weights one a field
 */
record Table(double intercept, List<String> fields, Doubles weights) {

  /** One field as it is. */
  static Table of(String field) {
    return new Table(0, List.of(field), Doubles.of(1));
  }

  /** Writes it, for a class if it has a name. */
  void write(Xml xml, @Nullable String category) {
    xml.open("RegressionTable").with("intercept", intercept);
    if (category != null) {
      xml.with("targetCategory", category);
    }
    for (int i = 0; i < fields.size(); i++) {
      xml.open("NumericPredictor")
          .with("name", fields.get(i))
          .with("coefficient", weights.get(i))
          .close();
    }
    xml.close();
  }
}
