package org.sagekit.core.data;

import java.io.IOException;
import java.util.Set;
import org.sagekit.api.Problems;

/**
 * Reads the rows of a query. Get one from {@link Datasets#jdbc}, {@link Datasets#sql} or {@link
 * Datasets#parquet}. The database's types give the columns' types: whole numbers up to 64 bits are
 * INTEGER, other numbers NUMERIC (a DECIMAL without fraction and of up to 18 digits is INTEGER),
 * booleans BOOLEAN, dates and times with a date DATETIME (in UTC if they have no zone), and texts
 * TEXT or CATEGORICAL by the rule of {@link CsvReader}. NULL and NaN are missing; an infinite
 * number is refused. Binary values and values that are made of others are refused.
 *
 * <p>Read in batches, whether a text column is TEXT or CATEGORICAL is found in the first batch.
 */
public final class SqlReader extends TableReader<SqlReader> {
  private static final long MEMORY = 1L << 30;
  private final SqlQuery query;
  private final long memory;

  private SqlReader(ReadOptions options, SqlQuery query, long memory) {
    super(options);
    this.query = query;
    this.memory = memory;
  }

  static SqlReader of(String name, SqlQuery query) {
    Input none =
        () -> {
          throw new IOException("a query has no bytes");
        };
    return new SqlReader(new ReadOptions(name, none, Set.of()), query, MEMORY);
  }

  @Override
  SqlReader with(ReadOptions changed) {
    return new SqlReader(changed, query, memory);
  }

  @Override
  boolean isRepeatable() {
    return false;
  }

  @Override
  TableSource open(boolean keepsTexts) throws IOException {
    return SqlSource.open(options, query, memory);
  }

  @Override
  void check(Problems problems) {
    super.check(problems);
    problems.require(memory >= 1 << 24, "maxMemory", "at least 16777216", memory);
  }

  /**
   * Sets how much memory, beside the heap, is used to read files. The database of a JDBC connection
   * has its own rules.
   *
   * @param bytes 1 GiB unless set
   * @return a reader
   */
  public SqlReader maxMemory(long bytes) {
    return new SqlReader(options, query, bytes);
  }
}
