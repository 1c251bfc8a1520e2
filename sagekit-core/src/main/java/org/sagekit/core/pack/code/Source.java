package org.sagekit.core.pack.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sagekit.core.pack.machine.Program;

/** The machine's functions, read from their text. Immutable. */
final class Source {
  private static final List<String> CLASSES =
      List.of(
          "Elementary",
          "Hashes",
          "Levels",
          "Texts",
          "Inputs",
          "Dates",
          "Vectors",
          "Links",
          "Trees",
          "Points",
          "Densities");
  private static final Pattern HEADER =
      Pattern.compile("static (void|int|double|boolean) (\\w+)\\(([^)]*)\\) \\{");
  private static final Pattern CONSTANT =
      Pattern.compile("static final (int|double) (\\w+) = ([^;]+);");
  private static final Source MACHINE = new Source();

  private final Map<String, Function> functions = new LinkedHashMap<>();
  private final Map<String, Constant> constants = new LinkedHashMap<>();

  /** A constant and what it is. */
  record Constant(String name, Expression value) {}

  private Source() {
    List<String> texts = CLASSES.stream().map(Source::text).toList();
    Map<String, Parser.Signature> signatures = new LinkedHashMap<>();
    Map<String, Kind> kinds = new LinkedHashMap<>();
    for (String text : texts) {
      HEADER
          .matcher(text)
          .results()
          .forEach(
              header ->
                  signatures.put(header.group(2), signature(header.group(1), header.group(3))));
      CONSTANT
          .matcher(text)
          .results()
          .forEach(constant -> kinds.put(constant.group(2), Kind.named(constant.group(1))));
    }
    Names names = new Names(signatures.keySet());
    for (String text : texts) {
      Matcher matcher = CONSTANT.matcher(text);
      while (matcher.find()) {
        constants.put(matcher.group(2), constant(matcher, kinds));
      }
      boolean wraps = text.contains("class Hashes");
      for (Function function : new Parser(text, signatures, kinds).functions(wraps)) {
        if (functions.put(function.name(), function) != null) {
          throw new IllegalStateException("Source: function stands twice: " + function.name());
        }
        names.check(function);
      }
    }
  }

  private static Constant constant(Matcher matcher, Map<String, Kind> kinds) {
    Tokens tokens = new Tokens(matcher.group(3));
    Expression value = new Expressions(tokens, Map.of(), kinds, Map.of()).expression();
    return new Constant(matcher.group(2), Expressions.as(Kind.named(matcher.group(1)), value));
  }

  private static Parser.Signature signature(String kind, String parameters) {
    List<Kind> kinds = new ArrayList<>();
    boolean takesState = false;
    for (String parameter : parameters.split(",")) {
      String type = parameter.strip().split("\\s+")[0];
      if (type.equals("State")) {
        takesState = true;
      } else {
        kinds.add(Kind.named(type));
      }
    }
    return new Parser.Signature(Kind.named(kind), takesState, kinds);
  }

  private static String text(String type) {
    String name = type + ".java";
    try (InputStream in = Program.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Source: resource must be there, but was not: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The source of this library. */
  static Source machine() {
    return MACHINE;
  }

  /** All functions, each after those that it calls. */
  List<Function> functions() {
    return reachable(functions.keySet());
  }

  /** A function of the source. */
  Function function(String name) {
    Function function = functions.get(name);
    if (function == null) {
      throw new IllegalStateException("Source: function must be there, but was not: " + name);
    }
    return function;
  }

  /** What some functions need: they and those that they call, each after those that it calls. */
  List<Function> reachable(Set<String> names) {
    Set<Function> reached = new LinkedHashSet<>();
    names.forEach(name -> reach(function(name), reached));
    return List.copyOf(reached);
  }

  private void reach(Function function, Set<Function> reached) {
    if (!reached.contains(function)) {
      Uses.of(function).functions().forEach(name -> reach(function(name), reached));
      reached.add(function);
    }
  }

  /** The constants that some functions need, in the order of the source. */
  List<Constant> constants(List<Function> users) {
    Set<String> used = new LinkedHashSet<>();
    users.forEach(user -> used.addAll(Uses.of(user).constants()));
    return constants.values().stream().filter(constant -> used.contains(constant.name())).toList();
  }
}
