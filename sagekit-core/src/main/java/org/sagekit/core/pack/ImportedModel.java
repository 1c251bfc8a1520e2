package org.sagekit.core.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.Settings;
import org.sagekit.api.model.Model;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.model.GraphCodec;

/**
 * A model that was trained elsewhere, as {@link Imports} reads it: how it computes, and which file
 * says so. It has no past yet; an {@link ImportJob} gives it one. Immutable.
 *
 * @param file the name of the file, without its folder
 * @param format the form of the file
 * @param fingerprint of the file's bytes
 * @param graph how the model computes
 * @param graphFingerprint of the graph, which tells what was made of the file
 */
public record ImportedModel(
    String file,
    ImportFormat format,
    Fingerprint fingerprint,
    ScoringGraph graph,
    Fingerprint graphFingerprint)
    implements Model {

  static ImportedModel of(
      String file, ImportFormat format, Fingerprint fingerprint, ScoringGraph graph) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new GraphCodec().write(graph, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ImportedModel(
        file, format, fingerprint, graph, Fingerprint.ofBytes(bytes.toByteArray()));
  }

  /**
   * This model with names for its classes, which many files don't know.
   *
   * @param names in the order of the classes, distinct
   * @return a model that predicts these
   * @throws IllegalArgumentException if they are not as many or not distinct
   */
  public ImportedModel withClasses(List<String> names) {
    check("classes", names, graph.classes().size());
    return of(
        file,
        format,
        fingerprint,
        new ScoringGraph(graph.task(), graph.inputs(), names, graph.nodes()));
  }

  /**
   * This model over fields of other names, such as those that the file does not know.
   *
   * @param names in the order of the inputs, distinct
   * @return a model that reads these
   * @throws IllegalArgumentException if they are not as many, not distinct, or one is blank
   */
  public ImportedModel withFields(List<String> names) {
    check("fields", names, graph.inputs().size());
    return of(file, format, fingerprint, FieldNames.renamed(graph, names));
  }

  private void check(String what, List<String> names, int expected) {
    Problems.of(toString())
        .require(names.size() == expected, what, expected + " names", names.size() + " names")
        .require(new HashSet<>(names).size() == names.size(), what, "distinct", names)
        .require(names.stream().noneMatch(String::isBlank), what, "not blank", names)
        .throwIfAny();
  }

  /**
   * What makes this model, as canonical text.
   *
   * @return file, form and fingerprints
   */
  public Settings settings() {
    return Settings.empty()
        .with("file", file)
        .with("format", format)
        .with("fingerprint", fingerprint)
        .with("graph", graphFingerprint);
  }

  @Override
  public String toString() {
    return "%s model '%s'".formatted(format.label(), file);
  }
}
