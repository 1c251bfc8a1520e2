package org.sagekit.core.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.StoreException;
import org.sagekit.api.data.Field;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.pack.boosters.Rounds;

class ImportsTest {
  @TempDir Path home;

  @Test
  void tellsWhichFileTheModelCameFrom() throws Exception {
    Path file = ImportedFiles.in(home, "lgb-binary.txt");
    ImportedModel model = Imports.lightgbm(file);
    assertThat(model.fingerprint()).isEqualTo(Fingerprint.ofBytes(Files.readAllBytes(file)));
    assertThat(model.settings().asMap())
        .containsEntry("file", "lgb-binary.txt")
        .containsEntry("format", "LIGHTGBM");
    assertThat(model)
        .hasToString("LightGBM model 'lgb-binary.txt'")
        .isEqualTo(Imports.lightgbm(file));
  }

  @Test
  void givesFieldsAndClassesOtherNames() {
    ImportedModel model = Imports.xgboost(ImportedFiles.in(home, "xgb-codes.json"));
    ImportedModel named =
        model.withFields(List.of("a", "b", "c", "d", "e")).withClasses(List.of("no", "yes"));
    assertThat(named.graph().inputs())
        .extracting(Field::name)
        .containsExactly("a", "b", "c", "d", "e");
    assertThat(named.graph().classes()).containsExactly("no", "yes");
    assertThat(named.fingerprint()).isEqualTo(model.fingerprint());
    assertThat(named.settings()).isNotEqualTo(model.settings());
    assertThat(Scorers.of(model).score(ImportedFiles.rows(20, 1)).toArray()).hasSize(40);
  }

  @Test
  void givesNamesToCategoriesToo() {
    ImportedModel model = Imports.xgboost(ImportedFiles.in(home, "xgb-levels.ubj"));
    assertThat(model.graph().inputs())
        .extracting(Field::name)
        .containsExactly("n0", "n1", "city", "ten");
    assertThat(model.withFields(List.of("a", "b", "town", "x")).graph().inputs())
        .extracting(Field::name)
        .containsExactly("a", "b", "town", "x");
  }

  @Test
  void refusesNamesThatDontFit() {
    ImportedModel model = Imports.xgboost(ImportedFiles.in(home, "xgb-logistic.json"));
    assertThatThrownBy(() -> model.withClasses(List.of("a", "b", "c")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("XGBoost model 'xgb-logistic.json': classes must be 2 names, but was 3 names.");
    assertThatThrownBy(() -> model.withFields(List.of("a", "a", " ", "d", "e")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fields must be distinct")
        .hasMessageContaining("fields must be not blank");
  }

  @Test
  void takesTheBestRoundsIfItIsToldTo() {
    Path file = ImportedFiles.in(home, "xgb-best.json");
    ImportOptions best = ImportOptions.standard().rounds(Rounds.BEST);
    assertThat(Imports.xgboost(file, best).graph()).isNotEqualTo(Imports.xgboost(file).graph());
  }

  @Test
  void refusesAFileThatIsTooLongNotThereOrOfAnotherForm() {
    Path file = ImportedFiles.in(home, "xgb-logistic.json");
    assertThatThrownBy(() -> Imports.xgboost(file, ImportOptions.standard().maxBytes(100)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "XGBoost model 'xgb-logistic.json': file must have at most 100 bytes, but has more. Maybe raise ImportOptions.maxBytes.");
    assertThatThrownBy(() -> Imports.xgboost(home.resolve("none")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("can't be read");
    assertThatThrownBy(() -> Imports.lightgbm(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("content must be a model that LightGBM saved as text");
    assertThatThrownBy(() -> ImportOptions.standard().maxBytes(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("maxBytes must be from 1 to");
  }
}
