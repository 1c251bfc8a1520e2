package org.sagekit.core.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Problems;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.GraphCodec;
import org.sagekit.core.train.TrainedModelCodec;

/** What is in a package, by name, and how it is put together and taken apart. */
final class PackageFile {
  private static final String GRAPH = "graph.bin";
  private static final String HISTORY = "history.bin";
  private static final Set<String> NAMES =
      new LinkedHashSet<>(
          List.of(Manifest.NAME, GRAPH, HISTORY, CertificateFile.NAME, VerdictFile.NAME));

  private final Map<String, byte[]> contents;

  private PackageFile(Map<String, byte[]> contents) {
    this.contents = contents;
  }

  /**
   * The package of a model.
   *
   * @param certificate the model's own
   * @throws IllegalArgumentException if its manifest would be beyond what is read
   */
  static PackageFile of(TrainedModel model, Certificate certificate) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(GRAPH, GraphCodec.bytes(model.graph()));
    parts.put(HISTORY, TrainedModelCodec.history(model));
    parts.put(CertificateFile.NAME, CertificateFile.write(certificate));
    parts.put(VerdictFile.NAME, VerdictFile.write(certificate.verdicts()));
    Map<String, byte[]> contents = new LinkedHashMap<>();
    byte[] manifest = Manifest.of(model, parts(parts));
    Problems.of("Package of '" + model.name() + "'")
        .require(
            manifest.length <= Manifest.MOST_BYTES,
            "size of the manifest",
            "at most " + Manifest.MOST_BYTES + " bytes",
            manifest.length,
            "fewer columns or classes")
        .throwIfAny();
    contents.put(Manifest.NAME, manifest);
    contents.putAll(parts);
    return new PackageFile(contents);
  }

  /**
   * Takes a file apart.
   *
   * @throws org.sagekit.api.ModelFormatException if its framing is not that of a package
   */
  static PackageFile read(Subject subject, InputStream in, PackageLimits limits)
      throws IOException {
    try (GzipReader content = new GzipReader(subject, in, limits.expanded())) {
      return new PackageFile(new TarReader(subject, content, limits, NAMES).read());
    }
  }

  void writeTo(OutputStream out) throws IOException {
    Gzip.write(out, content -> TarWriter.write(content, contents));
  }

  /** Name, size and hash of each file, the manifest included. */
  List<ModelPackage.Part> parts() {
    return parts(contents);
  }

  /** The hash of the manifest, which settles all that is in the package. */
  Fingerprint settled() {
    return Fingerprint.ofBytes(part(Manifest.NAME));
  }

  /**
   * The model, once every hash has been checked.
   *
   * @throws org.sagekit.api.ModelFormatException if something is not what it must be
   */
  TrainedModel model(Subject subject) {
    List<String> names = List.copyOf(contents.keySet());
    subject.require(names.equals(List.copyOf(NAMES)), "parts", NAMES.toString(), names);
    byte[] manifest = part(Manifest.NAME);
    Map<String, Fingerprint> hashes = Manifest.hashes(subject, manifest);
    List<ModelPackage.Part> parts = parts().subList(1, names.size());
    for (ModelPackage.Part part : parts) {
      subject.require(
          part.sha256().equals(hashes.get(part.name())),
          "SHA-256 of '" + part.name() + "'",
          String.valueOf(hashes.get(part.name())),
          part.sha256());
    }
    TrainedModel model = TrainedModelCodec.of(GraphCodec.of(part(GRAPH)), part(HISTORY));
    int differs = Arrays.mismatch(manifest, Manifest.of(model, parts));
    subject.require(
        differs < 0,
        "manifest",
        "what the parts say",
        "something else from byte " + differs + " on");
    return model;
  }

  /**
   * The certificate.
   *
   * @param model what is in the package
   * @throws org.sagekit.api.ModelFormatException if it is none of the model's
   */
  Certificate certificate(Subject subject, TrainedModel model) {
    Certificate certificate =
        CertificateFile.read(subject, part(CertificateFile.NAME), model.graph());
    return certificate.with(VerdictFile.read(subject, part(VerdictFile.NAME)));
  }

  private byte[] part(String name) {
    return contents.getOrDefault(name, new byte[0]);
  }

  private static List<ModelPackage.Part> parts(Map<String, byte[]> contents) {
    List<ModelPackage.Part> parts = new ArrayList<>();
    contents.forEach(
        (name, bytes) ->
            parts.add(new ModelPackage.Part(name, bytes.length, Fingerprint.ofBytes(bytes))));
    return parts;
  }
}
