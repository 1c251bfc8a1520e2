package org.sagekit.core.track.exchange.server;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.SageKitException;
import org.sagekit.api.StoppedException;
import org.sagekit.core.internal.Json;

/**
 * Asks a server. Redirects are not followed, so that nobody else is sent what lets one in. A
 * request is repeated only if it was surely not carried out: the connection was refused, or the
 * server answered that it has too much to do.
 */
final class Http {
  private static final int LARGEST_ANSWER = 64 << 20;
  private static final int MOST_TRIES = 4;
  private static final long LONGEST_PAUSE = 30;
  private static final int LONGEST_MESSAGE = 300;

  /** Bytes a second that an upload may take the time for, beyond the timeout. */
  private static final long SLOWEST = 100_000;

  private final ServerOptions options;
  private final HttpClient client;

  Http(ServerOptions options) {
    this.options = options;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(options.timeout())
            .build();
  }

  JsonObject get(String path, Map<String, String> query) {
    String text =
        query.entrySet().stream()
            .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
    return json(request(path + text, options.timeout()).GET().build());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  JsonObject post(String path, JsonObject body) {
    byte[] bytes = Json.line(body).getBytes(StandardCharsets.UTF_8);
    return json(
        request(path, options.timeout())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(bytes))
            .build());
  }

  void put(String path, Path file) {
    try {
      Duration timeout = options.timeout().plusSeconds(Files.size(file) / SLOWEST);
      send(
          request(path, timeout)
              .header("Content-Type", "application/octet-stream")
              .PUT(BodyPublishers.ofFile(file))
              .build());
    } catch (IOException e) {
      throw new SageKitException("%s: can't read what is to be sent.".formatted(subject()), e);
    }
  }

  private HttpRequest.Builder request(String path, Duration timeout) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(options.root() + path)).timeout(timeout);
    options.authorization().ifPresent(header -> request.header("Authorization", header));
    return request;
  }

  private String subject() {
    return "MLflow server '%s'".formatted(options);
  }

  private JsonObject json(HttpRequest request) {
    String text = send(request);
    try {
      return text.isBlank() ? new JsonObject() : Json.object(subject(), text);
    } catch (ModelFormatException e) {
      throw new SageKitException(
          "%s: its answer must be JSON. Maybe no server of MLflow is at this address."
              .formatted(subject()),
          e);
    }
  }

  private String send(HttpRequest request) {
    for (int attempt = 1; ; attempt++) {
      Optional<HttpResponse<byte[]>> answer = once(request, attempt == MOST_TRIES);
      boolean isBusy = answer.map(Http::isBusy).orElse(true);
      if (!isBusy || attempt == MOST_TRIES) {
        return text(request, answer.orElseThrow());
      }
      pause(answer.map(Http::retryAfter).orElse(Optional.empty()).orElse(1L << (attempt - 1)));
    }
  }

  private static boolean isBusy(HttpResponse<byte[]> answer) {
    return answer.statusCode() == 429 || answer.statusCode() == 503;
  }

  private static Optional<Long> retryAfter(HttpResponse<byte[]> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Long::parseLong);
  }

  private static void pause(long seconds) {
    try {
      TimeUnit.SECONDS.sleep(Math.min(seconds, LONGEST_PAUSE));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static StoppedException interrupted() {
    Thread.currentThread().interrupt();
    return new StoppedException("The export was interrupted.");
  }

  /** Empty if the connection was refused and there is another try. */
  private Optional<HttpResponse<byte[]>> once(HttpRequest request, boolean isLast) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, info -> new BoundedBody(LARGEST_ANSWER));
    try {
      long patience = 2 * request.timeout().orElse(options.timeout()).toMillis();
      return Optional.of(answer.get(patience, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw interrupted();
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw unreachable(e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      if (cause instanceof ConnectException && !isLast) {
        return Optional.empty();
      }
      throw unreachable(cause);
    }
  }

  private SageKitException unreachable(Throwable cause) {
    String advice =
        cause instanceof SSLHandshakeException
            ? " Maybe Java must be told to trust its certificate, by javax.net.ssl.trustStore."
            : "";
    return new SageKitException(
        "%s: can't be reached: %s. What was sent before is there; exporting again goes on.%s"
            .formatted(subject(), cause, advice),
        cause);
  }

  private String text(HttpRequest request, HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    if (status >= 200 && status < 300) {
      return text;
    }
    String what = what(request);
    if (status == 401 || status == 403) {
      throw new SageKitException(
          what + " is not allowed. Maybe basic or bearer must be given, or is wrong.");
    }
    if (status >= 300 && status < 400) {
      throw new SageKitException(
          what
              + " is redirected, which is not followed. Maybe the address must be the one that it leads to.");
    }
    if (status >= 500) {
      throw new SageKitException(
          "%s failed with status %s. What was sent before is there; exporting again goes on."
              .formatted(what, status));
    }
    throw refused(request, status, text);
  }

  private RefusedException refused(HttpRequest request, int status, String text) {
    String what = what(request);
    String code = "";
    String message = "";
    try {
      JsonObject error = Json.object(subject(), text);
      code = Answers.text(error, "error_code");
      message = Answers.text(error, "message");
    } catch (ModelFormatException e) {
      if (status == 404
          && request.method().equals("GET")) { // MLflow says in JSON what is not there
        throw new SageKitException(
            what + " is not there. Maybe no server of MLflow is at this address.", e);
      }
      message = "status " + status;
    }
    message = withoutSecret(message);
    String brief =
        message.length() > LONGEST_MESSAGE
            ? message.substring(0, LONGEST_MESSAGE) + "..."
            : message;
    return new RefusedException("%s is refused: %s %s".formatted(what, code, brief), code);
  }

  private String what(HttpRequest request) {
    return "%s: %s %s".formatted(subject(), request.method(), request.uri().getPath());
  }

  /** There are servers that say what they were sent. */
  private String withoutSecret(String message) {
    return options
        .authorization()
        .map(header -> message.replace(header.substring(header.indexOf(' ') + 1), "..."))
        .orElse(message);
  }
}
