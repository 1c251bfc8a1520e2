package org.sagekit.core.data.profile;

import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/**
 * A sum that keeps the digits which adding loses (A. Neumaier, "Rundungsfehleranalyse einiger
 * Verfahren zur Summation endlicher Summen", Zeitschrift für Angewandte Mathematik und Mechanik 54,
 * 1974, method 4).
 */
final class Total {
  private double sum;
  private double lost;

  void add(double value) {
    double next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }

  void merge(Total other) {
    add(other.sum);
    lost += other.lost;
  }

  /** Of infinite numbers nothing was lost. */
  double value() {
    return Double.isFinite(sum) ? sum + lost : sum;
  }

  void write(Encoder out) {
    out.real(sum).real(lost);
  }

  void read(Decoder in) {
    sum = in.real();
    lost = in.real();
  }
}
