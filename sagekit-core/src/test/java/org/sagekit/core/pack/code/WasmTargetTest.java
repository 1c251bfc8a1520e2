package org.sagekit.core.pack.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.core.model.RandomGraphs;
import org.sagekit.core.pack.machine.Call;
import org.sagekit.core.pack.machine.Program;

class WasmTargetTest {
  private static final ScoringGraph GRAPH = graph();
  private final WasmTarget target = new WasmTarget();

  @TempDir private Path folder;

  @Test
  void everyFunctionOfTheMachineIsValid() throws IOException {
    Code few = Code.of("all", GRAPH);
    List<Function> all = new ArrayList<>(Source.machine().functions());
    all.addAll(few.functions().subList(few.functions().size() - 3, few.functions().size()));
    Code code = new Code("all", GRAPH, few.program(), all, Source.machine().constants(all));
    Files.write(folder.resolve("model.wasm"), new WasmModule(code).toBytes());
    assertThat(node("console.log(WebAssembly.validate(fs.readFileSync('model.wasm')));"))
        .containsExactly("true");
  }

  @Test
  void writesTheSameBytesForTheSameModel() {
    CompiledModel compiled = target.compile("cities", GRAPH);
    assertThat(target.compile("cities", GRAPH)).isEqualTo(compiled);
    assertThat(compiled.names())
        .containsExactly("model.wasm", "model.mjs", "model.d.mts", "check.mjs", "README.md");
    assertThat(new String(compiled.file("README.md"), StandardCharsets.UTF_8))
        .contains("# cities", "| 1 | `city`", "the probability of `far`");
  }

  @Test
  void theLoaderPredictsByName() throws IOException {
    assertThat(
            node(
                "const show = (row) => console.log(JSON.stringify(model.predict(row)));",
                "show({ age: 2, city: 'Ulm' });",
                "show({ age: false, city: 'Paris' });",
                "show({ age: null, city: 'Bonn' });",
                "model.put(0, 9); model.put(1, null); model.run();",
                "console.log(model.margins(), model.outputs().length);"))
        .containsExactly(
            "{\"outputs\":{\"near\":0.5,\"far\":0.5},\"margins\":[0],\"label\":\"near\"}",
            "{\"outputs\":{\"near\":0.9975273768433652,\"far\":0.0024726231566347743},\"margins\":[-6],\"label\":\"near\"}",
            "{\"outputs\":{\"near\":null,\"far\":null},\"margins\":[null],\"label\":\"near\"}",
            "[ 3 ] 2");
  }

  @Test
  void theLoaderSaysWhatIsWrongWithARow() throws IOException {
    assertThat(
            node(
                "const say = (row) => { try { model.predict(row); console.log('taken'); }",
                "  catch (e) { console.log(e.message); } };",
                "say({ age: 2 });",
                "say({ age: 'old', city: 'Ulm' });",
                "say({ age: 2, city: 7 });"))
        .containsExactly(
            "Input 'city' must be there, but was not. Inputs are age, city.",
            "Input 'age' must be a number, but was string.",
            "Input 'city' must be a text, but was number.");
  }

  @Test
  void takesTextsThatAreLongerThanItsMemory() throws IOException {
    assertThat(
            node(
                "const before = model.predict({ age: 2, city: 'Bonn' }).margins;",
                "model.predict({ age: 2, city: 'ü'.repeat(1e6) });",
                "const after = model.predict({ age: 2, city: 'Bonn' }).margins;",
                "console.log(before[0] === after[0]);"))
        .containsExactly("true");
  }

  @Test
  void trapsWhereThereIsNoInputAndGoesOn() throws IOException {
    assertThat(
            node(
                "const wasm = await WebAssembly.instantiate(fs.readFileSync('model.wasm'));",
                "const { number, text, run, memory, inputs } = wasm.instance.exports;",
                "for (const wrong of [() => number(2, 1), () => number(-1, 1), () => text(2, 0),",
                "    () => text(1, 1e9)]) {",
                "  try { wrong(); console.log('taken'); }",
                "  catch (e) { console.log(e instanceof WebAssembly.RuntimeError); }",
                "}",
                "number(1, 3); text(0, 3); run(); console.log(inputs.value);"))
        .containsExactly("true", "true", "true", "true", "2");
  }

