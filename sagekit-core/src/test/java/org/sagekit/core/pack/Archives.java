package org.sagekit.core.pack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** A model's package with some parts replaced and all hashes right. */
  static byte[] sealed(TrainedModel model, byte[] file, Map<String, byte[]> replaced) {
    Map<String, byte[]> parts = parts(file);
    parts.putAll(replaced);
    parts.put(Manifest.NAME, manifest(model, parts));
    return of(parts);
  }

  /** The manifest of a model whose parts are these, whatever they are. */
  static byte[] manifest(TrainedModel model, Map<String, byte[]> parts) {
    List<ModelPackage.Part> listed = new ArrayList<>();
    parts.forEach(
        (name, content) -> {
          if (!name.equals(Manifest.NAME) && !SignatureFiles.NAMES.contains(name)) {
            listed.add(new ModelPackage.Part(name, content.length, Fingerprint.ofBytes(content)));
          }
        });
    return Manifest.of(model, listed);
  }

  /** What is compressed in a package. */
  static byte[] tar(byte[] file) {
    long most = PackageLimits.standard().expanded();
    try (GzipReader content =
        new GzipReader(new Subject("x"), new ByteArrayInputStream(file), most)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A package's files by name. */
  static Map<String, byte[]> parts(byte[] file) {
    Subject subject = new Subject("x");
    PackageLimits limits = PackageLimits.standard();
    try (GzipReader content =
        new GzipReader(subject, new ByteArrayInputStream(file), limits.expanded())) {
      PartNames names = new PartNames(subject, limits, PackageFile.KNOWN);
      return new TarReader(subject, content, limits, names).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An archive of files. */
  static byte[] of(Map<String, byte[]> parts) {
    Archives archive = empty();
    parts.forEach(archive::part);
    return archive.end().gzip();
  }

  static byte[] bytes(PackageFile file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      file.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** What is in a package, read without a limit or a key. */
  static ModelPackage read(byte[] file) {
    return read(file, PackageReader.Expectation.within(PackageLimits.standard()));
  }

  static ModelPackage read(byte[] file, PackageReader.Expectation expected) {
    try {
      return PackageReader.read(new ByteArrayInputStream(file), Path.of("x"), expected);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
