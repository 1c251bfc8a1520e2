package org.sagekit.core.data;

import org.sagekit.api.data.CategoricalColumn;
import org.sagekit.api.data.Column;
import org.sagekit.api.data.Dataset;

/** Rows as hashes of 64 bits: of ten million different rows two are taken for one in 1 of 10^5. */
final class RowHashes {
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private RowHashes() {}

  /** How many different rows there are. */
  static int distinct(Dataset dataset) {
    long[] hashes = new long[dataset.size()];
    for (int i = 0; i < dataset.schema().size(); i++) {
      add(dataset.column(i), hashes);
    }
    LongCodes codes = new LongCodes();
    for (long hash : hashes) {
      codes.codeOf(hash);
    }
    return codes.size();
  }

  private static void add(Column column, long[] hashes) {
    for (int row = 0; row < hashes.length; row++) {
      long mixed = (hashes[row] ^ of(column, row)) * SPREAD;
      hashes[row] = mixed ^ (mixed >>> 29);
    }
  }

  private static long of(Column column, int row) {
    if (column.isMissing(row)) {
      return 0x5bd1e995L;
    }
    if (column instanceof CategoricalColumn categories) {
      return (categories.code(row) + 1L) * 0xff51afd7ed558ccdL;
    }
    return column.type().isNumber()
        ? Double.doubleToLongBits(column.number(row) + 0.0) * 0xff51afd7ed558ccdL
        : ofText(String.valueOf(column.text(row)));
  }

  private static long ofText(String text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
