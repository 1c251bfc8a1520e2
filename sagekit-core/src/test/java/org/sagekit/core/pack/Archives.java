package org.sagekit.core.pack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.train.TrainedModel;

/** Builds archives that nobody should send. */
final class Archives {
  private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

  /** An archive without anything in it, not even its end. */
  static Archives empty() {
    return new Archives();
  }

  Archives file(String name, String content) {
    return file(name, content, header -> {});
  }

  /** A file whose header is changed; the checksum is right all the same. */
  Archives file(String name, String content, Consumer<byte[]> change) {
    byte[] header =
        TarHeader.of(name.length() > 100 ? name.substring(0, 100) : name, content.length());
    change.accept(header);
    put(header, TarHeader.CHECKSUM, TarHeader.checksum(header));
    byte[] bytes = content.getBytes(StandardCharsets.US_ASCII);
    return raw(header).raw(bytes).raw(new byte[TarHeader.padding(bytes.length)]);
  }

  /** A file as it should be. */
  Archives part(String name, byte[] content) {
    raw(TarHeader.of(name, content.length)).raw(content);
    return raw(new byte[TarHeader.padding(content.length)]);
  }

  /** A package of other parts than the model's, with all hashes right. */
  static byte[] sealed(TrainedModel model, byte[] graph, byte[] history) {
    byte[] certificate = CertificateFile.write(Certificates.of(model));
    byte[] verdicts = VerdictFile.write(Certificates.of(model).verdicts());
    byte[] manifest =
        Manifest.of(
            model,
            List.of(
                hashed("graph.bin", graph),
                hashed("history.bin", history),
                hashed(CertificateFile.NAME, certificate),
                hashed(VerdictFile.NAME, verdicts)));
    Archives archive = empty().part("manifest.json", manifest);
    archive.part("graph.bin", graph).part("history.bin", history);
    archive.part(CertificateFile.NAME, certificate);
    return archive.part(VerdictFile.NAME, verdicts).end().gzip();
  }

  private static ModelPackage.Part hashed(String name, byte[] content) {
    return new ModelPackage.Part(name, content.length, Fingerprint.ofBytes(content));
  }

  Archives raw(byte[] bytes) {
    tar.writeBytes(bytes);
    return this;
  }

  Archives end() {
    return raw(new byte[1024]);
  }

  byte[] tar() {
    return tar.toByteArray();
  }

  byte[] gzip() {
    return gzip(tar());
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Gzip.write(out, to -> to.write(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static void put(byte[] bytes, int at, String text) {
    byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(latin, 0, bytes, at, latin.length);
  }
}
