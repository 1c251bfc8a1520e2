package org.sagekit.examples;

import java.io.PrintStream;
import java.util.function.IntFunction;
import org.sagekit.api.label.errors.IssueFilter;
import org.sagekit.api.label.errors.JudgedLabels;
import org.sagekit.api.label.errors.LabelErrorsReport;
import org.sagekit.core.Summaries;
import org.sagekit.core.label.ProbabilityFiles;

/** Finds labels that are likely wrong, and says how noisy all of them are. */
public final class LabelErrors {
  private static final Cli CLI =
      Cli.of("LabelErrors", "finds labels that are likely wrong")
          .option(
              "probs",
              "FILE",
              "columns id,given,p0,p1,...: the class after the p; by default people some of whom"
                  + " are said on purpose to earn less than they do")
          .option(
              "filter",
              "NAME",
              "confusion, confident_joint, by_class, by_noise_rate (default) or"
                  + " by_class_and_noise_rate")
          .option(
              "noise",
              "PERCENT",
              "without a file, how many of those who earn more are said to earn less; 40 by default")
          .flag(
              "json",
              "ends with one line of JSON; its ids are numbers if all ids are whole numbers, else"
                  + " texts");

  private LabelErrors() {}

  public static void main(String[] args) {
    CLI.main(args, LabelErrors::run);
  }

  static LabelErrorsReport run(Arguments args, PrintStream out) throws Exception {
    IssueFilter filter =
        args.constant("filter", IssueFilter.class).orElse(IssueFilter.BY_NOISE_RATE);
    if (args.path("probs").isEmpty()) {
      NoisyPeople story = NoisyPeople.of(args.number("noise", 40), filter);
      story.print(out);
      print(story.report(), story::id, args, out);
      return story.report();
    }
    JudgedLabels labels = ProbabilityFiles.csv(args.path("probs").get());
    LabelErrorsReport report =
        org.sagekit.core.label.LabelErrors.standard().filter(filter).find(labels);
    print(report, labels::id, args, out);
    return report;
  }

  private static void print(
      LabelErrorsReport report, IntFunction<String> ids, Arguments args, PrintStream out) {
    out.println(args.has("json") ? IssueLine.of(report, ids) : Summaries.toText(report.summary()));
  }
}
