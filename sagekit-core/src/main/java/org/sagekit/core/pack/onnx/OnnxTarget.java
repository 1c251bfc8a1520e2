package org.sagekit.core.pack.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.sagekit.api.Problems;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.Target;

/**
 * ONNX: {@code model.onnx} takes raw columns to predictions, {@code README.md} says how, and {@code
 * check.py} holds ONNX Runtime to the certificate that lies beside it. The file asks for version 21
 * of the operators and 5 of those for machine learning, which ONNX Runtime knows from 1.20 on.
 *
 * <p>Trees, linear models of up to 1,024 weights, neighbours, densities and all preprocessing
 * compute the same bits as in this JVM, if the runtime has one thread for each operator; other
 * layers, kernels and the functions that end in probabilities differ in the last ones.
 *
 * <p>ONNX has no operator that takes a text apart. Where words count, the model wants the words in
 * an input of their own; runs of characters and hashes of texts can't be expressed.
 */
public final class OnnxTarget implements Target {

  /** The target; it has no settings. */
  public OnnxTarget() {}

  @Override
  public String name() {
    return "onnx";
  }

  @Override
  public List<String> problems(ScoringGraph graph) {
    return Unsupported.in(graph);
  }

  @Override
  public CompiledModel compile(String model, ScoringGraph graph) {
    Objects.requireNonNull(model, "model");
    Problems.of("OnnxTarget").addAll(problems(graph)).throwIfAny();
    ModelFile file = new ModelFile(model, graph);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("model.onnx", file.bytes());
    files.put("README.md", new Readme(model, file).text().getBytes(StandardCharsets.UTF_8));
    files.put("check.py", resource("check.py"));
    return CompiledModel.of(name(), files);
  }

  @Override
  public List<List<String>> checks() {
    return List.of(List.of("python3", "check.py"));
  }

  private static byte[] resource(String name) {
    try (InputStream content = OnnxTarget.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(content, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
