package org.sagekit.core.pack.boosters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.model.ScoringGraph;
import org.sagekit.core.model.Mutations;
import org.sagekit.core.model.Scorers;

/** Damages files of the fixtures: all that may come out is a graph or a refusal. */
class BoosterFuzzTest {
  private static final int FEW = 1_500;
  private static final int MANY = 330_000;
  private static final long SLOWEST_NANOS = 2_000_000_000L;
  private static final long MOST_BYTES = 256L << 20;

  /** A form of files, how it is read, and files in it. */
  enum Form {
    JSON(
        "xgb-logistic.json",
        "xgb-softprob.json",
        "xgb-dart.json",
        "xgb-codes.json",
        "xgb-levels.json",
        "xgb-linear.json",
        "xgb-best.json",
        "xgb-hinge.json") {
      @Override
      ScoringGraph read(byte[] file, int which) {
        return XgboostReader.read("File", file, Rounds.values()[which % 2]);
      }
    },
    UBJ("xgb-logistic.ubj", "xgb-softprob.ubj", "xgb-codes.ubj", "xgb-levels.ubj") {
      @Override
      ScoringGraph read(byte[] file, int which) {
        return XgboostReader.read("File", file);
      }
    },
    LIGHTGBM(
        "lgb-binary.txt",
        "lgb-multiclass.txt",
        "lgb-codes.txt",
        "lgb-zero-missing-codes.txt",
        "lgb-forest.txt",
        "lgb-levels.txt",
        "lgb-constant.txt") {
      @Override
      ScoringGraph read(byte[] file, int which) {
        return LightGbmReader.read("File", file);
      }
    };

    private final List<byte[]> files;

    Form(String... names) {
      files = java.util.stream.Stream.of(names).map(Known::file).toList();
    }

    abstract ScoringGraph read(byte[] file, int which);
  }

  @ParameterizedTest
  @EnumSource
  void nothingButGraphsAndRefusals(Form form) {
    fuzz(form, FEW, 1);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("fuzz")
  void nothingButGraphsAndRefusalsInManyFiles(Form form) {
    fuzz(form, MANY, 2);
  }

  private static void fuzz(Form form, int count, long seed) {
    Random random = new Random(seed);
    int read = 0;
    for (int i = 0; i < count; i++) {
      byte[] file = form.files.get(random.nextInt(form.files.size()));
      byte[] damaged =
          switch (random.nextInt(4)) {
            case 0 -> Mutations.damage(file, random);
            case 1 -> FileDamage.spliced(file, random);
            default -> FileDamage.renumbered(file, form == Form.UBJ, random);
          };
      read += survives(form, damaged, i) ? 1 : 0;
    }
    assertThat(read).as("files that are still models").isBetween(1, count - 1);
  }

  private static boolean survives(Form form, byte[] file, int number) {
    long asked = allocated();
    long start = System.nanoTime();
    boolean read = false;
    try {
      ScoringGraph graph = form.read(file, number);
      read = true;
      if (number % 8 == 0) {
        double[] outputs = new double[Math.max(1, graph.classes().size())];
        Scorers.of(graph).score(new double[graph.inputs().size()], outputs);
      }
    } catch (ModelFormatException e) {
      assertThat(e.getMessage()).startsWith("File: ").hasSizeLessThan(600);
    } catch (RuntimeException | Error e) {
      throw new AssertionError(
          form + ", file " + number + ": " + new String(file, StandardCharsets.ISO_8859_1), e);
    }
    assertThat(System.nanoTime() - start).as("%s, file %s", form, number).isLessThan(SLOWEST_NANOS);
    assertThat(allocated() - asked).as("%s, file %s", form, number).isLessThan(MOST_BYTES);
    return read;
  }

  /** All that this thread has ever asked for, which is more than what it held at once. */
  private static long allocated() {
    return ((com.sun.management.ThreadMXBean)
            java.lang.management.ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
