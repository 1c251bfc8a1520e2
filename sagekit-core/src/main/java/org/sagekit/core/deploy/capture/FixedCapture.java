package org.sagekit.core.deploy.capture;

import java.util.List;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.Row;
import org.sagekit.api.deploy.Capture;
import org.sagekit.api.deploy.CaptureRecord;

/** Records that don't become more. */
public record FixedCapture(List<CaptureRecord> records, Fingerprint fingerprint)
    implements Capture {

  /** Records as they are; of several with one event id all stay. */
  public static FixedCapture of(List<CaptureRecord> records) {
    return new FixedCapture(records, fingerprint(records));
  }

  /** Of ids, inputs and answers, not of times. */
  static Fingerprint fingerprint(List<CaptureRecord> records) {
    Fingerprint.Digest digest = Fingerprint.digest().number(records.size());
    for (CaptureRecord record : records) {
      digest.text(record.eventId());
      add(record.input(), digest);
      record.output().classes().forEach(digest::text);
      for (double value : record.output().toArray()) {
        digest.real(value);
      }
    }
    return digest.done();
  }

  private static void add(Row row, Fingerprint.Digest digest) {
    digest.number(row.schema().size());
    for (int field = 0; field < row.schema().size(); field++) {
      String text = row.text(field);
      digest.text(row.schema().fields().get(field).name());
      digest.number(text == null ? 0 : 1).text(text == null ? "" : text);
    }
  }
}
