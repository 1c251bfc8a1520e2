package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;

class JoinTest {
  private static final Dataset ORDERS =
      CsvText.read("customer,amount", "b,1", "a,2", ",3", "z,4", "a,5").named("orders");
  private static final Dataset CUSTOMERS =
      CsvText.read("customer,age,in,seen", "a,30,true,2024-01-01", "b,,false,", "c,50,true,")
          .named("customers");

  @Test
  void addsTheColumnsOfThePartner() {
    Dataset joined = Transforms.innerJoin(ORDERS, CUSTOMERS, "customer");
    assertThat(joined.schema().names()).containsExactly("customer", "amount", "age", "in", "seen");
    assertThat(joined.size()).isEqualTo(3);
    assertThat(joined.row(1).toMap())
        .containsEntry("amount", "2")
        .containsEntry("age", "30")
        .containsEntry("seen", "2024-01-01T00:00:00Z");
    assertThat(joined.name()).isEqualTo("orders");
  }

  @Test
  void keepsRowsWithoutAPartnerWithGaps() {
    Dataset joined = Transforms.leftJoin(ORDERS, CUSTOMERS, "customer");
    assertThat(joined.size()).isEqualTo(5);
    assertThat(joined.row(2).toMap()).containsExactly(Map.entry("amount", "3"));
    assertThat(joined.row(3).toMap()).containsOnlyKeys("customer", "amount");
    assertThat(joined.column("in").text(0)).isEqualTo("false");
  }

