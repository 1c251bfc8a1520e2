package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.DataException;
import org.sagekit.api.data.Batches;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.FieldType;

class SqlTest {
  @TempDir private Path folder;

  private static Connection sqlite(String... statements) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return connection;
  }

  private static Connection people() throws SQLException {
    return sqlite(
        "create table p (n integer, x real, d decimal(10,2), b boolean, s text, t date)",
        "insert into p values (1, 0.5, 12.25, 1, '007', '2024-05-31')",
        "insert into p values (null, null, null, null, null, null)",
        "insert into p values (3, 2.0, 7, 0, 'x', '2024-06-01')");
  }

  @Test
  void takesTypesFromTheDatabase() throws SQLException {
    try (Connection connection = people()) {
      Dataset people = Datasets.jdbc(connection, "select * from p", "people").read();
      assertThat(people.schema().fields().stream().map(field -> field.type()))
          .containsExactly(
              FieldType.INTEGER,
              FieldType.NUMERIC,
              FieldType.NUMERIC,
              FieldType.BOOLEAN,
              FieldType.CATEGORICAL,
              FieldType.DATETIME);
      assertThat(people.row(0).toMap().values())
          .containsExactly("1", "0.5", "12.25", "true", "007", "2024-05-31T00:00:00Z");
      assertThat(people.row(1).toMap()).isEmpty();
    }
  }

  @Test
  void readsAResultSetOnceAndInBatches() throws SQLException {
    try (Connection connection = people();
        Statement statement = connection.createStatement()) {
      Dataset whole = Datasets.jdbc(connection, "select * from p", "people").read();
      List<Dataset> parts = new ArrayList<>();
      try (Batches batches =
          Datasets.jdbc(statement.executeQuery("select * from p"), "people").batches(2)) {
        assertThat(batches.schema()).isEqualTo(whole.schema());
        batches.forEachRemaining(parts::add);
      }
      assertThat(parts).hasSize(2);
      assertThat(parts.stream().reduce(Datasets::concat)).hasValue(whole);
    }
  }

  @Test
  void saysWhatIsWrong() throws SQLException {
    try (Connection connection = people()) {
      assertThatThrownBy(() -> Datasets.jdbc(connection, "select * frm p", "people").read())
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith("people: query must be runnable, but: ");
      assertThatThrownBy(
              () -> Datasets.jdbc(connection, "select * from p where n = 9", "people").read())
          .hasMessage("people: query must have rows, but has none.");
      assertThatThrownBy(() -> Datasets.jdbc(connection, "select 1 a, 2 a", "people").read())
          .hasMessageContaining("must be unique, but was 'a' again.");
      assertThatThrownBy(() -> Datasets.jdbc(connection, "select x'00' a from p", "people").read())
          .isInstanceOf(DataException.class);
      assertThatThrownBy(
              () ->
                  Datasets.jdbc(connection, "select s from p", "people")
                      .type("s", FieldType.INTEGER)
                      .read())
          .hasMessageStartingWith(
              "people: row 2, column 's' must be a whole number of 64 bits, but was 'x'.");
    }
  }

  @Property(tries = 60)
  @Domain(RandomDatasets.class)
  void readsBackTheParquetThatWasWritten(@ForAll Dataset dataset) throws Exception {
    Path file = Files.createTempFile("it's [a] round*", ".parquet");
    try {
      Datasets.toParquet(dataset, file);
      assertThat(Datasets.parquet(file).schema(dataset.schema()).read()).isEqualTo(dataset);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void asksFilesInSql() throws Exception {
    Path file = folder.resolve("it's.parquet");
    Datasets.toParquet(CsvText.read("a,b", "1,x", "2,y", "3,x"), file);
    Dataset sums =
        Datasets.sql(
                "select b, sum(a)::bigint as a from '"
                    + file.toString().replace("'", "''")
                    + "' group by b order by b")
            .read();
    assertThat(sums.row(0).toMap()).containsEntry("b", "x").containsEntry("a", "4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from read_text('%s/*.txt')",
        "copy (select 1) to '%s/new.csv'",
        "attach '%s/new.db'",
        "install httpfs",
        "set enable_external_access = true",
        "select * from 'http://127.0.0.1:9/a.parquet'"
      })
  void seesNothingButTheNamedFiles(String query) throws Exception {
    Files.writeString(folder.resolve("secret.txt"), "x");
    assertThatThrownBy(() -> Datasets.sql(query.replace("%s", folder.toString())).read())
        .isInstanceOf(DataException.class);
    assertThat(folder.toFile().list()).containsExactly("secret.txt");
  }

  @Test
  void readsTimesAlikeInEveryZone() {
    String query =
        "select timestamp '2024-03-31 02:30:00' t, date '2024-03-31' d,"
            + " timestamptz '2024-03-31 02:30:00+02' z, 0.1::float f, 7::hugeint h";
    Dataset here = Datasets.sql(query).read();
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
      assertThat(Datasets.sql(query).read()).isEqualTo(here);
      assertThat(here.row(0).toMap().values())
          .startsWith("2024-03-31T02:30:00Z", "2024-03-31T00:00:00Z", "2024-03-31T00:30:00Z");
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void saysThatAFileIsNoParquet() throws Exception {
    Path file = Files.writeString(folder.resolve("a.parquet"), "no");
    assertThatThrownBy(() -> Datasets.parquet(file).read())
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("a.parquet: query must be runnable, but: ");
    assertThatThrownBy(() -> Datasets.parquet(folder.resolve("gone.parquet")).read())
        .isInstanceOf(DataException.class);
  }
}
