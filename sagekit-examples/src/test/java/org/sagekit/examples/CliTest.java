package org.sagekit.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CliTest {
  private final Cli cli =
      Cli.of("Training", "trains").option("data", "FILE", "the rows").flag("json", "one line");

  @Test
  void readsValuesAndFlags() {
    Arguments args = cli.parse("--json", "--data", "a.csv");
    assertThat(args.has("json")).isTrue();
    assertThat(args.required("data")).isEqualTo("a.csv");
    assertThat(args.number("rows", 7)).isEqualTo(7);
  }

  @Test
  void suggestsTheOptionThatIsMeant() {
    assertThatThrownBy(() -> cli.parse("--dta", "a.csv"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Training: option '--dta' is not known. Did you mean '--data'?");
  }

  @Test
  void refusesAnOptionWithoutItsValue() {
    assertThatThrownBy(() -> cli.parse("--data", "--json"))
        .hasMessage("Training: option '--data' must have a value: the rows.");
    assertThatThrownBy(() -> cli.parse("--data")).hasMessageContaining("must have a value");
  }

  @Test
  void saysWhatMustBeGiven() {
    assertThatThrownBy(() -> cli.parse().required("data"))
        .hasMessage("Training: option '--data' must be given. Maybe look at --help.");
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(cli.help()).contains("--data FILE", "the rows", "--json", "--help");
  }

  @Test
  void writesJson() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a\"b", List.of(1, 2.5, true, "x\n"));
    map.put("nan", Double.NaN);
    assertThat(JsonLine.of(map))
        .isEqualTo("{\"a\\\"b\":[1,2.5,true,\"x\\u000a\"],\"nan\":\"NaN\"}");
  }
}
