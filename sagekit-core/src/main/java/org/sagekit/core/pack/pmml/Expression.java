package org.sagekit.core.pack.pmml;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** How a derived field is computed from other fields: one of PMML's expressions. Immutable. */
interface Expression {

  /** Writes the element. */
  void write(Xml xml);

  /** Tells each field that is read. */
  void fields(Consumer<String> fields);

  /** The number of a field. */
  record Ref(String field) implements Expression {
    @Override
    public void write(Xml xml) {
      xml.open("FieldRef").with("field", field).close();
    }

    @Override
    public void fields(Consumer<String> fields) {
      fields.accept(field);
    }
  }

  /** A number. */
  record Constant(double value) implements Expression {
    @Override
    public void write(Xml xml) {
      xml.open("Constant").with("dataType", "double").text(Decimal.of(value)).close();
    }

    @Override
    public void fields(Consumer<String> fields) {}
  }

  /** One of PMML's functions of some arguments. */
  record Call(String function, List<Expression> arguments) implements Expression {
    @Override
    public void write(Xml xml) {
      xml.open("Apply").with("function", function);
      arguments.forEach(argument -> argument.write(xml));
      xml.close();
    }

    @Override
    public void fields(Consumer<String> fields) {
      arguments.forEach(argument -> argument.fields(fields));
    }
  }

  /** A field. */
  static Expression field(String name) {
    return new Ref(name);
  }

  /** A number. */
  static Expression number(double value) {
    return new Constant(value);
  }

  /** A function of some arguments. */
  static Expression call(String function, Expression... arguments) {
    return new Call(function, List.of(arguments));
  }

  /** One thing where a field is missing, another where it is not. */
  static Expression ifMissing(String field, Expression missing, Expression present) {
    return call("if", call("isMissing", field(field)), missing, present);
  }

  /** A sum that is missing if a part is; added up in pairs, as readers may not go deep. */
  static Expression sum(List<Expression> parts) {
    List<Expression> level = parts;
    while (level.size() > 1) {
      List<Expression> next = new ArrayList<>();
      for (int i = 0; i < level.size(); i += 2) {
        next.add(i + 1 < level.size() ? call("+", level.get(i), level.get(i + 1)) : level.get(i));
      }
      level = next;
    }
    return level.get(0);
  }
}
