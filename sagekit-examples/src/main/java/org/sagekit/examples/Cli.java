package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.api.Problems;

/**
 * The command line of an example: what it is called, which options it takes, and how it ends.
 * Immutable.
 */
final class Cli {
  private final String name;
  private final String purpose;
  private final List<Option> options;

  private record Option(String name, String value, String meaning) {}

  private Cli(String name, String purpose, List<Option> options) {
    this.name = name;
    this.purpose = purpose;
    this.options = List.copyOf(options);
  }

  /** What an example does with its arguments. */
  @FunctionalInterface
  interface Body<R> {

    /** Does it, and tells of it on {@code out}. */
    R run(Arguments arguments, PrintStream out) throws Exception;
  }

  static Cli of(String name, String purpose) {
    return new Cli(name, purpose, List.of());
  }

  /** An option that takes a value. */
  Cli option(String option, String value, String meaning) {
    List<Option> more = new ArrayList<>(options);
    more.add(new Option(option, value, meaning));
    return new Cli(name, purpose, more);
  }

  /** An option that is there or not. */
  Cli flag(String option, String meaning) {
    return option(option, "", meaning);
  }

  /** Runs the example and ends the process with 1 if it refuses. */
  void main(String[] args, Body<?> body) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      if (List.of(args).contains("--help")) {
        out.print(help());
      } else {
        body.run(parse(args), out);
      }
    } catch (Exception e) {
      new PrintStream(System.err, true, StandardCharsets.UTF_8).println(line(e));
      System.exit(1);
    }
  }

  private static String line(Exception e) {
    String message = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    return e.getClass().getSimpleName() + ": " + message;
  }

  Arguments parse(String... args) {
    Map<String, String> textByName = new HashMap<>();
    for (int i = 0; i < args.length; i++) {
      Option option = known(args[i]);
      boolean takesValue = !option.value().isEmpty();
      if (takesValue && (i + 1 == args.length || args[i + 1].startsWith("--"))) {
        throw new IllegalArgumentException(
            "%s: option '--%s' must have a value: %s."
                .formatted(name, option.name(), option.meaning()));
      }
      textByName.put(option.name(), takesValue ? args[++i] : "");
    }
    return new Arguments(name, textByName);
  }

  private Option known(String arg) {
    List<String> names = options.stream().map(option -> "--" + option.name()).toList();
    int index = names.indexOf(arg);
    if (index < 0) {
      throw new IllegalArgumentException(
          "%s: option '%s' is not known.%s".formatted(name, arg, Problems.didYouMean(arg, names)));
    }
    return options.get(index);
  }

  String help() {
    StringBuilder text = new StringBuilder(name + ": " + purpose + "\n\nOptions:\n");
    List<Option> all = new ArrayList<>(options);
    all.add(new Option("help", "", "shows this"));
    int width = all.stream().mapToInt(o -> o.name().length() + o.value().length()).max().orElse(0);
    for (Option option : all) {
      String head = ("--" + option.name() + " " + option.value()).stripTrailing();
      text.append("  ").append(head).append(" ".repeat(width + 5 - head.length()));
      text.append(option.meaning()).append('\n');
    }
    return text.toString();
  }
}
