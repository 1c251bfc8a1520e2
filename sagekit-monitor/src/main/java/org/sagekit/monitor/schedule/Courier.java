package org.sagekit.monitor.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * Makes one attempt to deliver a body. Follows no redirect, reads no answer's body, and heeds none
 * of its headers; by HTTP/1.1, so that nothing but the answer can be sent.
 */
final class Courier {
  private static final int TOO_LATE = 408;
  private static final int TOO_MANY = 429;
  private final HttpClient client;
  private final URI address;
  private final Webhook.Options options;

  Courier(URI address, Webhook.Options options) {
    this.address = address;
    this.options = options;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(options.timeout())
            .build();
  }

  /** How an attempt went. */
  enum Answer {
    /** There was none to make: another process makes it. */
    NONE,
    DELIVERED,
    LATER,
    REFUSED
  }

  Answer deliver(byte[] body) throws InterruptedException {
    try {
      HttpResponse<InputStream> answer =
          client.send(request(body), HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return meaning(answer.statusCode());
    } catch (IOException e) {
      return Answer.LATER;
    }
  }

  private HttpRequest request(byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(options.timeout())
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    if (options.secret().length > 0) {
      request.header("X-SageKit-Signature", WebhookBody.signature(body, options.secret()));
    }
    return request.build();
  }

  private static Answer meaning(int status) {
    if (status / 100 == 2) {
      return Answer.DELIVERED;
    }
    boolean later = status / 100 == 5 || status == TOO_LATE || status == TOO_MANY;
    return later ? Answer.LATER : Answer.REFUSED;
  }

  @Override
  public String toString() {
    return address.getHost();
  }
}
