package org.sagekit.studio.serve.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What bodies are, and what a client would like an answer to be (RFC 9110, 8.3 and 12.5.1). */
public final class MediaTypes {
  private static final String CSV = "text/csv";

  private MediaTypes() {}

  /**
   * What a body is.
   *
   * @param header the value of Content-Type
   * @param known what is read here, in lower case
   * @return one of them
   * @throws Refusal if it is another one, is not said, or is not in UTF-8
   */
  public static String of(@Nullable String header, List<String> known) {
    String type = header == null ? "" : header;
    if (known.contains(type)) {
      return known.get(known.indexOf(type));
    }
    String[] parts = type.split(";", -1);
    String bare = parts[0].strip().toLowerCase(Locale.ROOT);
    if (!known.contains(bare)) {
      throw unsupported("one of " + known, bare.isEmpty() ? "not given" : bare);
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip().toLowerCase(Locale.ROOT).replace("\"", "");
      boolean mayBe =
          parameter.isEmpty()
              || parameter.equals("charset=utf-8")
              || (bare.equals(CSV) && parameter.startsWith("label_size="))
              || (bare.equals(CSV) && parameter.startsWith("header="));
      if (!mayBe) {
        throw unsupported("in UTF-8 and without further parameters", parameter);
      }
    }
    return bare;
  }

  private static Refusal unsupported(String constraint, String actual) {
    String shown = actual.length() > 60 ? actual.substring(0, 60) + "..." : actual;
    return new Refusal(
        Status.UNSUPPORTED_TYPE,
        "Request: Content-Type must be %s, but was %s.".formatted(constraint, shown));
  }

  /**
   * What the answer shall be.
   *
   * @param header the value of Accept; null accepts all
   * @param offered what can be given, the preferred one first, in lower case
   * @return the one that the client likes best, of equally liked ones the first
   * @throws Refusal if none is accepted
   */
  public static String accepted(@Nullable String header, List<String> offered) {
    if (header == null || header.isBlank() || header.equals("*/*")) {
      return offered.get(0);
    }
    if (offered.contains(header)) {
      return header;
    }
    String best = "";
    double most = 0;
    for (String type : offered) {
      double quality = quality(header.toLowerCase(Locale.ROOT), type);
      if (quality > most) {
        most = quality;
        best = type;
      }
    }
    if (best.isEmpty()) {
      throw new Refusal(
          Status.NOT_ACCEPTABLE, "Request: Accept must allow one of %s.".formatted(offered));
    }
    return best;
  }

  /** How much a type is liked: by the range that fits it most closely. */
  private static double quality(String header, String type) {
    double quality = 0;
    int closest = 0;
    for (String range : header.split(",", -1)) {
      String[] parts = range.split(";", -1);
      int close = closeness(parts[0].strip(), type);
      if (close > closest) {
        closest = close;
        quality = weight(parts);
      }
    }
    return quality;
  }

  private static int closeness(String range, String type) {
    if (range.equals(type)) {
      return 3;
    }
    if (range.equals("*/*")) {
      return 1;
    }
    return range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1)) ? 2 : 0;
  }

  private static double weight(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.matches("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)")) {
        return Double.parseDouble(parameter.substring(2));
      }
    }
    return 1;
  }
}
