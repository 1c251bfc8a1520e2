package org.sagekit.core.track.exchange.server;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.sagekit.api.Problems;

/**
 * Where a server is, and how one talks to it. What it is told to be let in is in no text that this
 * type makes. Immutable.
 *
 * @param address of the server, with the path under which its interface is, if there is one
 * @param authorization the header by which one is let in, empty for none
 * @param timeout for each request
 */
public record ServerOptions(URI address, Optional<String> authorization, Duration timeout) {
  private static final Duration STANDARD = Duration.ofSeconds(60);
  private static final Duration LONGEST = Duration.ofDays(1);

  /** Checks the address and the timeout. */
  public ServerOptions {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean isWeb = (scheme.equals("http") || scheme.equals("https")) && address.getHost() != null;
    boolean isBare =
        address.getRawUserInfo() == null
            && address.getRawQuery() == null
            && address.getRawFragment() == null;
    Problems.of("MlflowExport")
        .require(
            isWeb, "address", "http://host or https://host", "another one", "http:// is missing")
        .require(
            isBare,
            "address",
            "without user, query and fragment",
            "with one of these",
            "basic or bearer is what you want")
        .require(
            timeout.compareTo(Duration.ZERO) > 0 && timeout.compareTo(LONGEST) <= 0,
            "timeout",
            "more than zero and at most a day",
            timeout)
        .throwIfAny();
  }

  /** A server that lets everybody in. */
  public static ServerOptions of(URI address) {
    return new ServerOptions(address, Optional.empty(), STANDARD);
  }

  /** The address without a slash at the end. */
  String root() {
    String text = address.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
