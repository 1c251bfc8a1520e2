package org.sagekit.monitor.formats;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sagekit.api.data.InferredType;
import org.sagekit.api.monitor.quality.Comparison;
import org.sagekit.core.internal.JsonMembers;

/** The words of Model Monitor's files, which are read in any case and with any marks between. */
final class Words {
  private static final Map<String, Comparison> NUMBERS =
      Map.of(
          "simple", Comparison.SIMPLE,
          "linfsimple", Comparison.SIMPLE,
          "robust", Comparison.ROBUST,
          "linfrobust", Comparison.ROBUST);
  private static final Map<String, Comparison> CATEGORIES =
      Map.of(
          "linfinity", Comparison.L_INFINITY,
          "linf", Comparison.L_INFINITY,
          "chisquared", Comparison.CHI_SQUARED,
          "chisquare", Comparison.CHI_SQUARED);

  private Words() {}

  static String plain(String word) {
    return word.strip().toLowerCase(Locale.ROOT).replaceAll("[_\\- ]", "");
  }

  static String of(InferredType type) {
    return type.name().charAt(0) + type.name().substring(1).toLowerCase(Locale.ROOT);
  }

  static InferredType type(JsonMembers members, String name) {
    String word = plain(members.text(name));
    return Arrays.stream(InferredType.values())
        .filter(type -> plain(type.name()).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                members.fault(
                    name,
                    "must be one of "
                        + Arrays.stream(InferredType.values()).map(Words::of).toList()));
  }

  static String of(Comparison comparison) {
    return switch (comparison) {
      case SIMPLE -> "Simple";
      case ROBUST -> "Robust";
      case L_INFINITY -> "LInfinity";
      case CHI_SQUARED -> "ChiSquared";
    };
  }

  static Comparison ofNumbers(JsonMembers members, String name) {
    return comparison(members, name, NUMBERS);
  }

  static Comparison ofCategories(JsonMembers members, String name) {
    return comparison(members, name, CATEGORIES);
  }

  private static Comparison comparison(
      JsonMembers members, String name, Map<String, Comparison> byWord) {
    Comparison comparison = byWord.get(plain(members.text(name)));
    if (comparison == null) {
      List<String> words = byWord.values().stream().distinct().sorted().map(Words::of).toList();
      throw members.fault(name, "must be one of " + words);
    }
    return comparison;
  }
}
