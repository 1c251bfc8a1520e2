package org.sagekit.core.pack.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.CompiledModel;

/** The interface of a module, as its users see it. */
class PythonModuleTest {
  private static final String BEGIN =
      """
      import math, os, sys
      sys.path.insert(0, os.getcwd())
      def refused(kind, call, *arguments):
          try:
              call(*arguments)
          except kind as error:
              return str(error)
          raise AssertionError("not refused")
      """;

  @TempDir private Path folder;

  @Test
  void predictsByTheNamesOfInputsAndClasses() throws IOException {
    write("Income, 2026", linear("age", "town"));
    run(
        """
        import income_2026 as m
        row = {"town": "Ulm", "age": 40}
        said = m.predict(row)
        assert said == {"outputs": {"no": 0.5, "yes": 0.5}, "margins": [0.0], "label": "no"}, said
        assert m.predict({"age": 50, "town": "Ulm"})["label"] == "yes"
        assert m.predict({"age": 40, "town": "never seen"})["margins"] == [-2.0]
        assert m.predict({"age": True, "town": None})["margins"] == [-41.0]
        for missing in (None, math.nan):
            assert m.predict({"age": missing, "town": missing})["margins"] == [-2.0]
        assert m.predict_many(iter([row, row])) == [said, said]
        assert m.predict_many([]) == []
        assert m.predict({"age": 10 ** 400, "town": ""})["margins"] == [math.inf]
        """);
  }

  @Test
  void refusesWrongRowsInWords() throws IOException {
    write("income", linear("age", "town"));
    run(
        """
        import income as m
        said = refused(ValueError, m.predict, {"aeg": 1, "town": "Ulm"})
        assert said == ("Model 'income': input must be one that the model has, but was 'aeg'. Did you mean 'age'?"
            "\\nModel 'income': input 'age' must be in the row, but was not. Maybe put None if it is missing."), said
        said = refused(ValueError, m.predict, {"age": 1, "town": "Ulm", 7: 1})
        assert said.endswith("but was 7. There is 'age', 'town'."), said
        assert refused(ValueError, m.predict, dict.fromkeys(range(1000))).endswith("\\nand 992 more.")
        said = refused(TypeError, m.predict, {"age": "forty", "town": "Ulm"})
        assert said == ("Model 'income': input 'age' must be a number, or None if it is missing,"
            " but was 'forty' (str)."), said
        said = refused(TypeError, m.predict_many, [{"age": 1, "town": "Ulm"}, {"age": 1, "town": 7}])
        assert said == ("Row 1: Model 'income': input 'town' must be a text, or None if it is missing,"
            " but was 7 (int)."), said
        assert refused(TypeError, m.predict, [1, 2]).endswith("but was list.")
        assert len(refused(TypeError, m.predict, {"age": "x" * 9999, "town": ""})) < 200
        assert "from 0 to 1, but was -1" in refused(IndexError, m.State().put, -1, 2.0)
        """);
  }

  @Test
  void keepsAnyNameAText() throws IOException {
    List<String> names =
        List.of(
            "a\"b'c\\",
            "\n\"\"\"\nraise SystemExit('injected')\n\"\"\"",
            "def",
            "@{model} ${x} {0} %s",
            "\u00e9\ud83d\ude00\u2028\u0000",
            "long".repeat(2000));
    Files.writeString(folder.resolve("names"), String.join("\u0001", names));
    for (int i = 0; i < names.size(); i++) {
      write(names.get(i), linear(names.get(i), names.get((i + 1) % names.size()) + "!"));
      Path module = folder.resolve(module(names.get(i)));
      Files.move(module, folder.resolve("hostile_%d.py".formatted(i)));
    }
    run(
        """
        import importlib
        names = open("names", encoding="utf-8", newline="").read().split("\\1")
        for i, name in enumerate(names):
            m = importlib.import_module("hostile_%d" % i)
            other = names[(i + 1) % len(names)] + "!"
            assert m.NAME == name and m.INPUTS == (name, other), m.INPUTS
            assert m.predict({name: 40, other: "Ulm"})["margins"] == [0.0]
            assert repr(name)[:50] in refused(TypeError, m.predict, {name: "x", other: "Ulm"})
        """);
  }

