package org.sagekit.studio.serve.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All paths that are answered. A path is taken as it was sent: nothing is decoded, shortened or
 * guessed, so that there is one way to write each. Immutable.
 */
public final class Routes {
  /** Names are letters, digits and these signs, so nothing needs an escape. */
  private static final Pattern PLAIN = Pattern.compile("(?:/[A-Za-z0-9._-]{1,200}+)++");

  private static final Pattern DOTS = Pattern.compile(".*/\\.{1,2}(/.*)?");

  private final List<Route> routes;

  /** Those without a name in their path, by method and path. */
  private final Map<String, Map<String, Match>> fixed = new HashMap<>();

  /**
   * All routes.
   *
   * @param routes in any order; of two that fit a path the first counts
   */
  public Routes(List<Route> routes) {
    this.routes = List.copyOf(routes);
    for (Route route : routes) {
      if (!route.path().contains("{")) {
        fixed
            .computeIfAbsent(route.method(), method -> new HashMap<>())
            .put(route.path(), new Match(route, Map.of()));
      }
    }
  }

  /**
   * A route and what the path names.
   *
   * @param route what answers
   * @param names by the route's words
   */
  public record Match(Route route, Map<String, String> names) {}

  /**
   * All routes.
   *
   * @return in their order
   */
  public List<Route> all() {
    return routes;
  }

  /**
   * The route of a request.
   *
   * @param asked the method in upper case; HEAD is GET without a body
   * @param path as it was sent, without the query
   * @return the route
   * @throws Refusal if the path can't be a path of this server, is not known, or is known by
   *     another method only
   */
  public Match find(String asked, String path) {
    String method = asked.equals("HEAD") ? "GET" : asked;
    Match known = fixed.getOrDefault(method, Map.of()).get(path);
    return known == null ? search(method, path) : known;
  }

  private Match search(String method, String path) {
    if (path.length() > 2_000 || !PLAIN.matcher(path).matches() || DOTS.matcher(path).matches()) {
      throw path.equals("/")
          ? unknown()
          : new Refusal(
              Status.BAD_REQUEST,
              "Request: path must be of letters, digits, '.', '_' and '-' between single slashes.");
    }
    List<String> parts = Arrays.asList(path.substring(1).split("/", -1));
    for (Route route : routes) {
      Optional<Map<String, String>> names = route.names(parts);
      if (names.isPresent() && route.method().equals(method)) {
        return new Match(route, names.get());
      }
    }
    String allowed =
        routes.stream()
            .filter(route -> route.names(parts).isPresent())
            .flatMap(route -> methods(route.method()))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    if (allowed.isEmpty()) {
      throw unknown();
    }
    throw new Refusal(
        Status.METHOD_NOT_ALLOWED,
        "Request: method must be %s here.".formatted(allowed),
        List.of(new Header("Allow", allowed)));
  }

  private static Stream<String> methods(String method) {
    return method.equals("GET") ? Stream.of("GET", "HEAD") : Stream.of(method);
  }

  private static Refusal unknown() {
    return new Refusal(Status.NOT_FOUND, "Request: there is nothing at this path.");
  }

  /**
   * How a path's protocol says that something is wrong, also where no route is.
   *
   * @param path as it was sent
   * @return the shape of the route that shares the most with it; MLflow's if none does
   */
  public ErrorShape errors(@Nullable String path) {
    String first = path == null ? "" : first(path);
    return routes.stream()
        .filter(route -> first(route.path()).equals(first))
        .findFirst()
        .map(Route::errors)
        .orElse(ErrorShape.MLFLOW);
  }

  private static String first(String path) {
    int slash = path.indexOf('/', 1);
    return slash < 0 ? path : path.substring(0, slash);
  }
}
