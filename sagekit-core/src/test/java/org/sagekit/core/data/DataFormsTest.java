package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sagekit.api.Codec;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Role;
import org.sagekit.api.data.Schema;
import org.sagekit.core.internal.Encoder;

class DataFormsTest {
  private static final DatasetCodec CODEC = new DatasetCodec();
  private static final Dataset PEOPLE =
      CsvText.read(
          "age,score,in,seen,job,note",
          "39,0.5,true,2024-05-31,clerk,I came here at noon",
          "17,,false,,smith,what shall I do",
          ",2.5,,2024-06-01,,");

  @Property(tries = 200)
  @Domain(RandomDatasets.class)
  void readsBackWhatWasWritten(@ForAll Dataset dataset) throws IOException {
    byte[] bytes = bytes(dataset);
    Dataset back = CODEC.read(new ByteArrayInputStream(bytes));
    assertThat(back).isEqualTo(dataset);
    assertThat(back.name()).isEqualTo(dataset.name());
    assertThat(bytes(back)).isEqualTo(bytes);
  }

  @Property(tries = 50)
  @Domain(RandomDatasets.class)
  void readsBackProfiles(@ForAll Dataset dataset) {
    Profile profile = Profiles.of(dataset, 1, 3);
    assertThat(DataBytes.profile(DataBytes.of(profile))).isEqualTo(profile);
    assertThat(DataBytes.schema(DataBytes.of(dataset.schema()))).isEqualTo(dataset.schema());
  }

  @Test
  void keepsLevelsThatNoRowHasAndTheirOrder() throws IOException {
    Dataset dataset =
        Dataset.of(
            "x",
            Schema.of(new Field("a", FieldType.CATEGORICAL, Role.TARGET)),
            List.of(CategoricalColumn.of(new int[] {1, -1}, List.of("z", "y", "x"))));
    CategoricalColumn back =
        (CategoricalColumn) CODEC.read(new ByteArrayInputStream(bytes(dataset))).target();
    assertThat(back.levels()).containsExactly("z", "y", "x");
  }

  @Test
  void keepsADatasetWithoutRowsOrColumns() throws IOException {
    Dataset empty = Dataset.of("none", Schema.of(), List.of());
    assertThat(CODEC.read(new ByteArrayInputStream(bytes(empty)))).isEqualTo(empty);
    Dataset noRows = PEOPLE.first(0);
    assertThat(CODEC.read(new ByteArrayInputStream(bytes(noRows)))).isEqualTo(noRows);
  }

  @Test
  void isFoundByServiceLoader() {
    assertThat(ServiceLoader.load(Codec.class)).hasAtLeastOneElementOfType(DatasetCodec.class);
  }

  @Test
  void refusesEveryTruncation() {
    byte[] whole = bytes(PEOPLE);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> CODEC.read(new ByteArrayInputStream(part)))
          .as("%s bytes", length)
          .isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void refusesMoreBytesThanWereWritten() {
    byte[] bytes = bytes(PEOPLE);
    assertThatThrownBy(
            () -> CODEC.read(new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length + 1))))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("must be the end, but was 1 more bytes");
  }

  @Test
  void refusesAnotherForm() {
    byte[] bytes = new Encoder().text("dataset/2").toBytes();
    assertThatThrownBy(() -> CODEC.read(new ByteArrayInputStream(bytes)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("must be dataset/1, but was dataset/2");
  }

  @Test
  void readsOrRefusesDamagedBytesAndDoesNothingElse() throws IOException {
    damage(3_000);
  }

  @Test
  @Tag("fuzz")
  void readsOrRefusesDamagedBytesAndDoesNothingElseAtLength() throws IOException {
    damage(2_000_000);
  }

  private static void damage(int tries) throws IOException {
    Random random = new Random(7);
    byte[] whole = bytes(PEOPLE);
    for (int i = 0; i < tries; i++) {
      byte[] bytes = whole.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] =
            (byte) (random.nextBoolean() ? random.nextInt() : 127);
      }
      try {
        CODEC.read(new ByteArrayInputStream(bytes));
      } catch (ModelFormatException e) {
        assertThat(e).hasMessageStartingWith("Dataset: ");
      }
    }
  }

  private static byte[] bytes(Dataset dataset) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      CODEC.write(dataset, out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }
}
