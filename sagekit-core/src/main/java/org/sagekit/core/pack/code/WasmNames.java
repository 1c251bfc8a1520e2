package org.sagekit.core.pack.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the names in the functions of a model stand for. Not to be changed. */
final class WasmNames {
  private final Map<String, Expression> constants = new HashMap<>();
  private final Map<String, Integer> indices = new HashMap<>();
  private final List<Function> functions;
  private final WasmLayout layout;

  WasmNames(Code code) {
    functions = code.functions();
    layout = new WasmLayout(code.program());
    code.constants().forEach(constant -> constants.put(constant.name(), constant.value()));
    functions.forEach(function -> indices.put(function.name(), indices.size()));
  }

  WasmLayout layout() {
    return layout;
  }

  Expression constant(String name) {
    return known(constants.get(name), name);
  }

  int indexOf(String function) {
    return known(indices.get(function), function);
  }

  Function function(String name) {
    return functions.get(indexOf(name));
  }

  private static <T> T known(@Nullable T meaning, String name) {
    if (meaning == null) {
      throw new IllegalStateException("WebAssembly: name must be known, but was " + name);
    }
    return meaning;
  }
}
