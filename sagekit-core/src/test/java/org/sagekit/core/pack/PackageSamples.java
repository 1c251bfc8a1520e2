package org.sagekit.core.pack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.model.Doubles;
import org.sagekit.api.model.Node;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.train.TrainedModel;
import org.sagekit.core.model.RandomGraphs;
import org.sagekit.core.pack.sign.SigningKey;
import org.sagekit.core.train.SomeModels;

/** Small packages of all kinds, whole and in their layers, to be damaged. */
final class PackageSamples {
  static final SigningKey TRUSTED = SigningKey.create();
  static final SigningKey STRANGER = SigningKey.create();
  private static final int ROWS = 6;

  private PackageSamples() {}

  /** A package: the file, what is compressed in it, and the files in that. */
  record Sample(byte[] file, byte[] tar, Map<String, byte[]> parts) {
    static Sample of(PackageFile file) {
      byte[] bytes = Archives.bytes(file);
      return new Sample(bytes, Archives.tar(bytes), Archives.parts(bytes));
    }
  }

  /** Each model plain, with exports, and both signed. */
  static List<Sample> all() {
    List<Sample> samples = new ArrayList<>();
    for (TrainedModel model : models()) {
      for (List<CompiledModel> exports : List.of(List.<CompiledModel>of(), exports(model))) {
        PackageFile file = PackageFile.of(content(model, exports));
        samples.add(Sample.of(file));
        samples.add(Sample.of(file.signed(TRUSTED)));
      }
    }
    return samples;
  }

  static PackageContent content(TrainedModel model, List<CompiledModel> exports) {
    return new PackageContent(model, cut(Certificates.of(model)), exports);
  }

  static List<CompiledModel> exports(TrainedModel model) {
    Map<String, byte[]> own = new LinkedHashMap<>();
    own.put("deep/er/model.bin", new byte[] {0, 1, 2, 3});
    own.put("empty", new byte[0]);
    List<CompiledModel> exports = new ArrayList<>();
    if (Targets.onnx().problems(model.graph()).isEmpty()) {
      exports.add(Targets.onnx().compile(model.name(), model.graph()));
    }
    exports.add(CompiledModel.of("own", own));
    return exports;
  }

  static TrainedModel small() {
    return SomeModels.of(
        "churn",
        new ScoringGraph(
            List.of(Field.of("amount", FieldType.NUMERIC)),
            List.of("no", "yes"),
            List.of(
                new Node.NumberInput("amount"),
                new Node.Impute(0, Doubles.of(1)),
                new Node.Link(1, Node.LinkFunction.SIGMOID))),
        1);
  }

  private static List<TrainedModel> models() {
    List<TrainedModel> models = new ArrayList<>(List.of(small()));
    for (long seed = 2; seed < 6; seed++) {
      models.add(SomeModels.of("n\u00fcmber " + seed, RandomGraphs.graph(seed), seed));
    }
    return models;
  }

  /** Fewer rows prove as much to whoever damages them. */
  private static Certificate cut(Certificate whole) {
    return new Certificate(
        whole.rows().first(ROWS),
        first(whole.margins(), ROWS * whole.marginsARow()),
        first(whole.outputs(), ROWS * whole.outputsARow()),
        whole.verdicts());
  }

  private static Doubles first(Doubles numbers, int count) {
    return Doubles.of(Arrays.copyOf(numbers.toArray(), count));
  }

  /** The frame of a package round anything; not made smaller, which readers don't mind. */
  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Gzip.header());
    Deflater deflater = new Deflater(Deflater.NO_COMPRESSION, true);
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(out, deflater, 1 << 13)) {
      deflated.write(content);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      deflater.end();
    }
    CRC32 crc = new CRC32();
    crc.update(content);
    out.writeBytes(Gzip.trailer(crc.getValue(), content.length));
    return out.toByteArray();
  }

  /** The files as an archive, each with a right header. */
  static byte[] tar(Map<String, byte[]> parts) {
    Archives archive = Archives.empty();
    parts.forEach(archive::part);
    return archive.end().tar();
  }

  /** A manifest in which the hash and size of a part are those of another content. */
  static byte[] resealed(byte[] manifest, String part, byte[] content) {
    String text = new String(manifest, StandardCharsets.UTF_8);
    int at = text.indexOf("\"name\": \"" + part + "\",\n      \"size\":");
    if (at < 0) {
      return manifest;
    }
    int end = text.indexOf('}', at);
    String entry =
        "\"name\": \"%s\",\n      \"size\": %s,\n      \"sha256\": \"%s\"\n    "
            .formatted(part, content.length, org.sagekit.api.Fingerprint.ofBytes(content));
    return (text.substring(0, at) + entry + text.substring(end)).getBytes(StandardCharsets.UTF_8);
  }
}
