package org.sagekit.api.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sagekit.api.Summary;

/** A drift report for people: what matters comes first, and nothing grows beyond what is read. */
final class DriftSummary {
  private static final int DRAWN = 60;
  private static final int BARS = 30;
  private static final String THEN = "then";
  private static final String NOW = "now";

  private final DriftReport report;
  private final List<ColumnDrift> gravest;

  private DriftSummary(DriftReport report) {
    this.report = report;
    this.gravest =
        report.columns().stream()
            .sorted(
                Comparator.comparing((ColumnDrift one) -> !one.drifted())
                    .thenComparing(one -> -one.result().effect()))
            .toList();
  }

  static Summary of(DriftReport report) {
    return new Summary("Drift report '" + report.name() + "'", new DriftSummary(report).parts());
  }

  private List<Summary.Part> parts() {
    List<Summary.Part> parts = new ArrayList<>(List.of(verdict()));
    if (!report.violations().isEmpty()) {
      parts.add(violations());
    }
    if (!gravest.isEmpty()) {
      parts.add(columns());
    }
    if (!report.joint().isEmpty()) {
      parts.add(joint());
    }
    if (!gravest.isEmpty()) {
      parts.add(effects());
    }
    parts.addAll(distributions());
    return parts;
  }

  private Summary.Note verdict() {
    long drifted = gravest.stream().filter(ColumnDrift::drifted).count();
    return new Summary.Note(
        String.format(
            Locale.ROOT,
            "%,d rows of now against %,d of then. %s at level %s (%s).",
            report.currentRows(),
            report.referenceRows(),
            report.drifted() ? drifted(drifted) : "No drift",
            report.level(),
            title(report.correction())));
  }

  private String drifted(long columns) {
    return columns == 0
        ? "The columns together drifted"
        : String.format(Locale.ROOT, "%,d of %,d columns drifted", columns, gravest.size());
  }

  private static String title(Correction correction) {
    return switch (correction) {
      case HOLM -> "Holm";
      case BENJAMINI_HOCHBERG -> "Benjamini-Hochberg";
      case BONFERRONI -> "Bonferroni";
      case NONE -> "uncorrected";
    };
  }

  private Summary.Table violations() {
    return new Summary.Table(
        List.of("check", "what was found"),
        report.violations().stream()
            .map(one -> List.of(lower(one.check()), one.description()))
            .toList());
  }

  private static String lower(Check check) {
    return check.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private Summary.Table columns() {
    return new Summary.Table(
        List.of("column", "verdict", "effect", "adjusted p", "statistic", "test"),
        gravest.stream()
            .map(one -> row(one.column(), one.result(), one.adjustedPValue(), one.drifted()))
            .toList());
  }

  private Summary.Table joint() {
    return new Summary.Table(
        List.of("columns together", "verdict", "effect", "adjusted p", "statistic", "test"),
        report.joint().stream()
            .map(one -> row("all", one.result(), one.adjustedPValue(), one.drifted()))
            .toList());
  }

  private static List<String> row(String name, DriftResult result, double p, boolean drifted) {
    return List.of(
        name,
        drifted ? "drifted" : "-",
        number(result.effect()),
        String.format(Locale.ROOT, "%.3g", p),
        number(result.statistic()),
        result.test());
  }

  private Summary.Bars effects() {
    return new Summary.Bars(
        "Effect size by column (0 = none, 1 = nothing in common)",
        gravest.stream()
            .limit(BARS)
            .map(one -> new Summary.Bar(one.column(), one.result().effect(), one.drifted()))
            .toList());
  }

  private List<Summary.Part> distributions() {
    Map<String, ColumnDistribution> byColumn =
        report.distributions().stream()
            .collect(
                Collectors.toMap(
                    ColumnDistribution::column,
                    Function.identity(),
                    (one, other) -> one,
                    LinkedHashMap::new));
    List<Summary.Part> drawn = new ArrayList<>();
    for (ColumnDrift one : gravest) {
      ColumnDistribution distribution = byColumn.get(one.column());
      if (distribution != null && drawn.size() < DRAWN) {
        drawn.add(paired(one, distribution));
      }
    }
    return drawn;
  }

  private static Summary.Paired paired(ColumnDrift drift, ColumnDistribution distribution) {
    return new Summary.Paired(
        drift.column(),
        THEN,
        NOW,
        distribution.bins().stream()
            .map(bin -> new Summary.Share(bin.label(), bin.reference(), bin.current()))
            .toList(),
        drift.drifted());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
