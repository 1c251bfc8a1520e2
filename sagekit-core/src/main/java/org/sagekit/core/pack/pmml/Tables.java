package org.sagekit.core.pack.pmml;

import java.util.List;
import java.util.function.Consumer;
import org.sagekit.api.model.Doubles;

/** Expressions that look a value up. */
final class Tables {
  private Tables() {}

  /** One if a field is a level, else zero, also where it is missing. */
  record IsLevel(String field, String level) implements Expression {
    @Override
    public void write(Xml xml) {
      xml.open("NormDiscrete")
          .with("field", field)
          .with("value", level)
          .with("mapMissingTo", 0)
          .close();
    }

    @Override
    public void fields(Consumer<String> fields) {
      fields.accept(field);
    }
  }

  /**
   * What stands for what is none of the levels.
   *
   * @param unseen for another level
   * @param missing for no level; NaN if it stays missing
   */
  record Others(double unseen, double missing) {}

  /** A number for each level. */
  record OfLevels(String field, List<String> levels, Doubles values, Others others)
      implements Expression {
    @Override
    public void write(Xml xml) {
      xml.open("MapValues")
          .with("outputColumn", "number")
          .with("dataType", "double")
          .with("defaultValue", others.unseen);
      if (!Double.isNaN(others.missing)) {
        xml.with("mapMissingTo", others.missing);
      }
      xml.open("FieldColumnPair").with("field", field).with("column", "level").close();
      xml.open("InlineTable");
      for (int i = 0; i < Math.min(levels.size(), values.size()); i++) {
        xml.open("row");
        xml.open("level").text(levels.get(i)).close();
        xml.open("number").text(Decimal.of(values.get(i))).close();
        xml.close();
      }
      xml.close().close();
    }

    @Override
    public void fields(Consumer<String> fields) {
      fields.accept(field);
    }
  }

  /** A number for each whole part from {@code first} on, another else, also where it is missing. */
  record OfWholes(String field, int first, Doubles values, double other) implements Expression {
    @Override
    public void write(Xml xml) {
      xml.open("Discretize")
          .with("field", field)
          .with("dataType", "double")
          .with("mapMissingTo", other)
          .with("defaultValue", other);
      for (int i = 0; i < values.size(); i++) {
        xml.open("DiscretizeBin").with("binValue", values.get(i));
        xml.open("Interval")
            .with("closure", "closedOpen")
            .with("leftMargin", first + i)
            .with("rightMargin", first + i + 1)
            .close();
        xml.close();
      }
      xml.close();
    }

    @Override
    public void fields(Consumer<String> fields) {
      fields.accept(field);
    }
  }

  /** Straight lines between points, the first and last value beyond them. */
  record Curve(String field, Doubles xs, Doubles ys) implements Expression {
    @Override
    public void write(Xml xml) {
      xml.open("NormContinuous").with("field", field).with("outliers", "asExtremeValues");
      for (int i = 0; i < xs.size(); i++) {
        point(xml, xs.get(i), ys.get(i));
      }
      if (xs.size() == 1) { // a line needs two, well apart for those who compute its slope
        point(xml, xs.get(0) + Math.max(1, Math.abs(xs.get(0)) / 2), ys.get(0));
      }
      xml.close();
    }

    private static void point(Xml xml, double x, double y) {
      xml.open("LinearNorm").with("orig", x).with("norm", y).close();
    }

    @Override
    public void fields(Consumer<String> fields) {
      fields.accept(field);
    }
  }
}
