package org.sagekit.core.pack.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sagekit.core.pack.machine.Program;

/** Writes a model as one module in WebAssembly's binary format. For one thread. */
final class WasmModule {
  private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
  private static final int TYPE_SECTION = 1;
  private static final int FUNCTION_SECTION = 3;
  private static final int MEMORY_SECTION = 5;
  private static final int GLOBAL_SECTION = 6;
  private static final int EXPORT_SECTION = 7;
  private static final int CODE_SECTION = 10;
  private static final int DATA_SECTION = 11;
  private static final int FUNCTION = 0;
  private static final int MEMORY = 2;
  private static final int GLOBAL = 3;

  private final Code code;
  private final WasmNames names;

  WasmModule(Code code) {
    this.code = code;
    this.names = new WasmNames(code);
  }

  /** The module. */
  byte[] toBytes() {
    List<List<Integer>> types = new ArrayList<>();
    WasmWriter functions = new WasmWriter().unsigned(code.functions().size());
    for (Function function : code.functions()) {
      List<Integer> type = type(function);
      if (!types.contains(type)) {
        types.add(type);
      }
      functions.unsigned(types.indexOf(type));
    }
    return new WasmWriter()
        .raw(HEADER)
        .section(TYPE_SECTION, types(types))
        .section(FUNCTION_SECTION, functions)
        .section(MEMORY_SECTION, new WasmWriter().octets(1, 0).unsigned(names.layout().pages()))
        .section(GLOBAL_SECTION, globals())
        .section(EXPORT_SECTION, exports())
        .section(CODE_SECTION, bodies())
        .section(DATA_SECTION, data())
        .toBytes();
  }

  private static List<Integer> type(Function function) {
    List<Integer> type = new ArrayList<>();
    type.add(WasmOp.FUNCTION);
    type.add(function.parameters().size());
    function.parameters().forEach(parameter -> type.add(WasmOp.type(parameter.kind())));
    type.add(function.kind() == Kind.VOID ? 0 : 1);
    if (function.kind() != Kind.VOID) {
      type.add(WasmOp.type(function.kind()));
    }
    return type;
  }

  private static WasmWriter types(List<List<Integer>> types) {
    WasmWriter section = new WasmWriter().unsigned(types.size());
    types.forEach(type -> type.forEach(section::octets));
    return section;
  }

  /** What a host is told of the model, by the names under which it is exported. */
  private Map<String, Integer> facts() {
    WasmLayout layout = names.layout();
    Program program = code.program();
    Map<String, Integer> facts = new LinkedHashMap<>();
    facts.put("inputs", code.graph().inputs().size());
    facts.put("text_at", (int) layout.of(Table.TEXT));
    facts.put("margins_at", layout.of(program.margins()));
    facts.put("margins", program.margins().width());
    facts.put("outputs_at", layout.of(program.outputs()));
    facts.put("outputs", program.outputs().width());
    return facts;
  }

  private WasmWriter globals() {
    Map<String, Integer> facts = facts();
    int scalars = WasmExpressions.SCALARS.size();
    WasmWriter section = new WasmWriter().unsigned(scalars + facts.size());
    for (int i = 0; i < scalars; i++) {
      section.octets(WasmOp.I32, 1, WasmOp.I32_CONST, 0, WasmOp.END);
    }
    facts
        .values()
        .forEach(
            fact ->
                section.octets(WasmOp.I32, 0, WasmOp.I32_CONST).signed(fact).octets(WasmOp.END));
    return section;
  }

  private WasmWriter exports() {
    List<String> functions = List.of("number", "text", "run");
    List<String> facts = List.copyOf(facts().keySet());
    WasmWriter section = new WasmWriter().unsigned(1 + functions.size() + facts.size());
    section.name("memory").octets(MEMORY, 0);
    for (String function : functions) {
      section.name(function).octets(FUNCTION).unsigned(names.indexOf(function));
    }
    int global = WasmExpressions.SCALARS.size();
    for (String fact : facts) {
      section.name(fact).octets(GLOBAL).unsigned(global);
      global++;
    }
    return section;
  }

  private WasmWriter bodies() {
    WasmWriter section = new WasmWriter().unsigned(code.functions().size());
    for (Function function : code.functions()) {
      WasmCode body = new WasmCode(names, function);
      if (function.name().equals("number") || function.name().equals("text")) {
        body.requireIndex(code.graph().inputs().size());
      }
      section.sized(body.body());
    }
    return section;
  }

  private WasmWriter data() {
    WasmWriter section = new WasmWriter().octets(1, 0, WasmOp.I32_CONST, 0, WasmOp.END);
    return section.sized(names.layout().content());
  }
}
