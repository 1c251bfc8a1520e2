package org.sagekit.core.deploy.records;

import java.util.List;
import org.sagekit.api.DataException;
import org.sagekit.api.deploy.capture.DataEncoding;
import org.sagekit.api.deploy.capture.GroundTruth;

/** The one value that a label of a model of SageKit is. Stateless. */
public final class LabelText {
  private LabelText() {}

  /**
   * The class or number.
   *
   * @throws DataException if the label is anything but one value
   */
  public static String of(GroundTruth truth) {
    try {
      DataRows data = DataRows.of(truth.data());
      if (data.encoding() == DataEncoding.CSV) {
        List<List<String>> rows = DelimitedRows.of(data.text(), Allowance.standard());
        if (rows.size() == 1 && rows.get(0).size() == 1) {
          return rows.get(0).get(0).strip();
        }
      } else {
        List<PartRow> rows = data.rows(1, Allowance.standard());
        String text = rows.size() == 1 ? RowTyping.text(rows.get(0).value(0)) : null;
        if (text != null && rows.get(0).size() == 1) {
          return text;
        }
      }
    } catch (RecordFault e) {
      throw new DataException(message(truth, e.what()), e);
    }
    throw new DataException(message(truth, "it has more or less"));
  }

  private static String message(GroundTruth truth, String what) {
    return "Ground truth of '%s': label must be one value, but was '%s': %s."
        .formatted(
            RecordFormat.brief(truth.id(), 60), RecordFormat.brief(truth.data().data(), 60), what);
  }
}
