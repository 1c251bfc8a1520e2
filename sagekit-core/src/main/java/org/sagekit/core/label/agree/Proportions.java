package org.sagekit.core.label.agree;

import java.util.Optional;
import org.sagekit.api.label.AgreementCoefficient;

/**
 * Shares with the score interval of E. B. Wilson, "Probable inference, the law of succession, and
 * statistical inference", JASA 22, 1927. It has a width also where all or none agree, and of one
 * trial. Means of shares vary less than shares of trials, so it is rather too wide for them.
 */
final class Proportions {
  /** Of 95 %. */
  private static final double Z = 1.959963984540054;

  private Proportions() {}

  /** A share of trials; without any there is none, for the reason given. */
  static AgreementCoefficient of(String name, double share, int trials, String reason) {
    if (trials == 0) {
      return Resampling.none(name, 0, reason);
    }
    double z = Z * Z / trials;
    double centre = (share + z / 2) / (1 + z);
    double half = Math.sqrt(Math.max(0, share * (1 - share) * z + z * z / 4)) / (1 + z);
    return new AgreementCoefficient(
        name,
        share,
        Math.max(0, Math.min(share, centre - half)),
        Math.min(1, Math.max(share, centre + half)),
        trials,
        Optional.empty());
  }
}
