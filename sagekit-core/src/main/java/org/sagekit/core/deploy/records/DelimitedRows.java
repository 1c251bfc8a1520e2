package org.sagekit.core.deploy.records;

import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.deploy.capture.DamagedLine.Damage;

/** Takes rows of comma-separated values apart, by RFC 4180; empty lines are no rows. */
final class DelimitedRows {
  private static final char QUOTE = '"';
  private final String text;
  private final Allowance allowance;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> row = new ArrayList<>();
  private int at;

  private DelimitedRows(String text, Allowance allowance) {
    this.text = text;
    this.allowance = allowance;
  }

  /**
   * Rows of cells without their quotes.
   *
   * @throws RecordFault if a quote is not closed, or text is behind one that is, or they take too
   *     much
   */
  static List<List<String>> of(String text, Allowance allowance) throws RecordFault {
    DelimitedRows reading = new DelimitedRows(text, allowance);
    while (reading.at < text.length()) {
      reading.cell();
    }
    if (!reading.row.isEmpty()) {
      reading.endRow();
    }
    return reading.rows;
  }

  private void cell() throws RecordFault {
    add(text.charAt(at) == QUOTE ? quoted() : plain());
    if (at == text.length()) {
      return;
    }
    if (text.charAt(at) == ',') {
      at++;
      if (at == text.length() || isLineEnd()) {
        add("");
      }
    }
    if (at < text.length() && isLineEnd()) {
      skipLineEnd();
      endRow();
    }
  }

  private void add(String cell) throws RecordFault {
    if (!row.isEmpty()) {
      allowance.cell("");
    }
    row.add(cell);
  }

  /** The first cell is counted here, as an empty line has one and is no row. */
  private void endRow() throws RecordFault {
    if (row.size() > 1 || !row.get(0).isBlank()) {
      allowance.row();
      allowance.cell("");
      rows.add(row);
    }
    row = new ArrayList<>();
  }

  private boolean isLineEnd() {
    return text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  private void skipLineEnd() {
    boolean both = text.startsWith("\r\n", at);
    at += both ? 2 : 1;
  }

  private String plain() {
    int from = at;
    while (at < text.length() && text.charAt(at) != ',' && !isLineEnd()) {
      at++;
    }
    return text.substring(from, at);
  }

  private String quoted() throws RecordFault {
    int from = at + 1;
    int to = text.indexOf(QUOTE, from);
    while (to >= 0 && to + 1 < text.length() && text.charAt(to + 1) == QUOTE) {
      to = text.indexOf(QUOTE, to + 2);
    }
    if (to < 0) {
      throw fault("a quote must be closed, but is not");
    }
    at = to + 1;
    if (at < text.length() && text.charAt(at) != ',' && !isLineEnd()) {
      throw fault("a closing quote must have a comma or a line end behind it, but has more text");
    }
    return text.substring(from, to).replace("\"\"", "\"");
  }

  private RecordFault fault(String what) {
    return new RecordFault(
        Damage.UNREADABLE_DATA, "row %s of its CSV: %s.".formatted(rows.size() + 1, what));
  }
}
