package org.sagekit.studio.serve;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.studio.serve.http.Header;
import org.sagekit.studio.serve.http.Headers;
import org.sagekit.studio.serve.http.Refusal;
import org.sagekit.studio.serve.http.Status;

/**
 * Who may ask: whoever names this server by a name that it knows, so that a web page whose name was
 * pointed here can't (DNS rebinding), does not come from another web site, and knows the token if
 * there is one. Immutable.
 */
final class Guard {
  private static final String BEARER = "Bearer ";

  private final Set<String> hosts;
  private final byte @Nullable [] token;

  /**
   * A guard.
   *
   * @param hosts names and addresses in lower case
   * @param token what must be known; null if everybody may ask
   */
  Guard(Set<String> hosts, @Nullable String token) {
    this.hosts = Set.copyOf(hosts);
    this.token = token == null ? null : digest(token);
  }

  /**
   * Lets a request in.
   *
   * @throws Refusal if it may not
   */
  void check(Headers headers) {
    String host = headers.get("Host");
    if (host == null || !hosts.contains(name(host))) {
      throw new Refusal(
          Status.MISDIRECTED, "Request: header Host must name this server, and it does not.");
    }
    String origin = headers.get("Origin");
    if (origin != null && !isOwn(origin, host)) {
      throw new Refusal(Status.FORBIDDEN, "Request: other web sites may not ask this server.");
    }
    if (token != null && !isKnown(headers.get("Authorization"))) {
      throw new Refusal(
          Status.UNAUTHORIZED,
          "Request: header Authorization must have the bearer token of this server.",
          List.of(new Header("WWW-Authenticate", "Bearer")));
    }
  }

  /** A host without its port. */
  private static String name(String host) {
    int colon = host.lastIndexOf(':');
    boolean port = colon > host.lastIndexOf(']') && colon >= 0;
    if (port && !host.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9')) {
      return "";
    }
    return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
  }

  private static boolean isOwn(String origin, String host) {
    try {
      String authority = new URI(origin).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Takes as long for a wrong token as for the right one. */
  private boolean isKnown(@Nullable String authorization) {
    boolean bearer = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, 7);
    String given = bearer ? String.valueOf(authorization).substring(BEARER.length()).strip() : "";
    return MessageDigest.isEqual(token, digest(given));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("Guard: every JVM must know SHA-256.", e);
    }
  }
}