  @Test
  void refusesAKeyThatTheRightHasTwice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transforms.innerJoin(CUSTOMERS, ORDERS, "customer"))
        .withMessage(
            "Join of 'customers' and 'orders': key of row 4 of 'orders' must stand there once, but"
                + " was that of row 1 too: customer a. Maybe Transforms.distinct(right, keys), or"
                + " the other side first, or Partners.many(rows) for a row of each pair.");
  }

  @Test
  void makesARowOfEachPairIfTold() {
    Dataset inner = Transforms.innerJoin(CUSTOMERS, ORDERS, Partners.many(3), "customer");
    assertThat(IntStream.range(0, inner.size()).mapToObj(i -> inner.row(i).toMap()))
        .extracting(row -> row.get("customer") + row.get("age") + row.get("amount"))
        .containsExactly("a302", "a305", "bnull1");
    Dataset outer = Transforms.leftJoin(CUSTOMERS, ORDERS, Partners.many(4), "customer");
    assertThat(outer.size()).isEqualTo(4);
    assertThat(outer.row(3).toMap()).containsEntry("customer", "c").doesNotContainKey("amount");
    assertThat(Transforms.innerJoin(ORDERS, CUSTOMERS, Partners.many(99), "customer"))
        .isEqualTo(Transforms.innerJoin(ORDERS, CUSTOMERS, "customer"));
  }

  @Test
  void refusesMoreRowsThanAllowedBeforeItMakesThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transforms.leftJoin(CUSTOMERS, ORDERS, Partners.many(3), "customer"))
        .withMessage(
            "Join of 'customers' and 'orders': rows of the result must be at most 3, but were 4;"
                + " row 0 of 'customers' alone has 2 partners: customer a. Maybe more of the"
                + " columns are keys, or Transforms.distinct(right, keys), or Partners.many(4).");
    Dataset same =
        Dataset.of(
            "same",
            Schema.of(Field.of("k", FieldType.NUMERIC)),
            List.of(Column.ofNumbers(new double[100_000])));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transforms.innerJoin(same, same, Partners.many(1_000_000), "k"))
        .withMessageContaining("at most 1,000,000, but were 10,000,000,000; row 0 of 'same'")
        .withMessageContaining("Partners.many(2147483647)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Partners.many(0))
        .withMessage("Partners: mostRows must be at least 1, but was 0.");
  }

  @Property(tries = 200)
  void manyPartnersAgreeWithNestedLoops(
      @ForAll("tables") Dataset left, @ForAll("tables") Dataset many) {
    Dataset right = Transforms.renamed(many, "row", "partner");
    List<String> expected = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      int before = expected.size();
      for (int j = 0; j < right.size(); j++) {
        if (same(left, i, right, j)) {
          expected.add(left.row(i).text("row") + "-" + right.row(j).text("partner"));
        }
      }
      all.addAll(expected.subList(before, expected.size()));
      if (expected.size() == before) {
        all.add(left.row(i).text("row") + "-null");
      }
    }
    Partners some = Partners.many(144);
    assertThat(pairs(Transforms.innerJoin(left, right, some, "n", "t"))).isEqualTo(expected);
    assertThat(pairs(Transforms.leftJoin(left, right, some, "t", "n"))).isEqualTo(all);
  }

  @Test
  void namesWhatDoesNotFit() {
    Dataset numbered = CsvText.read("customer,amount", "1,2").named("numbered");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transforms.innerJoin(ORDERS, numbered, "customer"))
        .withMessageContaining(
            "key 'customer' of 'numbered' must be of type CATEGORICAL as in 'orders', but was"
                + " INTEGER. Maybe Datasets.retyped(dataset, \"customer\", FieldType.CATEGORICAL).")
        .withMessageContaining("column 'amount' of 'numbered' must be new, but was in 'orders'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transforms.leftJoin(ORDERS, CUSTOMERS, "custumer"))
        .withMessageContaining("Did you mean 'customer'?");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transforms.leftJoin(ORDERS, CUSTOMERS))
        .withMessageContaining("keys must be one at least, but was none.");
  }

  /** Two key columns of few values with gaps, and the row's number. */
  @Provide
  Arbitrary<Dataset> tables() {
    Arbitrary<List<Double>> numbers =
        Arbitraries.of(0.0, -0.0, 1.0, 2.5, Double.NaN).list().ofSize(12);
    Arbitrary<List<String>> texts = Arbitraries.of("a", "b", "c").injectNull(0.2).list().ofSize(12);
    return net.jqwik.api.Combinators.combine(numbers, texts)
        .as(
            (n, t) ->
                Dataset.of(
                    "table",
                    Schema.of(
                        Field.of("n", FieldType.NUMERIC),
                        Field.of("t", FieldType.CATEGORICAL),
                        Field.of("row", FieldType.INTEGER)),
                    List.of(
                        Column.ofNumbers(n.stream().mapToDouble(d -> d).toArray()),
                        CategoricalColumn.of(t),
                        Columns.to(
                            FieldType.INTEGER,
                            Column.ofNumbers(IntStream.range(0, 12).asDoubleStream().toArray())))));
  }

  @Property(tries = 300)
  void agreesWithNestedLoops(@ForAll("tables") Dataset left, @ForAll("tables") Dataset many) {
    Dataset right = Transforms.renamed(Transforms.distinct(many, "n", "t"), "row", "partner");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < right.size(); j++) {
        if (same(left, i, right, j)) {
          expected.add(left.row(i).text("row") + "-" + right.row(j).text("partner"));
        }
      }
    }
    assertThat(pairs(Transforms.innerJoin(left, right, "n", "t"))).isEqualTo(expected);
    Dataset turned = Transforms.shuffled(right, 1);
    assertThat(pairs(Transforms.innerJoin(left, turned, "t", "n"))).isEqualTo(expected);
    Dataset outer = Transforms.leftJoin(left, right, "n", "t");
    assertThat(outer.select("n", "t", "row")).isEqualTo(left);
    Dataset partnered = Transforms.filter(outer, row -> row.text("partner") != null);
    assertThat(pairs(partnered)).isEqualTo(expected);
  }

  private static boolean same(Dataset left, int i, Dataset right, int j) {
    String text = left.row(i).text("t");
    return text != null
        && Objects.equals(text, right.row(j).text("t"))
        && left.column("n").number(i) == right.column("n").number(j);
  }

  private static List<String> pairs(Dataset joined) {
    return IntStream.range(0, joined.size())
        .mapToObj(joined::row)
        .map(row -> row.text("row") + "-" + row.text("partner"))
        .toList();
  }
}
