package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.ColumnProfile;
import org.sagekit.api.data.Correlations;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Profile;
import org.sagekit.api.data.Quantiles;
import org.sagekit.api.data.Schema;
import org.sagekit.api.data.TypeCounts;
import org.sagekit.core.internal.Encoder;

class ProfileFormTest {
  private static final Dataset NONE =
      Dataset.of(
          "none", Schema.of(Field.of("age", FieldType.NUMERIC)), List.of(Column.ofNumbers()));

  /** What was written before types, shapes and correlations were looked at. */
  private static byte[] first() {
    Encoder out = new Encoder().big(7).number(1);
    out.text("age").octet(FieldType.NUMERIC.ordinal()).octet(0);
    out.big(7).big(2).big(4).real(2.5).real(1).real(1).real(4);
    out.number(0).real(0).real(1).number(0);
    out.number(1).text("old").big(3);
    DataForms.write(out, NONE);
    return out.toBytes();
  }

  @Test
  void readsProfilesOfTheFirstForm() {
    Profile profile = DataBytes.profile(first());
    assertThat(profile.rows()).isEqualTo(7);
    assertThat(profile.correlations()).isEqualTo(Correlations.NONE);
    ColumnProfile age = profile.column("age");
    assertThat(age.present()).isEqualTo(5);
    assertThat(age.mean()).isEqualTo(2.5);
    assertThat(age.sum()).isEqualTo(12.5);
    assertThat(age.quantiles()).isEqualTo(Quantiles.empty());
    assertThat(age.countByValue()).containsEntry("old", 3L);
    assertThat(age.types()).isEqualTo(TypeCounts.NONE);
    assertThat(age.shape()).isEmpty();
    assertThat(DataBytes.profile(DataBytes.of(profile))).isEqualTo(profile);
  }

  @Test
  void refusesAFormToCome() {
    assertThatThrownBy(() -> DataBytes.profile(new Encoder().big(-3).toBytes()))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("must be a count of rows or -2, but was -3");
    assertThatThrownBy(() -> DataBytes.profile(new Encoder().big(-1).toBytes()))
        .isInstanceOf(ModelFormatException.class);
  }

  @Test
  void keepsTypesShapesAndCorrelations() {
    Dataset people = CsvText.read("age,height,name", "1,2,Ann", "2,4,Bo", "4,3.5,\u00c4nne Loo");
    Profile profile = Profiles.of(people, 1);
    Profile back = DataBytes.profile(DataBytes.of(profile));
    assertThat(back).isEqualTo(profile);
    assertThat(back.correlations().of("age", "height")).isBetween(0.5, 0.6);
    assertThat(back.column("name").shape().orElseThrow().nonAscii()).isEqualTo(1);
    assertThat(back.column("height").types()).isEqualTo(new TypeCounts(2, 1, 0, 0));
  }
}
