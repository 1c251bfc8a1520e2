package org.sagekit.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.data.Field;
import org.sagekit.api.data.FieldType;
import org.sagekit.api.data.Schema;

/** What a user sees who has not added DuckDB: it is an optional dependency. */
class WithoutDuckDbTest {

  /** Loads all of the class path again, but for DuckDB. */
  private static URLClassLoader classPathWithoutDuckDb() throws Exception {
    List<URL> places = new ArrayList<>();
    for (String place : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (!place.contains("duckdb")) {
        places.add(Path.of(place).toUri().toURL());
      }
    }
    return new URLClassLoader(places.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
  }

  @ParameterizedTest
  @ValueSource(classes = {Parquet.class, Batch.class, Sql.class, Write.class})
  void saysWhatToAdd(Class<? extends Callable<?>> use) throws Exception {
    try (URLClassLoader loader = classPathWithoutDuckDb()) {
      Class<?> there = loader.loadClass(use.getName());
      assertThat(there).isNotSameAs(use);
      Constructor<?> constructor = there.getDeclaredConstructor();
      constructor.setAccessible(true);
      Callable<?> call = (Callable<?>) constructor.newInstance();
      assertThatThrownBy(call::call)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Datasets: DuckDB must be on the class path for Parquet and SQL over files, but is"
                  + " not. Maybe add org.duckdb:duckdb_jdbc to the application's dependencies.");
    }
  }

  /** Reads Parquet. */
  static final class Parquet implements Callable<Object> {
    @Override
    public Object call() {
      return Datasets.parquet(Path.of("people.parquet")).read();
    }
  }

  /** Reads Parquet in batches. */
  static final class Batch implements Callable<Object> {
    @Override
    public Object call() {
      return Datasets.parquet(Path.of("people.parquet")).batches(10);
    }
  }

  /** Asks files. */
  static final class Sql implements Callable<Object> {
    @Override
    public Object call() {
      return Datasets.sql("select 1 as a").read();
    }
  }

  /** Writes Parquet. */
  static final class Write implements Callable<Object> {
    @Override
    public Object call() {
      Dataset people =
          Dataset.of(
              "people",
              Schema.of(List.of(Field.of("a", FieldType.NUMERIC))),
              List.of(Column.ofNumbers(new double[] {1})));
      Datasets.toParquet(people, Path.of("people.parquet"));
      return people;
    }
  }
}
