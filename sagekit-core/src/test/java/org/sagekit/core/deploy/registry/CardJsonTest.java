package org.sagekit.core.deploy.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.Lineage;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.deploy.registry.ModelCard;
import org.sagekit.core.train.SomeModels;

class CardJsonTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void isReadAsItWasWritten(long seed) {
    ModelCard card = ModelCard.of(SomeModels.of(seed));
    assertThat(CardJson.read(CardJson.write(card))).isEqualTo(card);
  }

  @Test
  void anAncestorOnManyWaysStandsOnce() {
    Lineage lineage = Lineage.of("dataset", "rows", Fingerprint.of("rows"));
    for (int i = 0; i < 200; i++) {
      lineage =
          new Lineage(
              "step", "s" + i, Fingerprint.of("s" + i), java.util.List.of(lineage, lineage));
    }
    assertThat(LineageJson.write(lineage)).hasSize(201);
    assertThat(LineageJson.read(LineageJson.write(lineage)).nearest("dataset")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"name\":1,\"task\":\"FLY\"}",
        "{\"name\":\"a\",\"task\":\"BINARY\",\"trainer\":\"t\",\"settings\":{},\"seed\":1,\"schema\":[[]],\"evaluation\":{},\"lineage\":[]}",
        "{\"name\":\"a\",\"task\":\"BINARY\",\"trainer\":\"t\",\"settings\":{},\"seed\":1,\"schema\":[],\"evaluation\":{\"rows\":1,\"metrics\":{}},\"lineage\":[{\"kind\":\"a\",\"name\":\"b\",\"fingerprint\":\"x\",\"parents\":[5]}]}"
      })
  void refusesWhatIsNoCard(String text) {
    assertThatThrownBy(() -> CardJson.read(text)).isInstanceOf(ModelFormatException.class);
  }
}
