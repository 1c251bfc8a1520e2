package org.sagekit.core.pack;

import java.util.List;
import org.sagekit.api.Problems;
import org.sagekit.api.pack.Target;
import org.sagekit.core.pack.code.CTarget;
import org.sagekit.core.pack.code.JavaScriptTarget;
import org.sagekit.core.pack.code.JavaTarget;
import org.sagekit.core.pack.code.PythonTarget;
import org.sagekit.core.pack.code.WasmTarget;
import org.sagekit.core.pack.onnx.OnnxTarget;
import org.sagekit.core.pack.pmml.PmmlTarget;

/** Where one gets a {@link Target}. */
public final class Targets {
  private static final Target JAVA = new JavaTarget();
  private static final Target C = new CTarget();
  private static final Target JAVASCRIPT = new JavaScriptTarget();
  private static final Target PYTHON = new PythonTarget();
  private static final Target ONNX = new OnnxTarget();
  private static final Target WASM = new WasmTarget();
  private static final Target PMML = new PmmlTarget();
  private static final List<Target> ALL = List.of(ONNX, JAVA, C, JAVASCRIPT, WASM, PYTHON, PMML);

  private Targets() {}

  /**
   * One Java class without any dependency, for JDK 11 and later.
   *
   * @return a target that computes the same bits
   */
  public static Target java() {
    return JAVA;
  }

  /**
   * One C99 header that takes no memory but what it is given.
   *
   * @return a target that computes the same bits
   */
  public static Target c() {
    return C;
  }

  /**
   * One JavaScript module, for browsers and servers.
   *
   * @return a target that computes the same bits
   */
  public static Target javaScript() {
    return JAVASCRIPT;
  }

  /**
   * One WebAssembly module without imports, and a loader for browsers and servers.
   *
   * @return a target that computes the same bits
   */
  public static Target wasm() {
    return WASM;
  }

  /**
   * One Python module of plain Python 3.8 and later.
   *
   * @return a target that computes the same bits
   */
  public static Target python() {
    return PYTHON;
  }

  /**
   * ONNX: the whole pipeline from raw columns, for ONNX Runtime 1.20 and later.
   *
   * @return a target of which trees compute the same bits, and other models nearly so
   */
  public static Target onnx() {
    return ONNX;
  }

  /**
   * PMML 4.4, the preprocessing included.
   *
   * @return a target that computes what its consumer's arithmetic allows
   */
  public static Target pmml() {
    return PMML;
  }

  /**
   * All targets.
   *
   * @return in the order in which they are listed
   */
  public static List<Target> all() {
    return ALL;
  }

  /**
   * The target of a name.
   *
   * @param name such as {@code onnx}
   * @return the target
   * @throws IllegalArgumentException if there is none; it says which there are
   */
  public static Target named(String name) {
    for (Target target : ALL) {
      if (target.name().equals(name)) {
        return target;
      }
    }
    List<String> names = ALL.stream().map(Target::name).toList();
    throw new IllegalArgumentException(
        "Targets: name must be that of a target, but was '%s'.%s"
            .formatted(name, Problems.didYouMean(name, names)));
  }
}