  @Test
  void standsInNoOtherModulesWay() throws IOException {
    for (String name : List.of("email", "Struct", "class", "check", "match")) {
      assertThat(module(name)).isEqualTo(name.toLowerCase(Locale.ROOT) + "_model.py");
    }
    assertThat(module("x".repeat(300))).hasSizeLessThan(100);
    assertThat(module("churn")).isEqualTo("churn.py");
  }

  @Test
  void roundsTo32BitsAsJavaDoes() throws IOException {
    double edge = Float.MAX_VALUE + Math.ulp(Float.MAX_VALUE) / 2.0;
    double[] hard = {edge, Math.nextDown(edge), 1e300, 0.1, 1e-46, 7.1e-46, 1e-40, -0.0};
    Random random = new Random(3);
    String pairs =
        DoubleStream.concat(
                DoubleStream.of(hard),
                DoubleStream.generate(
                        () -> Math.scalb(random.nextGaussian(), random.nextInt(300) - 160))
                    .limit(500))
            .mapToObj(x -> Double.toHexString(x) + " " + Double.toHexString((float) x))
            .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("pairs"), pairs);
    write("income", linear("age", "town"));
    run(
        """
        import income as m
        cell = m.State().cell
        for line in open("pairs"):
            x, rounded = map(float.fromhex, line.split())
            for sign in (1.0, -1.0):
                cell[0] = sign * x
                assert cell[0] == sign * rounded, line
        """);
  }

  @Test
  void dividesAsJavaDoes() throws IOException {
    write("income", linear("age", "town"));
    run(
        """
        import income as m
        inf, same = math.inf, lambda a, b: repr(a) == repr(b)
        assert m._quotient(1.0, 0.0) == inf and m._quotient(-1.0, 0.0) == -inf
        assert m._quotient(1.0, -0.0) == -inf and m._quotient(-inf, -0.0) == inf
        assert m._quotient(1.0, 0) == inf and m._quotient(1e308, 1e-10) == inf
        for a, b in ((0.0, 0.0), (math.nan, 0.0), (inf, inf), (1.0, math.nan)):
            assert same(m._quotient(a, b), math.nan)
        assert same(m._quotient(-1.0, inf), -0.0)
        """);
  }

  @Test
  void predictsInAnyNumberOfThreads() throws IOException {
    write("income", linear("age", "town"));
    run(
        """
        import income as m
        from concurrent.futures import ThreadPoolExecutor
        sys.setswitchinterval(1e-6)
        rows = [{"age": i / 7, "town": "Ulm" if i % 2 else "Bonn"} for i in range(300)]
        with ThreadPoolExecutor(4) as threads:
            assert list(threads.map(m.predict, rows)) == m.predict_many(rows)
        """);
  }

  /** A number less 40, and for every town but one 2 less; a missing number is 40. */
  private static ScoringGraph linear(String number, String town) {
    return new ScoringGraph(
        List.of(Field.of(number, FieldType.NUMERIC), Field.of(town, FieldType.CATEGORICAL)),
        List.of("no", "yes"),
        List.of(
            new Node.NumberInput(number),
            new Node.Impute(0, Doubles.of(40)),
            new Node.CategoryInput(town, List.of("Ulm", "Bonn")),
            new Node.OneHot(2, 2),
            new Node.Concat(List.of(1, 3)),
            new Node.Dense(4, 1, Doubles.of(1, 2, 0), Doubles.of(-42), Node.Activation.IDENTITY),
            new Node.Link(5, Node.LinkFunction.SIGMOID)));
  }

  private static String module(String model) {
    return new PythonTarget().compile(model, linear("age", "town")).names().get(0);
  }

  private void write(String model, ScoringGraph graph) throws IOException {
    CompiledModel compiled = new PythonTarget().compile(model, graph);
    for (String file : compiled.names()) {
      Files.write(folder.resolve(file), compiled.file(file));
    }
  }

  private void run(String script) {
    Path file = folder.resolve("script.txt");
    try {
      Files.write(file, (BEGIN + script).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    Tools.run(folder, List.of(Tools.require("python3"), file.toString()));
  }
}
