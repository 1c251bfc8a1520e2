package org.sagekit.core.pack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sagekit.core.model.Mutations;
import org.sagekit.core.pack.PackageSamples.Sample;

/** Ways to damage a package, each in one of its layers, the layers round it being made right. */
enum PackageDamage {
  /** Bits, bytes and numbers changed and the end cut off, as a disk or a network does it. */
  FILE {
    @Override
    byte[] of(Sample sample, Sample other, Random random) {
      return Mutations.damage(sample.file(), random);
    }
  },
  /** Pieces inserted, doubled, left out, or taken from another package. */
  SPLICED_FILE {
    @Override
    byte[] of(Sample sample, Sample other, Random random) {
      return spliced(sample.file(), other.file(), random);
    }
  },
  /** Changed behind right checksums of gzip. */
  ARCHIVE {
    @Override
    byte[] of(Sample sample, Sample other, Random random) {
      return PackageSamples.gzip(
          random.nextBoolean()
              ? Mutations.damage(sample.tar(), random)
              : spliced(sample.tar(), other.tar(), random));
    }
  },
  /** Headers changed, their sums right. */
  HEADER {
    @Override
    byte[] of(Sample sample, Sample other, Random random) {
      byte[] tar = sample.tar().clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        int header = headerOf(sample, random.nextInt(sample.parts().size()));
        int field = FIELDS[random.nextInt(FIELDS.length)];
        int at = header + field + random.nextInt(field == 0 ? 24 : 8);
        tar[at] =
            (byte)
                (random.nextBoolean()
                    ? LIKED.charAt(random.nextInt(LIKED.length()))
                    : random.nextInt(256));
        byte[] whole = Arrays.copyOfRange(tar, header, header + TarHeader.BLOCK);
        Archives.put(tar, header + TarHeader.CHECKSUM, TarHeader.checksum(whole));
      }
      return PackageSamples.gzip(tar);
    }
  },
  /** Files left out, doubled, renamed, in another order, or from another package. */
  PARTS {
    @Override
    byte[] of(Sample sample, Sample other, Random random) {
      List<Map.Entry<String, byte[]>> parts = new ArrayList<>(sample.parts().entrySet());
      int at = random.nextInt(parts.size());
      switch (random.nextInt(5)) {
        case 0 -> parts.remove(at);
        case 1 -> parts.add(random.nextInt(parts.size()), parts.get(at));
        case 2 -> Collections.swap(parts, at, random.nextInt(parts.size()));
        case 3 -> parts.set(at, Map.entry(anyName(random), parts.get(at).getValue()));
        default -> {
          List<Map.Entry<String, byte[]>> others = new ArrayList<>(other.parts().entrySet());
          Map.Entry<String, byte[]> from = others.get(random.nextInt(others.size()));
          parts.removeIf(part -> part.getKey().equals(from.getKey()));
          parts.add(Math.min(at, parts.size()), from);
        }
      }
      Archives archive = Archives.empty();
      parts.forEach(part -> archive.part(part.getKey(), part.getValue()));
      return PackageSamples.gzip(archive.end().tar());
    }
  },
  /** One file's content changed; the manifest says what it said. */
  CONTENT {
    @Override
    byte[] of(Sample sample, Sample other, Random random) {
      Map<String, byte[]> parts = new LinkedHashMap<>(sample.parts());
      damageOne(parts, other, random);
      return PackageSamples.gzip(PackageSamples.tar(parts));
    }
  },
  /** The signature or its key changed, or those of another package. */
  SIGNATURE {
    @Override
    byte[] of(Sample sample, Sample other, Random random) {
      Map<String, byte[]> parts = new LinkedHashMap<>(sample.parts());
      Map<String, byte[]> from = other.parts();
      for (String name : SignatureFiles.NAMES) {
        byte[] old = parts.getOrDefault(name, new byte[64]);
        switch (random.nextInt(3)) {
          case 0 -> parts.put(name, Mutations.damage(old, random));
          case 1 -> parts.put(name, from.getOrDefault(name, old));
          default -> parts.put(name, old);
        }
      }
      return PackageSamples.gzip(PackageSamples.tar(parts));
    }
  },
  /**
   * One file's content changed and its hash with it, as only somebody does who writes packages. If
   * it was signed, the signature is no longer that of the manifest.
   */
  RESEALED {
    @Override
    byte[] of(Sample sample, Sample other, Random random) {
      return PackageSamples.gzip(PackageSamples.tar(resealed(sample, other, random)));
    }
  },
  /** The same by somebody who signs it, with a key that is not trusted. */
  SIGNED_BY_A_STRANGER {
    @Override
    byte[] of(Sample sample, Sample other, Random random) {
      Map<String, byte[]> parts = resealed(sample, other, random);
      byte[] manifest = parts.getOrDefault(Manifest.NAME, new byte[0]);
      parts.keySet().removeAll(SignatureFiles.NAMES);
      parts.putAll(SignatureFiles.files(SignatureFiles.sign(PackageSamples.STRANGER, manifest)));
      return PackageSamples.gzip(PackageSamples.tar(parts));
    }
  };

  private static final int[] FIELDS = {0, 100, 108, 116, 124, 124, 136, 148, 156, 157, 257, 345};
  private static final String LIKED = "\0 01789/.-\\aA";
  private static final String[] NAMES = {
    "exports/../x",
    "exports//x",
    "exports/",
    "exports/own",
    "exports/own/EMPTY",
    "EXPORTS/own/x",
    "exports/Own/x",
    "exports/own/deep",
    "exports/own/-x",
    "exports/onnx/x/",
    "exports/..",
    "manifest.json",
    "MLMODEL",
    "mlmodel",
    "graph.bin",
    "signer.pem",
    "signature.ed25519",
    "x"
  };

  /** A damaged package. */
  abstract byte[] of(Sample sample, Sample other, Random random);

  /** Whether another package may come out, with a manifest of its own. */
  boolean makesOthers() {
    return this == RESEALED || this == SIGNED_BY_A_STRANGER;
  }

  private static String anyName(Random random) {
    return NAMES[random.nextInt(NAMES.length)];
  }

  private static int headerOf(Sample sample, int which) {
    int at = 0;
    for (byte[] content : List.copyOf(sample.parts().values()).subList(0, which)) {
      at += TarHeader.BLOCK + content.length + TarHeader.padding(content.length);
    }
    return at;
  }

  private static Map<String, byte[]> resealed(Sample sample, Sample other, Random random) {
    Map<String, byte[]> parts = new LinkedHashMap<>(sample.parts());
    String name = damageOne(parts, other, random);
    byte[] manifest = parts.getOrDefault(Manifest.NAME, new byte[0]);
    byte[] content = parts.getOrDefault(name, new byte[0]);
    parts.put(Manifest.NAME, PackageSamples.resealed(manifest, name, content));
    return parts;
  }

  private static String damageOne(Map<String, byte[]> parts, Sample other, Random random) {
    List<String> names = List.copyOf(parts.keySet());
    String name = names.get(random.nextInt(names.size()));
    byte[] old = parts.getOrDefault(name, new byte[0]);
    byte[] another = other.parts().getOrDefault(name, old);
    byte[] damaged =
        switch (random.nextInt(4)) {
          case 0 -> another;
          case 1 -> spliced(old, another, random);
          default ->
              name.contains(".bin") || random.nextBoolean()
                  ? Mutations.damage(old, random)
                  : word(old, random);
        };
    parts.put(name, damaged);
    return name;
  }

  /** A number or a word of a text replaced by one that is likely to do harm. */
  private static byte[] word(byte[] bytes, Random random) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String[] words = text.split("(?<=\\W)|(?=\\W)");
    String[] liked = {
      "-1", "0", "1e999", "NaN", "", "null", "[", "{", "\"", "\n", "\t", "9".repeat(40)
    };
    words[random.nextInt(words.length)] =
        random.nextBoolean()
            ? liked[random.nextInt(liked.length)]
            : words[random.nextInt(words.length)];
    return String.join("", words).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] spliced(byte[] bytes, byte[] other, Random random) {
    if (bytes.length == 0 || other.length == 0) {
      return other;
    }
    int from = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, from + random.nextInt(random.nextInt(8) == 0 ? 4096 : 64));
    byte[] source = random.nextBoolean() ? bytes : other;
    int begin = random.nextInt(source.length);
    int end = Math.min(source.length, begin + random.nextInt(random.nextInt(8) == 0 ? 4096 : 64));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.write(source, begin, end - begin);
    int rest = random.nextBoolean() ? to : from;
    out.write(bytes, rest, bytes.length - rest);
    return out.toByteArray();
  }
}
