package org.sagekit.studio.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sagekit.studio.serve.http.Route;

/** Made from the routes themselves, so that a new one can't be forgotten. */
class RoutesTest {
  private static final String TOKEN = "0123456789abcdef";
  private static final String KNOWN = "Authorization: Bearer " + TOKEN + "\r\n";
  private static ModelServer server;

  @BeforeAll
  static void start() {
    server =
        ModelServer.named("routes")
            .endpoints(new ToyEndpoint("m"))
            .models(new ToyModels())
            .token(TOKEN)
            .port(0)
            .build()
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Stream<DynamicTest> each(Check check) {
    return server.routes().all().stream()
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.method() + " " + route.path(), () -> check.of(route)));
  }

  private interface Check {
    void of(Route route) throws IOException;
  }

  private static RawHttp.Reply ask(String method, Route route, String headers) throws IOException {
    String path = route.path().replaceAll("\\{[a-z]+}", "m");
    try (RawHttp http = RawHttp.to(server.address())) {
      String body = method.equals("GET") ? "" : "x";
      http.send(RawHttp.request(method, path, headers, body));
      return http.reply(!method.equals("HEAD"));
    }
  }

  @Test
  void thereAreRoutes() {
    assertThat(server.routes().all()).hasSizeGreaterThan(18);
  }

  @TestFactory
  Stream<DynamicTest> asksForTheToken() {
    return each(
        route -> {
          for (String header :
              List.of(
                  "",
                  "Authorization: Bearer \r\n",
                  "Authorization: Bearer 0123456789abcdeF\r\n",
                  "Authorization: Basic " + TOKEN + "\r\n",
                  "X-Token: " + TOKEN + "\r\n")) {
            RawHttp.Reply reply = ask(route.method(), route, header);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
          }
          assertThat(ask(route.method(), route, KNOWN).status()).isNotEqualTo(401);
        });
  }

  @TestFactory
  Stream<DynamicTest> answersToItsOwnNamesOnly() {
    return each(
        route -> {
          String path = route.path().replaceAll("\\{[a-z]+}", "m");
          try (RawHttp http = RawHttp.to(server.address())) {
            http.send(
                "%s %s HTTP/1.1\r\nHost: evil.example.com\r\n%sContent-Length: 0\r\n\r\n"
                    .formatted(route.method(), path, KNOWN));
            assertThat(http.reply().status()).isEqualTo(421);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> answersNoOtherWebSite() {
    return each(
        route ->
            assertThat(
                    ask(route.method(), route, KNOWN + "Origin: https://evil.example.com\r\n")
                        .status())
                .isEqualTo(403));
  }

  @TestFactory
  Stream<DynamicTest> saysWhichMethodsAreAllowed() {
    return each(
        route -> {
          RawHttp.Reply reply = ask("PATCH", route, KNOWN);
          assertThat(reply.status()).isEqualTo(405);
          assertThat(reply.header("Allow").split(", ")).contains(route.method());
        });
  }

  @TestFactory
  Stream<DynamicTest> saysErrorsInJsonAndNothingOfTheInside() {
    return each(
        route -> {
          if (route.method().equals("POST")) {
            RawHttp.Reply reply = ask("POST", route, KNOWN + "Content-Type: application/json\r\n");
            assertThat(reply.status()).isBetween(400, 499);
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
            assertThat(reply.header("Server")).isEmpty();
            assertThat(reply.body()).startsWith("{").doesNotContain("Exception:", "\tat ");
          }
        });
  }
}