  @Test
  void loadsOctetsAndAddresses() throws IOException {
    assertThat(
            node(
                "const row = { age: 1, city: null };",
                "const octets = fs.readFileSync('model.wasm');",
                "for (const source of [octets, octets.buffer.slice(octets.byteOffset,",
                "    octets.byteOffset + octets.length), './model.wasm']) {",
                "  console.log((await load(source)).predict(row).label);",
                "}"))
        .containsExactly("near", "near", "near");
  }

  @Test
  void refusesWhatTheMachineCanNotCompute() {
    assertThatThrownBy(() -> target.compile("odd", RandomGraphs.graph(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Node 5, CategoryInput: input 'count' must be a text");
  }

  @Test
  void saysWhatIsBeyondTheFormat() {
    List<Call> readers = Collections.nCopies(150_001, new Call("Levels", "level", List.of(0, 0)));
    assertThat(WasmTarget.problems(program(Integer.MAX_VALUE, readers)))
        .containsExactly(
            "WebAssembly: memory must be at most 4294967296 octets, but was 17179873272. Maybe train with fewer columns.",
            "WebAssembly: nodes that read a text must be at most 150000, but was 150001. Maybe train with fewer columns.");
  }

  @Test
  void numbersThatSinglePrecisionHoldsTakeHalfTheRoom() {
    double nan = Double.NaN;
    double infinite = Double.NEGATIVE_INFINITY;
    assertThat(new WasmLayout(program(1, List.of(), 0.5, nan, infinite, -0.0)).tables())
        .isEqualTo(16);
    assertThat(new WasmLayout(program(1, List.of(), 0.5, nan, infinite, 0.1)).tables())
        .isEqualTo(32);
    assertThat(new WasmLayout(program(1, List.of(), 1e300)).tables()).isEqualTo(8);
  }

  private static Program program(int memory, List<Call> readers, double... reals) {
    Program.Part one = new Program.Part(0, 1);
    return new Program(
        new int[0], reals, new byte[0], memory, 0, Map.of(0, readers), List.of(), one, one);
  }

  @Test
  void aNameStaysAName() throws IOException {
    String odd = "*/ `${1}` \" \\ \u2028 @{inputs} __proto__";
    ScoringGraph graph =
        new ScoringGraph(
            List.of(Field.of("__proto__", FieldType.NUMERIC), Field.of(odd, FieldType.NUMERIC)),
            List.of(),
            List.of(new Node.NumberInput(odd)));
    write(target.compile(odd, graph));
    assertThat(
            said(
                "const row = JSON.parse('{\"__proto__\": 1}');",
                "row[INPUTS[1]] = 5;",
                "console.log(model.predict(row).outputs.value);"))
        .containsExactly("5");
  }

  private List<String> node(String... lines) throws IOException {
    write(target.compile("cities", GRAPH));
    return said(lines);
  }

  private void write(CompiledModel compiled) throws IOException {
    for (String name : compiled.names()) {
      if (!Files.exists(folder.resolve(name))) {
        Files.write(folder.resolve(name), compiled.file(name));
      }
    }
  }

  private List<String> said(String... lines) throws IOException {
    String head =
        "import fs from 'node:fs'; import { load, INPUTS } from './model.mjs';\n"
            + "const model = await load().catch(() => null);\n";
    Files.writeString(folder.resolve("say.mjs"), head + String.join("\n", lines));
    return Tools.run(folder, List.of(Tools.require("node"), "say.mjs")).lines().toList();
  }

  private static ScoringGraph graph() {
    return new ScoringGraph(
        List.of(Field.of("age", FieldType.NUMERIC), Field.of("city", FieldType.CATEGORICAL)),
        List.of("near", "far"),
        List.of(
            new Node.NumberInput("age"),
            new Node.CategoryInput("city", List.of("Bonn", "Ulm")),
            new Node.OneHot(1, 2),
            new Node.Concat(List.of(0, 2)),
            new Node.Dense(3, 1, Doubles.of(1, 2, 4), Doubles.of(-6), Node.Activation.IDENTITY),
            new Node.Link(4, Node.LinkFunction.SIGMOID)));
  }
}
