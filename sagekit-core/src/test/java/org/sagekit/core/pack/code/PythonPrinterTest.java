package org.sagekit.core.pack.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PythonPrinterTest {

  @Test
  void countsThroughARangeWhoseEndStays() {
    assertThat(body("for (int i = 0; i < n; i++) { x += s.memory[n + i]; }"))
        .containsExactly("memory = s.memory", "for i in range(n):", "    x += memory[n + i]");
    assertThat(body("for (int i = 2; i <= n; i++) { x = x - i; }"))
        .containsExactly("for i in range(2, n + 1):", "    x -= i");
  }

  @Test
  void countsByHandWhereTheEndMayMove() {
    assertThat(body("for (int i = 0; i < n; i++) { n = n - 1; }"))
        .containsExactly("i = 0", "while i < n:", "    n -= 1", "    i += 1");
    assertThat(body("for (int i = 0; i < s.ints[n]; i++) { x = x * 2.0; }"))
        .startsWith("ints = _INTS", "i = 0", "while i < ints[n]:");
    assertThat(body("for (int i = 0; i < n; i++) { i = i + n; }")).contains("while i < n:");
  }

  @Test
  void neverChainsComparisons() {
    assertThat(body("boolean b = x < 1.0 == n > 2;")).containsExactly("b = (x < 1.0) == (n > 2)");
    assertThat(body("boolean b = !(x < 1.0) && (n == 1 || x != x);"))
        .containsExactly("b = not x < 1.0 and (n == 1 or x != x)");
  }

  @Test
  void dividesAsTheStandardForNumbersSays() {
    assertThat(body("x = x / 3.0;")).containsExactly("x = x / 3.0");
    assertThat(body("x = x / n;")).containsExactly("x = _quotient(x, n)");
    assertThat(body("x = 1.0 / 0.0;")).containsExactly("x = math.inf");
    assertThat(body("x = 0.0 / 0.0;")).containsExactly("x = math.nan");
    assertThat(body("n = n / 3 % 2;")).containsExactly("n = n // 3 % 2");
  }

  @Test
  void roundsThroughTheStatesOwnCell() {
    assertThat(body("x = n == 1 ? (float) x : x;"))
        .containsExactly("cell = s.cell", "if n == 1:", "    cell[0] = x", "    x = cell[0]");
    assertThat(body("x = (float) (x + 1.0);"))
        .containsExactly("cell = s.cell", "cell[0] = x + 1.0", "x = cell[0]");
    assertThat(body("x = 2.0 * (float) x;")).containsExactly("x = 2.0 * array(\"f\", (x,))[0]");
  }

  @Test
  void tellsWholeNumbersFromRealOnes() {
    assertThat(body("x = n;")).containsExactly("x = float(n)");
    assertThat(body("x = 1;")).containsExactly("x = 1.0");
    assertThat(body("x = n * x;")).containsExactly("x = n * x");
    assertThat(body("n = (int) Math.floor(x - n);")).containsExactly("n = int((x - n) // 1.0)");
  }

  @Test
  void choosesInTheOrderOfPython() {
    assertThat(body("x = (n > 1 ? x : 1.0) + (n < 3 ? n == 2 ? 4.0 : 5.0 : 6.0);"))
        .containsExactly(
            "x = (x if n > 1 else 1.0) + ((4.0 if n == 2 else 5.0) if n < 3 else 6.0)");
  }

  @Test
  void keepsHashesWithin32Bits() {
    Set<String> hashes = Set.of("finished", "take", "firstEntry");
    String source =
        String.join(
            "\n", Source.machine().reachable(hashes).stream().map(PythonPrinter::print).toList());
    assertThat(source)
        .contains("return ((a + b & 0xFFFFFFFF) ^ 0x80000000) - 0x80000000\n")
        .contains(
            "return ((bits << by & 0xFFFFFFFF) ^ 0x80000000) - 0x80000000 | (bits & 0xFFFFFFFF) >> 32 - by\n")
        .contains("if ints[entries + 1 + 4 * middle] < hash:");
  }

  @Test
  void keepsTheSourcesNamesApartFromItsOwn() {
    assertThat(PythonPrinter.print(Source.machine().function("cutScore")))
        .startsWith(
            "def _cut_score(s, input, width, links, reals):\n    \"\"\"The score of one tree.")
        .contains("\n    reals_ = _REALS\n", "return score * reals_[reals]");
  }

  @Test
  void dividesByNoConstantThatIsZero() {
    Set<String> users = Set.of("dateParts", "logits", "tanhs", "exps");
    List<Source.Constant> constants = Source.machine().constants(Source.machine().reachable(users));
    assertThat(constants).hasSizeGreaterThan(20);
    assertThat(constants).noneMatch(one -> PythonPrinter.print(one).endsWith(" = 0.0"));
  }

  @Test
  void quotesAnyText() {
    assertThat(PythonPrinter.quoted("a\"b\\c\n\u00e9\ud83d\ude00\ud800'"))
        .isEqualTo("\"a\\\"b\\\\c\\u000a\\u00e9\\U0001f600\\ud800'\"");
  }

  private static List<String> body(String statement) {
    String source = "/** Does. */ static void does(State s, int n, double x) {" + statement + "}";
    Function function = new Parser(source, Map.of(), Map.of()).functions(false).get(0);
    return PythonPrinter.print(function).lines().skip(2).map(line -> line.substring(4)).toList();
  }
}
