package org.sagekit.examples;

import java.io.PrintStream;
import org.sagekit.api.label.LabelAggregation;
import org.sagekit.api.label.Votes;
import org.sagekit.core.Summaries;
import org.sagekit.core.label.Agreement;

/** How far the workers agree, and whose answers and which tasks one should look at, for people. */
final class AgreementTable {

  private AgreementTable() {}

  /**
   * Prints the coefficients with their intervals, the most doubtful workers, how well the labels
   * are told apart, and the hardest tasks.
   */
  static void print(Votes votes, LabelAggregation aggregation, PrintStream out) {
    out.println();
    out.print(Summaries.toText(Agreement.of(votes).report().summary()));
    out.println();
    out.print(Summaries.toText(Agreement.quality(votes, aggregation).summary()));
  }
}
