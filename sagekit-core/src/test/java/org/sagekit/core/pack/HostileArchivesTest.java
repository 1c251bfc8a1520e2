package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sagekit.api.ModelFormatException;
import org.sagekit.core.pack.sign.SigningKey;
import org.sagekit.core.train.SomeModels;

/** Each kind of bad archive, and what is said of it. */
class HostileArchivesTest {
  private static final String FORM = "letters, digits, '_', '-' and '.' between them";

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refuses(String kind, byte[] file, String message) {
    assertThatThrownBy(() -> Archives.read(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("Package 'x': " + message);
  }

  static Stream<Arguments> refuses() {
    return Stream.of(
            framing(),
            compression(),
            names(),
            exports(),
            headers(),
            ends(),
            contents(),
            signatures())
        .flatMap(one -> one);
  }

  private static Stream<Arguments> framing() {
    byte[] good = good();
    return Stream.of(
        kind("empty file", new byte[0], "file must be a gzip file, but was empty."),
        kind(
            "zip file",
            "PK\3\4".getBytes(StandardCharsets.US_ASCII),
            "file must be a gzip file, but was something that begins with 504b0304."),
        kind("bare tar", tar(good), "file must be a gzip file, but was something that begins with"),
        kind("gzip flags", changed(good, 3, 8), "gzip header must be 1f8b08000000000000ff, but"),
        kind("gzip time", changed(good, 4, 1), "gzip header must be 1f8b08000000000000ff, but"),
        kind("gzip method", changed(good, 2, 7), "gzip header must be 1f8b08000000000000ff, but"),
        kind("gzip system", changed(good, 9, 3), "gzip header must be 1f8b08000000000000ff, but"),
        kind("tar czf", foreign(tar(good)), "gzip header must be 1f8b08000000000000ff, but"));
  }

  private static Stream<Arguments> compression() {
    byte[] good = good();
    int end = good.length;
    return Stream.of(
        kind("half a header", Arrays.copyOf(good, 5), "gzip header must be"),
        kind("header alone", Arrays.copyOf(good, 10), "compressed data must be whole, but was cut"),
        kind(
            "cut", Arrays.copyOf(good, end / 2), "compressed data must be whole, but was cut off."),
        kind("no trailer", Arrays.copyOf(good, end - 8), "gzip trailer must be whole, but was cut"),
        kind("half a trailer", Arrays.copyOf(good, end - 1), "gzip trailer must be whole, but was"),
        kind("wrong CRC", changed(good, end - 8, good[end - 8] + 1), "CRC-32 and length of the"),
        kind("wrong length", changed(good, end - 1, 1), "CRC-32 and length of the content must be"),
        kind(
            "trailing byte", Arrays.copyOf(good, end + 1), "gzip trailer must be the end, but was"),
        kind("second member", joined(good, good), "gzip trailer must be the end, but was followed"),
        kind(
            "bad block",
            changed(good, 10, 0xff),
            "compressed data must be whole, but was damaged"));
  }

  private static Stream<Arguments> names() {
    return Stream.of(
        name("../../etc/passwd", "inside the package, but was '../../etc/passwd'."),
        name("a/../../b", "inside the package, but was 'a/../../b'."),
        name("..", "inside the package, but was '..'."),
        name("/etc/passwd", "relative, but was '/etc/passwd'."),
        name("C:/boot.ini", "relative, but was 'C:/boot.ini'."),
        name("..\\..\\boot.ini", "without backslash, but was '..\\..\\boot.ini'."),
        name("", FORM + ", but was ''."),
        name("./manifest.json", FORM + ", but was './manifest.json'."),
        name("folder/", FORM + ", but was 'folder/'."),
        name("new\nline", FORM + ", but was 'new?line'."),
        name(
            "evil.class",
            "one of manifest.json, MLmodel, graph.bin, history.bin, certificate.tsv, targets.tsv, exports/, signer.pem, signature.ed25519, but was 'evil.class'. Maybe a newer SageKit wrote it."),
        kind(
            "twice",
            Archives.empty().file("graph.bin", "1").file("graph.bin", "2").end().gzip(),
            "name of a part must be unlike all others, but was 'graph.bin' again."),
        kind(
            "twice in other letters",
            Archives.empty().file("graph.bin", "1").file("GRAPH.bin", "2").end().gzip(),
            "name of a part must be unlike all others, but was 'GRAPH.bin' again."));
  }

  private static Stream<Arguments> exports() {
    String alone = "in a folder that is unlike all others, but was ";
    Archives many = Archives.empty();
    for (int i = 0; i < 65; i++) {
      many.file("exports/c/" + i, "");
    }
    return Stream.of(
        name("exports/../x", "inside the package, but was 'exports/../x'."),
        name("exports/c/..", "inside the package, but was 'exports/c/..'."),
        name("exports//x", FORM + ", but was 'exports//x'."),
        name("exports/c/", FORM + ", but was 'exports/c/'."),
        name("exports/./x", FORM + ", but was 'exports/./x'."),
        name("exports/c/x.", FORM + ", but was 'exports/c/x.'."),
        name("exports/c./x", FORM + ", but was 'exports/c./x'."),
        name("exports/c/.profile", FORM + ", but was 'exports/c/.profile'."),
        name("exports/c/x:y", FORM + ", but was 'exports/c/x:y'."),
        name("exports\\c\\x", "without backslash, but was 'exports\\c\\x'."),
        name("exports", "one of manifest.json, MLmodel,"),
        name("Exports/c/x", "one of manifest.json, MLmodel,"),
        pair("exports/c/a", "exports/c/A", "unlike all others, but was 'exports/c/A' again."),
        pair("exports/c/a", "exports/c/a/b", alone + "'exports/c/a/b'."),
        pair("exports/c/a/b", "exports/c/a", "unlike all others, but was 'exports/c/a' again."),
        pair("exports/c/a/b", "exports/c/A/c", alone + "'exports/c/A/c'."),
        kind("65 exports", many.end().gzip(), "parts must be at most 64, but was more than that."),
        export("exports/x", "name of an export must be exports/TARGET/FILE, the target in small"),
        export("exports/C/x", "name of an export must be exports/TARGET/FILE, the target in small"),
        export("exports/c/-x", "CompiledModel 'c': file name must be a plain relative path, but"));
  }

  private static Arguments pair(String first, String second, String message) {
    byte[] file = Archives.empty().file(first, "1").file(second, "2").end().gzip();
    return kind(first + " and " + second, file, "name of a part must be " + message);
  }

  /** An export that the manifest lists with the right hash. */
  private static Arguments export(String name, String message) {
    Map<String, byte[]> parts = Archives.parts(good());
    parts.put(name, new byte[] {1});
    parts.put(Manifest.NAME, Archives.manifest(SomeModels.of(1), parts));
    return kind("export " + name, Archives.of(parts), message);
  }

  private static Stream<Arguments> signatures() {
    SigningKey key = SigningKey.create();
    byte[] signed = Archives.bytes(PackageFile.of(PackageContent.of(SomeModels.of(1))).signed(key));
    String value = SignatureFiles.VALUE;
    String pem = SignatureFiles.KEY;
    String wrong = "signature must be that of the manifest by key " + key.verifyingKey().id();
    return Stream.of(
        signature("without key", signed, p -> p.remove(pem), "signature must be [signer.pem, sig"),
        signature("without value", signed, p -> p.remove(value), "signature must be [signer.pem,"),
        signature("empty", signed, p -> p.put(value, new byte[0]), wrong),
        signature("longer", signed, p -> p.put(value, Arrays.copyOf(part(p, value), 65)), wrong),
        signature("greater", signed, p -> p.put(value, addedOrder(part(p, value))), wrong),
        signature("zero", signed, p -> p.put(value, new byte[64]), wrong),
        signature("DOS key", signed, p -> p.put(pem, dos(part(p, pem))), "'signer.pem' must be a"),
        signature("no key", signed, p -> p.put(pem, new byte[3]), "'signer.pem' must be a public"),
        signature("other manifest", signed, HostileArchivesTest::blank, wrong),
        signature("weak key", signed, HostileArchivesTest::weaken, "'signer.pem' must be a public"),
        kind(
            "signature first",
            Archives.of(reversed(signed)),
            "parts must be [manifest.json, MLmodel, graph.bin, history.bin, certificate.tsv,"));
  }

  private static Arguments signature(
      String kind, byte[] signed, Consumer<Map<String, byte[]>> change, String message) {
    Map<String, byte[]> parts = Archives.parts(signed);
    change.accept(parts);
    return kind("signature: " + kind, Archives.of(parts), message);
  }

  private static byte[] part(Map<String, byte[]> parts, String name) {
    return Objects.requireNonNull(parts.get(name));
  }

  /** The same number modulo the order of the group: a second form that RFC 8032 forbids. */
  private static byte[] addedOrder(byte[] signature) {
    BigInteger order =
        BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
    byte[] sum = new BigInteger(1, turned(signature, 32)).add(order).toByteArray();
    byte[] changed = Arrays.copyOf(signature, 64);
    for (int i = 0; i < 32; i++) {
      changed[32 + i] = i < sum.length ? sum[sum.length - 1 - i] : 0;
    }
    return changed;
  }

  private static byte[] turned(byte[] bytes, int from) {
    byte[] turned = new byte[bytes.length - from];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = bytes[bytes.length - 1 - i];
    }
    return turned;
  }

  private static byte[] dos(byte[] text) {
    return new String(text, StandardCharsets.US_ASCII)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** One blank more: to JSON the same manifest. */
  private static void blank(Map<String, byte[]> parts) {
    byte[] manifest = part(parts, Manifest.NAME);
    byte[] longer = Arrays.copyOf(manifest, manifest.length + 1);
    longer[manifest.length] = ' ';
    parts.put(Manifest.NAME, longer);
  }

  /** Of the point that is nothing, the signature of anything is that point and zero. */
  private static void weaken(Map<String, byte[]> parts) {
    String der = "302a300506032b6570032100" + "01" + "00".repeat(31);
    String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(der));
    String pem = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    parts.put(SignatureFiles.KEY, pem.getBytes(StandardCharsets.US_ASCII));
    byte[] value = new byte[64];
    value[0] = 1;
    parts.put(SignatureFiles.VALUE, value);
  }

  private static Map<String, byte[]> reversed(byte[] file) {
    Map<String, byte[]> parts = Archives.parts(file);
    Map<String, byte[]> reversed = new LinkedHashMap<>();
    for (String name : SignatureFiles.NAMES) {
      reversed.put(name, part(parts, name));
    }
    parts.forEach(reversed::putIfAbsent);
    return reversed;
  }

  private static Stream<Arguments> headers() {
    return Stream.of(
        type('1', "a link"),
        type('2', "a link"),
        type('3', "a device"),
        type('4', "a device"),
        type('6', "a device"),
        type('5', "a folder"),
        type('x', "of type 'x'"),
        type('L', "of type 'L'"),
        type('\0', "of type '?'"),
        header(
            "GNU magic", h -> Archives.put(h, 257, "ustar  \0"), "archive must be in ustar form"),
        header("a prefix", h -> h[345] = 'a', "header of 'graph.bin' must be as SageKit writes it"),
        header("a link name", h -> h[157] = 'a', "header of 'graph.bin' must be as SageKit writes"),
        header("an owner", h -> h[108] = '1', "header of 'graph.bin' must be as SageKit writes it"),
        header("a time", h -> h[136] = '1', "header of 'graph.bin' must be as SageKit writes it"),
        header("set-uid", h -> h[103] = '4', "header of 'graph.bin' must be as SageKit writes it"),
        header(
            "behind NUL", h -> h[50] = 'a', "header of 'graph.bin' must be as SageKit writes it"),
        header("binary size", h -> h[124] = (byte) 0x80, "size of 'graph.bin' must be 11 octal"),
        header("negative size", h -> h[124] = '-', "size of 'graph.bin' must be 11 octal digits"),
        header(
            "8 GB",
            h -> Archives.put(h, 124, "77777777777"),
            "size of 'graph.bin' must be at most 1073741824 bytes, but was 8589934591. Maybe a greater"),
        kind(
            "wrong checksum",
            Archives.gzip(changed(Archives.empty().file("graph.bin", "").end().tar(), 150, '7')),
            "checksum of a header must be"));
  }

  private static Stream<Arguments> ends() {
    Archives one = Archives.empty().file("graph.bin", "abc");
    byte[] tar = one.tar();
    byte[] filled = tar.clone();
    filled[512 + 100] = 1;
    return Stream.of(
        kind(
            "no end", Archives.gzip(tar), "content must be longer: a header or the end is missing"),
        kind(
            "one empty block",
            Archives.gzip(Arrays.copyOf(tar, tar.length + 512)),
            "content must be longer: the second empty block is missing, but was at its end."),
        kind(
            "one empty block, then a file",
            Archives.gzip(joined(Arrays.copyOf(tar, tar.length + 512), tar)),
            "end must be two empty blocks, but was one."),
        kind(
            "more behind the end",
            Archives.empty().end().raw(new byte[512]).gzip(),
            "end must be the last of the content, but was followed by more."),
        kind("filling", Archives.gzip(filled), "filling behind 'graph.bin' must be zero, but was"),
        kind(
            "half a file",
            Archives.gzip(Arrays.copyOf(tar, 514)),
            "content must be longer: the rest of 'graph.bin' is missing, but was at its end."));
  }

  private static Stream<Arguments> contents() {
    String hash = "0".repeat(64);
    return Stream.of(
        kind("nothing", Archives.empty().end().gzip(), "parts must be [manifest.json, MLmodel,"),
        kind(
            "other order",
            Archives.empty()
                .file("graph.bin", "")
                .file("manifest.json", "{}")
                .file("history.bin", "")
                .end()
                .gzip(),
            "parts must be [manifest.json, MLmodel, graph.bin, history.bin, certificate.tsv, targets.tsv], but was [graph.bin,"),
        manifest("no JSON", "hello", "content must be"),
        manifest("a list", "[]", "content must be one JSON object."),
        manifest("twice", "{\"format\":\"a\",\"format\":\"b\"}", ""),
        manifest("deep", "{\"a\":" + "[".repeat(100_000), "content must be JSON"),
        manifest("no format", "{}", "format must be 'sagekit-package/3', but was ''."),
        manifest(
            "newer",
            "{\"format\":\"sagekit-package/4\"}",
            "format must be 'sagekit-package/3', but was 'sagekit-package/4'. Maybe another version"),
        manifest(
            "older",
            "{\"format\":\"sagekit-package/2\"}",
            "format must be 'sagekit-package/3', but was 'sagekit-package/2'. Maybe another version"),
        manifest("no parts", "{\"format\":\"sagekit-package/3\"}", "parts of the manifest must be"),
        manifest(
            "no hash",
            "{\"format\":\"sagekit-package/3\",\"parts\":[{\"name\":\"graph.bin\",\"sha256\":7}]}",
            "SHA-256 of 'graph.bin' in the manifest must be 64 hexadecimal digits, but was '7'."),
        manifest(
            "other hash",
            "{\"format\":\"sagekit-package/3\",\"parts\":[{\"name\":\"MLmodel\",\"sha256\":\""
                + hash
                + "\"}]}",
            "SHA-256 of 'MLmodel' must be " + hash + ", but was e3b0c442"));
  }

  private static Arguments kind(String kind, byte[] file, String message) {
    return Arguments.of(kind, file, message);
  }

  private static Arguments name(String name, String message) {
    byte[] file = Archives.empty().file(name, "abc").end().gzip();
    return kind("name " + name.strip(), file, "name of a part must be " + message);
  }

  private static Arguments type(char type, String what) {
    return header(
        "type " + (int) type,
        h -> h[156] = (byte) type,
        "part must be a plain file, but was " + what + ".");
  }

  private static Arguments header(String kind, Consumer<byte[]> change, String message) {
    return kind(kind, Archives.empty().file("graph.bin", "abc", change).end().gzip(), message);
  }

  private static Arguments manifest(String kind, String manifest, String message) {
    Archives archive = Archives.empty().file("manifest.json", manifest);
    byte[] file =
        archive
            .file("MLmodel", "")
            .file("graph.bin", "")
            .file("history.bin", "")
            .file("certificate.tsv", "")
            .file("targets.tsv", "")
            .end()
            .gzip();
    return kind("manifest: " + kind, file, message);
  }

  private static byte[] good() {
    return Archives.bytes(PackageFile.of(PackageContent.of(SomeModels.of(1))));
  }

  private static byte[] tar(byte[] gzip) {
    try (var in = new java.util.zip.GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What other tools make of the same content: a name and a time in the header. */
  private static byte[] foreign(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_SPEED);
          }
        }) {
      gzip.write(content);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return changed(out.toByteArray(), 8, 4);
  }

  private static byte[] changed(byte[] bytes, int at, int value) {
    byte[] copy = bytes.clone();
    copy[at] = (byte) value;
    return copy;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
