package org.sagekit.core.deploy.records;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sagekit.api.deploy.capture.DamagedLine.Damage;
import org.sagekit.api.deploy.capture.DataEncoding;
import org.sagekit.api.deploy.capture.InferenceData;

/**
 * Text with what it is written in: bytes are decoded.
 *
 * @param encoding CSV or JSON
 */
record DataRows(DataEncoding encoding, String text) {
  private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n]+");

  static DataRows of(InferenceData data) throws RecordFault {
    if (data.encoding() != DataEncoding.BASE64) {
      return new DataRows(data.encoding(), data.data());
    }
    String type = data.contentType().orElse("").toLowerCase(Locale.ROOT);
    DataEncoding encoding =
        inside(type)
            .orElseThrow(
                () ->
                    new RecordFault(
                        Damage.UNREADABLE_DATA,
                        "data of content type '%s' must be CSV or JSON to have rows. Maybe give a preprocessor."
                            .formatted(RecordFormat.brief(type, 60))));
    try {
      // The decoder for mails passes over whatever is no digit, so it would take any text.
      String digits = LINE_ENDS.matcher(data.data()).replaceAll("");
      byte[] bytes = Base64.getDecoder().decode(digits);
      ByteBuffer utf8 = ByteBuffer.wrap(bytes);
      return new DataRows(encoding, StandardCharsets.UTF_8.newDecoder().decode(utf8).toString());
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new RecordFault(
          Damage.UNREADABLE_DATA, "data must be text of UTF-8 in BASE64, but is not.", e);
    }
  }

  private static Optional<DataEncoding> inside(String contentType) {
    String type = contentType.split(";", 2)[0].strip();
    if (type.equals("text/csv") || type.equals("application/csv")) {
      return Optional.of(DataEncoding.CSV);
    }
    boolean json = type.endsWith("/json") || type.endsWith("+json") || type.contains("jsonlines");
    return json ? Optional.of(DataEncoding.JSON) : Optional.empty();
  }

  /**
   * The rows.
   *
   * @param expected as many as the other side has; 0 if nobody knows
   */
  List<PartRow> rows(int expected, Allowance allowance) throws RecordFault {
    if (encoding == DataEncoding.JSON) {
      return new JsonRows(expected, allowance).of(text);
    }
    List<PartRow> rows = new ArrayList<>();
    for (List<String> cells : DelimitedRows.of(text, allowance)) {
      PartRow row = new PartRow();
      for (String cell : cells) {
        row.add("", true, PlainNumber.of(cell));
      }
      rows.add(row);
    }
    return rows;
  }
}
