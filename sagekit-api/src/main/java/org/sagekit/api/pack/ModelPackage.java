package org.sagekit.api.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Fingerprinted;
import org.sagekit.api.Lineage;
import org.sagekit.api.Problems;
import org.sagekit.api.Summary;
import org.sagekit.api.Traced;
import org.sagekit.api.model.Model;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.train.TrainedModel;

/**
 * A model in a file: {@code model.tar.gz} with a manifest and the SHA-256 of every part. The same
 * model, exports and signing key give the same bytes.
 *
 * @param file where it lies
 * @param fingerprint the SHA-256 of the file
 * @param model what is in it
 * @param certificate what any engine must compute of it, and what was found of each target
 * @param parts the files inside, in their order
 * @param exports what the model was compiled into, as files of the package
 * @param signature whose package it is, if somebody signed it
 */
public record ModelPackage(
    Path file,
    Fingerprint fingerprint,
    TrainedModel model,
    Certificate certificate,
    List<Part> parts,
    List<CompiledModel> exports,
    Optional<PackageSignature> signature)
    implements Model, Fingerprinted, Traced, Summary.Source {

  /** Copies the lists. */
  public ModelPackage {
    parts = List.copyOf(parts);
    exports = List.copyOf(exports);
  }

  /**
   * A package without exports or signature.
   *
   * @param file where it lies
   * @param fingerprint the SHA-256 of the file
   * @param model what is in it
   * @param certificate what any engine must compute of it, and what was found of each target
   * @param parts the files inside, in their order
   */
  public ModelPackage(
      Path file,
      Fingerprint fingerprint,
      TrainedModel model,
      Certificate certificate,
      List<Part> parts) {
    this(file, fingerprint, model, certificate, parts, List.of(), Optional.empty());
  }

  /**
   * A file inside a package.
   *
   * @param name its name in the archive
   * @param size in bytes
   * @param sha256 of its content
   */
  public record Part(String name, long size, Fingerprint sha256) {}

  /**
   * Who signed the package. Whether that is somebody to be trusted is for whoever opens it to say.
   *
   * @return the SHA-256 of the public key; empty if nobody signed
   */
  public Optional<Fingerprint> signer() {
    return signature.map(PackageSignature::signer);
  }

  /**
   * What the model was compiled into for a target.
   *
   * @param target the target's name
   * @return the files
   * @throws IllegalArgumentException if the package has no such export; it says which there are
   */
  public CompiledModel export(String target) {
    List<String> names = exports.stream().map(CompiledModel::target).toList();
    if (!names.contains(target)) {
      throw new IllegalArgumentException(
          "Package '%s': export must be one of %s, but was '%s'.%s"
              .formatted(
                  file, names, target, names.isEmpty() ? "" : Problems.didYouMean(target, names)));
    }
    return exports.get(names.indexOf(target));
  }

  @Override
  public ScoringGraph graph() {
    return model.graph();
  }

  /**
   * Where the package comes from.
   *
   * @return kind {@code package}, with the model as parent
   */
  @Override
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
        new Summary.Note(signer().map(id -> "Signed by key " + id + ".").orElse("Not signed.")),
        new Summary.Table(List.of("part", "bytes", "SHA-256"), rows),
        Verdict.table(certificate.verdicts()));
  }
}
