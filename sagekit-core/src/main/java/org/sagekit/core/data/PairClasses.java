package org.sagekit.core.data;

import org.sagekit.core.data.profile.Moments;

/** Figures of a column of categories and another column. Codes below 0 are not known. */
final class PairClasses {
  private PairClasses() {}

  /**
   * Cramér's V with Bergsma's correction (W. Bergsma, "A bias-correction for Cramér's V and
   * Tschuprow's T", Journal of the Korean Statistical Society 42, 2013, equations 4 to 6); NaN if
   * one of them does not vary.
   */
  static double cramersV(int[] a, int[] b) {
    double[][] table = table(a, b);
    double[] rows = sums(table, true);
    double[] columns = sums(table, false);
    double n = 0;
    for (double row : rows) {
      n += row;
    }
    double phi = -1;
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        phi += table[i][j] == 0 ? 0 : table[i][j] * table[i][j] / (rows[i] * columns[j]);
      }
    }
    double r = present(rows);
    double c = present(columns);
    double corrected = Math.max(0, phi - (r - 1) * (c - 1) / (n - 1));
    double least = Math.min(r - (r - 1) * (r - 1) / (n - 1), c - (c - 1) * (c - 1) / (n - 1)) - 1;
    return least > 0 ? Math.min(1, Math.sqrt(corrected / least)) : Double.NaN;
  }

  private static double[][] table(int[] a, int[] b) {
    double[][] table = new double[most(a) + 1][most(b) + 1];
    for (int row = 0; row < a.length; row++) {
      if (a[row] >= 0 && b[row] >= 0) {
        table[a[row]][b[row]]++;
      }
    }
    return table;
  }

  private static int most(int[] codes) {
    int most = -1;
    for (int code : codes) {
      most = Math.max(most, code);
    }
    return most;
  }

  private static double[] sums(double[][] table, boolean ofRows) {
    double[] sums = new double[ofRows ? table.length : table.length == 0 ? 0 : table[0].length];
    for (int i = 0; i < table.length; i++) {
      for (int j = 0; j < table[i].length; j++) {
        sums[ofRows ? i : j] += table[i][j];
      }
    }
    return sums;
  }

  private static int present(double[] sums) {
    int present = 0;
    for (double sum : sums) {
      present += sum > 0 ? 1 : 0;
    }
    return present;
  }

  /**
   * The correlation ratio with Kelley's correction (T. L. Kelley, "An unbiased correlation ratio
   * measure", Proceedings of the National Academy of Sciences 21, 1935); NaN if one of them does
   * not vary.
   */
  static double ratio(int[] classes, double[] numbers) {
    double[] sums = new double[most(classes) + 1];
    double[] counts = new double[sums.length];
    Moments all = new Moments();
    int n = 0;
    for (int row = 0; row < classes.length; row++) {
      if (classes[row] >= 0 && !Double.isNaN(numbers[row])) {
        sums[classes[row]] += numbers[row];
        counts[classes[row]]++;
        all.add(numbers[row]);
        n++;
      }
    }
    double between = 0;
    for (int c = 0; c < sums.length; c++) {
      double delta = counts[c] == 0 ? 0 : sums[c] / counts[c] - all.mean();
      between += counts[c] * delta * delta;
    }
    int k = present(counts);
    double whole = all.deviation() * all.deviation() * (n - 1);
    double unexplained = (1 - between / whole) * (n - 1) / (n - k);
    boolean varies = k >= 2 && n > k && whole > 0;
    return varies ? Math.sqrt(Math.max(0, Math.min(1, 1 - unexplained))) : Double.NaN;
  }
}
