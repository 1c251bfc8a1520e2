package org.sagekit.core.pack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.sagekit.api.Codec;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * Keeps packages in checkpoints: where the file was written, its fingerprint, and the content. So a
 * checkpoint holds a whole package, whatever has become of the file: it is neither read nor written
 * here. {@link ModelPackages#write} writes it again.
 */
public final class ModelPackageCodec implements Codec<ModelPackage> {
  private static final String FORMAT = "model-package/2";

  /** For {@link java.util.ServiceLoader}. */
  public ModelPackageCodec() {}

  @Override
  public Class<ModelPackage> type() {
    return ModelPackage.class;
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public void write(ModelPackage value, OutputStream out) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    ModelPackages.fileOf(value).writeTo(content);
    Encoder encoder = new Encoder().text(FORMAT).text(value.file().toString());
    encoder.text(value.fingerprint().hex()).number(content.size());
    out.write(encoder.toBytes());
    content.writeTo(out);
  }

  @Override
  public ModelPackage read(InputStream in) throws IOException {
    Decoder decoder = new Decoder("Package", in.readAllBytes());
    String format = decoder.text();
    decoder.require(format.equals(FORMAT), "the end of '" + FORMAT + "'", "'" + format + "'");
    String path = decoder.text();
    String hex = decoder.text();
    Path file = decoder.valid(() -> Path.of(path));
    Fingerprint fingerprint = decoder.valid(() -> new Fingerprint(hex));
    byte[] content = decoder.bytes(decoder.count(1));
    decoder.end();
    Subject subject = PackageReader.subject(file);
    PackageFile parts =
        PackageFile.read(subject, new ByteArrayInputStream(content), PackageLimits.standard());
    return PackageReader.parsed(file, fingerprint, parts, Optional.empty());
  }
}
