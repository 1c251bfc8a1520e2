package org.sagekit.core.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.Problems;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.PackageSignature;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.GraphCodec;
import org.sagekit.core.pack.sign.SigningKey;
import org.sagekit.core.train.TrainedModelCodec;

/** What is in a package, by name, and how it is put together and taken apart. */
final class PackageFile {
  static final String GRAPH = "graph.bin";
  static final String HISTORY = "history.bin";

  /** What every package has, in this order; exports and a signature may follow. */
  private static final List<String> ALWAYS =
      List.of(
          Manifest.NAME, MlModelFile.NAME, GRAPH, HISTORY, CertificateFile.NAME, VerdictFile.NAME);

  static final List<String> KNOWN = known();

  private final Map<String, byte[]> contents;

  private PackageFile(Map<String, byte[]> contents) {
    this.contents = contents;
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>(ALWAYS);
    known.add(Exports.FOLDER);
    known.addAll(SignatureFiles.NAMES);
    return List.copyOf(known);
  }

  /**
   * The package of a model, unsigned.
   *
   * @throws IllegalArgumentException if its manifest or its names would be beyond what is read
   */
  static PackageFile of(PackageContent content) {
    TrainedModel model = content.model();
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put(MlModelFile.NAME, MlModelFile.of(content));
    parts.put(GRAPH, GraphCodec.bytes(model.graph()));
    parts.put(HISTORY, TrainedModelCodec.history(model));
    parts.put(CertificateFile.NAME, CertificateFile.write(content.certificate()));
    parts.put(VerdictFile.NAME, VerdictFile.write(content.certificate().verdicts()));
    parts.putAll(Exports.files(content.exports()));
    String subject = "Package of '" + model.name() + "'";
    requireReadable(new Subject(subject), Exports.names(content.exports()));
    byte[] manifest = Manifest.of(model, parts(parts));
    Problems.of(subject)
        .require(
            manifest.length <= Manifest.MOST_BYTES,
            "size of the manifest",
            "at most " + Manifest.MOST_BYTES + " bytes",
            manifest.length,
            "fewer columns or classes")
        .throwIfAny();
    Map<String, byte[]> contents = new LinkedHashMap<>();
    contents.put(Manifest.NAME, manifest);
    contents.putAll(parts);
    return new PackageFile(contents);
  }

  /** Users' own targets may call their files as they like, but not in every way. */
  private static void requireReadable(Subject subject, List<String> exports) {
    try {
      PartNames names = new PartNames(subject, PackageLimits.standard(), KNOWN);
      ALWAYS.forEach(names::add);
      for (String export : exports) {
        Exports.target(subject, export);
        names.add(export);
      }
      SignatureFiles.NAMES.forEach(names::add);
    } catch (ModelFormatException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The same package, signed. */
  PackageFile signed(SigningKey key) {
    return signed(SignatureFiles.sign(key, part(Manifest.NAME)));
  }

  /** The same package with a signature that was made before. */
  PackageFile signed(PackageSignature signature) {
    Map<String, byte[]> all = new LinkedHashMap<>(contents);
    all.putAll(SignatureFiles.files(signature));
    return new PackageFile(all);
  }

  /**
   * Takes a file apart.
   *
   * @throws ModelFormatException if its framing is not that of a package
   */
  static PackageFile read(Subject subject, InputStream in, PackageLimits limits)
      throws IOException {
    try (GzipReader content = new GzipReader(subject, in, limits.expanded())) {
      PartNames names = new PartNames(subject, limits, KNOWN);
      return new PackageFile(new TarReader(subject, content, limits, names).read());
    }
  }

  void writeTo(OutputStream out) throws IOException {
    Gzip.write(out, content -> TarWriter.write(content, contents));
  }

  /** Name, size and hash of each file, the manifest included. */
  List<ModelPackage.Part> parts() {
    return parts(contents);
  }

  /** The hash of the manifest, which settles all that is in the package, and of who signed it. */
  Fingerprint settled() {
    Fingerprint manifest = Fingerprint.ofBytes(part(Manifest.NAME));
    return contents.containsKey(SignatureFiles.VALUE)
        ? Fingerprint.of(manifest.hex(), Fingerprint.ofBytes(part(SignatureFiles.KEY)).hex())
        : manifest;
  }

  /**
   * Who signed the manifest, which is not parsed yet.
   *
   * @throws ModelFormatException if a signature is there that is not that of the manifest
   */
  Optional<PackageSignature> signature(Subject subject) {
    return SignatureFiles.of(subject, contents);
  }

  /**
   * What the package says, once every hash has been checked.
   *
   * @throws ModelFormatException if something is not what it must be
   */
  PackageContent content(Subject subject) {
    Map<String, byte[]> settled = settled(subject);
    List<CompiledModel> exports = Exports.of(subject, settled);
    TrainedModel model = TrainedModelCodec.of(GraphCodec.of(part(GRAPH)), part(HISTORY));
    Certificate certificate =
        CertificateFile.read(subject, part(CertificateFile.NAME), model.graph())
            .with(VerdictFile.read(subject, part(VerdictFile.NAME)));
    PackageContent content = new PackageContent(model, certificate, exports);
    requireSame(subject, GRAPH, GraphCodec.bytes(model.graph()));
    requireSame(subject, HISTORY, TrainedModelCodec.history(model));
    requireSame(subject, MlModelFile.NAME, MlModelFile.of(content));
    requireSame(subject, Manifest.NAME, Manifest.of(model, parts(settled)));
    return content;
  }

  /** The parts that the manifest lists, each with the hash that it says. */
  private Map<String, byte[]> settled(Subject subject) {
    Map<String, Fingerprint> hashes = Map.of();
    if (!contents.isEmpty() && contents.keySet().iterator().next().equals(Manifest.NAME)) {
      hashes = Manifest.hashes(subject, part(Manifest.NAME));
    }
    List<String> names = List.copyOf(contents.keySet());
    List<String> expected = expected();
    subject.require(names.equals(expected), "parts", expected.toString(), names);
    Map<String, byte[]> settled = new LinkedHashMap<>(contents);
    settled.keySet().removeAll(SignatureFiles.NAMES);
    settled.remove(Manifest.NAME);
    for (ModelPackage.Part part : parts(settled)) {
      subject.require(
          part.sha256().equals(hashes.get(part.name())),
          "SHA-256 of '" + part.name() + "'",
          String.valueOf(hashes.get(part.name())),
          part.sha256());
    }
    return settled;
  }

  /** The names in the order in which they must be. */
  private List<String> expected() {
    List<String> names = new ArrayList<>(ALWAYS);
    contents.keySet().stream().filter(name -> name.startsWith(Exports.FOLDER)).forEach(names::add);
    if (contents.containsKey(SignatureFiles.VALUE)) {
      names.addAll(SignatureFiles.NAMES);
    }
    return names;
  }

  /** Whatever else a part could say that is passed over when it is read would be unsaid here. */
  private void requireSame(Subject subject, String name, byte[] made) {
    int differs = Arrays.mismatch(part(name), made);
    subject.require(
        differs < 0,
        "'" + name + "'",
        "what SageKit writes of the same model",
        "something else from byte " + differs + " on");
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
