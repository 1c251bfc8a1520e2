package org.sagekit.core.pack;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.Target;

/**
 * A certificate as text, which the check programs of all targets read: fields parted by tabs, lines
 * by line feeds. Numbers are hexadecimal floats, so nothing is lost on the way through another
 * language's reader.
 *
 * <pre>
 * sagekit-certificate/1
 * age        workclass   margin 0    output 0    output 1
 * 0x1.38p5   State-gov   -0x1.8p1    0x1.e8p-1   0x1.8p-5
 * </pre>
 *
 * <p>A missing number is {@code NaN}, a missing text {@code \N}; in texts backslash, tab, line feed
 * and carriage return are written {@code \\}, {@code \t}, {@code \n} and {@code \r}.
 */
final class CertificateFile {
  static final String NAME = Target.CERTIFICATE;
  private static final String FORMAT = "sagekit-certificate/1";
  private static final String MISSING = "\\N";
  private static final int MOST_ROWS = 100_000;

  private CertificateFile() {}

  static byte[] write(Certificate certificate) {
    StringBuilder text = new StringBuilder(FORMAT).append('\n');
    Dataset rows = certificate.rows();
    List<String> names = new ArrayList<>();
    rows.schema().names().forEach(name -> names.add(escaped(name)));
    for (int i = 0; i < certificate.marginsARow(); i++) {
      names.add("margin " + i);
    }
    for (int i = 0; i < certificate.outputsARow(); i++) {
      names.add("output " + i);
    }
    text.append(String.join("\t", names)).append('\n');
    for (int row = 0; row < rows.size(); row++) {
      List<String> cells = new ArrayList<>();
      for (int field = 0; field < rows.schema().size(); field++) {
        cells.add(cell(rows.column(field), row));
      }
      add(cells, certificate.margins(), row, certificate.marginsARow());
      add(cells, certificate.outputs(), row, certificate.outputsARow());
      text.append(String.join("\t", cells)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void add(List<String> cells, Doubles numbers, int row, int width) {
    for (int i = 0; i < width; i++) {
      cells.add(Double.toHexString(numbers.get(row * width + i)));
    }
  }

  private static String cell(Column column, int row) {
    if (column.type().isNumber()) {
      return Double.toHexString(column.number(row));
    }
    String text = column.text(row);
    return text == null ? MISSING : escaped(text);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  /**
   * Reads the certificate of a graph.
   *
   * @throws ModelFormatException if it is none, or one of other inputs
   */
  static Certificate read(Subject subject, byte[] content, ScoringGraph graph) {
    String[] lines = utf8(subject, content).split("\n", -1);
    int end = lines.length - 1;
    subject.require(
        end >= 3 && end <= MOST_ROWS + 2 && lines[end].isEmpty(),
        "certificate",
        "from 1 to " + MOST_ROWS + " whole lines of rows",
        Math.max(0, end - 2));
    subject.require(lines[0].equals(FORMAT), "certificate", FORMAT, "'" + brief(lines[0]) + "'");
    List<Integer> widths = graph.widths();
    int inputs = graph.inputs().size();
    int margins = widths.get(graph.marginNode());
    int outputs = widths.get(widths.size() - 1);
    String[][] cells = new String[end - 2][];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = lines[row + 2].split("\t", -1);
      subject.require(
          cells[row].length == inputs + margins + outputs,
          "fields of line " + (row + 3) + " of the certificate",
          String.valueOf(inputs + margins + outputs),
          cells[row].length);
    }
    Certificate certificate =
        new Certificate(
            rows(subject, cells, graph.inputs()),
            Doubles.of(numbers(subject, cells, inputs, margins)),
            Doubles.of(numbers(subject, cells, inputs + margins, outputs)),
            List.of());
    subject.require(
        java.util.Arrays.equals(write(certificate), content),
        "certificate",
        "written as SageKit writes it, with the names of the inputs",
        "something else");
    return certificate;
  }

  private static Dataset rows(Subject subject, String[][] cells, List<Field> inputs) {
    List<Field> fields = new ArrayList<>();
    List<Column> columns = new ArrayList<>();
    for (int field = 0; field < inputs.size(); field++) {
      boolean number = inputs.get(field).type().isNumber();
      fields.add(Field.of(inputs.get(field).name(), number ? FieldType.NUMERIC : FieldType.TEXT));
      columns.add(
          number
              ? Column.ofNumbers(numbers(subject, cells, field, 1))
              : Column.ofTexts(texts(subject, cells, field)));
    }
    return Dataset.of("certificate", Schema.of(fields), columns);
  }

  private static double[] numbers(Subject subject, String[][] cells, int from, int count) {
    double[] numbers = new double[cells.length * count];
    for (int i = 0; i < numbers.length; i++) {
      String cell = cells[i / count][from + i % count];
      try {
        numbers[i] = Double.parseDouble(cell);
      } catch (NumberFormatException e) {
        subject.require(
            false,
            "line " + (i / count + 3) + " of the certificate",
            "numbers as hexadecimal floats",
            "'" + brief(cell) + "'");
      }
    }
    return numbers;
  }

  private static List<@Nullable String> texts(Subject subject, String[][] cells, int field) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int row = 0; row < cells.length; row++) {
      String cell = cells[row][field];
      texts.add(cell.equals(MISSING) ? null : text(subject, cell, row));
    }
    return texts;
  }

  private static String text(Subject subject, String cell, int row) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c == '\\') {
        i++;
        int escape = i < cell.length() ? "\\tnr".indexOf(cell.charAt(i)) : -1;
        subject.require(
            escape >= 0,
            "line " + (row + 3) + " of the certificate",
            "texts with known escapes",
            "'" + brief(cell) + "'");
        c = "\\\t\n\r".charAt(escape);
      }
      text.append(c);
    }
    return text.toString();
  }

  private static String utf8(Subject subject, byte[] content) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new ModelFormatException(
          "%s: certificate must be UTF-8, but was not.".formatted(subject.name()), e);
    }
  }

  private static String brief(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
