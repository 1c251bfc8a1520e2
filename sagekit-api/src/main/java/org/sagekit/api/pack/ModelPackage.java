package org.sagekit.api.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Lineage;
import org.sagekit.api.Summary;
import org.sagekit.api.model.Model;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.TrainedModel;

/**
 * A model in a file: {@code model.tar.gz} with a manifest and the SHA-256 of every part. The same
 * model gives the same bytes.
 *
 * @param file where it lies
 * @param fingerprint the SHA-256 of the file
 * @param model what is in it
 * @param certificate what any engine must compute of it, and what was found of each target
 * @param parts the files inside, in their order
 */
public record ModelPackage(
    Path file,
    Fingerprint fingerprint,
    TrainedModel model,
    Certificate certificate,
    List<Part> parts)
    implements Model, Fingerprinted, Summary.Source {

  /** Copies the parts. */
  public ModelPackage {
    parts = List.copyOf(parts);
  }

  /**
   * A file inside a package.
   *
   * @param name its name in the archive
   * @param size in bytes
   * @param sha256 of its content
   */
  public record Part(String name, long size, Fingerprint sha256) {}

  @Override
  public ScoringGraph graph() {
    return model.graph();
  }

  /**
   * Where the package comes from.
   *
   * @return kind {@code package}, with the model as parent
   */
  public Lineage lineage() {
    return new Lineage("package", model.name(), fingerprint, List.of(model.lineage()));
  }

  @Override
  public Summary summary() {
    List<List<String>> rows = new ArrayList<>();
    for (Part part : parts) {
      rows.add(List.of(part.name(), String.valueOf(part.size()), part.sha256().brief()));
    }
    return Summary.of(
        "Package of '" + model.name() + "'",
        new Summary.Note(file.toString()),
        new Summary.Table(List.of("part", "bytes", "SHA-256"), rows),
        Verdict.table(certificate.verdicts()));
  }
}
