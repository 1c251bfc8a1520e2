package org.sagekit.studio.serve;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.sagekit.studio.serve.http.Answer;
import org.sagekit.studio.serve.http.Call;
import org.sagekit.studio.serve.http.Header;
import org.sagekit.studio.serve.http.Refusal;
import org.sagekit.studio.serve.http.Route;
import org.sagekit.studio.serve.http.Routes;
import org.sagekit.studio.serve.http.Status;
import org.sagekit.studio.serve.text.Bytes;

/**
 * One request on its way to its answer: its body is read as it comes, without a thread that waits,
 * then it works, at once or when there is a place. It is answered once: by its work, or by whoever
 * finds it late.
 */
final class Exchange implements Runnable {
  private static final HttpField NO_SNIFF =
      new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
  private static final HttpField JSON =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Answer.JSON);
  private static final byte[] NOTHING = {};

  private final Desk desk;
  private final Flights flights;
  private final Routes.Match match;
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final HttpFields headers;
  private final ConnectionMetaData connection;
  private final long begun = System.nanoTime();
  private final AtomicBoolean answered = new AtomicBoolean();
  private Bytes body = new Bytes(0);
  private volatile long received;
  private volatile boolean whole;
  private boolean ended;

  /** What Jetty gives a handler. */
  record Triple(Request request, Response response, Callback callback) {}

  Exchange(Desk desk, Flights flights, Routes.Match match, Triple triple) {
    this.desk = desk;
    this.flights = flights;
    this.match = match;
    this.request = triple.request();
    this.response = triple.response();
    this.callback = triple.callback();
    this.headers = request.getHeaders();
    this.connection = request.getConnectionMetaData();
  }

  /** Begins to read. */
  void begin() {
    desk.metrics().begin();
    flights.add(this);
    long length = request.getLength();
    if (length > desk.limits().bodyBytes()) {
      refuse(tooLarge());
      return;
    }
    body = new Bytes((int) Math.max(0, Math.min(length, Room.FREE)));
    run();
  }

  /** Reads what has come of the body; asks to be run again when more comes. */
  @Override
  public void run() {
    while (!answered.get()) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        refuse(broken(chunk.getFailure()));
        return;
      }
      Optional<Refusal> refused = take(chunk.getByteBuffer());
      boolean last = chunk.isLast();
      chunk.release();
      if (refused.isPresent()) {
        refuse(refused.get());
        return;
      }
      if (last) {
        work();
        return;
      }
    }
  }

  /** A chunk may come while another thread answers; what it takes would not be given back. */
  private synchronized Optional<Refusal> take(ByteBuffer bytes) {
    if (ended) {
      return Optional.empty();
    }
    long now = received + bytes.remaining();
    if (now > desk.limits().bodyBytes()) {
      return Optional.of(tooLarge());
    }
    if (!desk.room().takes(received, now)) {
      return Optional.of(Failures.later("Server: too much is being sent at a time."));
    }
    received = now;
    body.add(bytes);
    return Optional.empty();
  }

  private static Refusal broken(Throwable failure) {
    return failure instanceof TimeoutException
        ? slow()
        : new Refusal(Status.BAD_REQUEST, "Request: its body is no valid HTTP.");
  }

  private Refusal tooLarge() {
    return new Refusal(
        Status.TOO_LARGE,
        "Request: body must be at most %s bytes.".formatted(desk.limits().bodyBytes()));
  }

  private void work() {
    whole = true;
    if (match.route().weight() == Route.Weight.LIGHT) {
      answer();
      return;
    }
    int size = body.size();
    if (desk.gate().enters(size)) {
      try {
        answer();
      } finally {
        desk.gate().leaves(size);
      }
    } else if (!desk.gate().admits(size, this::answer)) {
      refuse(Failures.later("Server: too many requests wait for an answer."));
    }
  }

  /** Works, unless it is too late already. */
  private void answer() {
    if (answered.get()) {
      return;
    }
    Call call = new Call(headers::get, match.names(), this::query, body.array(), body.size());
    try {
      send(match.route().action().answer(call));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      refuse(Failures.refusal(e));
    }
  }

  private Optional<String> query(String name) {
    try {
      return Optional.ofNullable(Request.extractQueryParameters(request).getValue(name));
    } catch (IllegalArgumentException e) {
      throw new Refusal(Status.BAD_REQUEST, "Request: query must be names and values.");
    }
  }

  /**
   * Ends what takes too long, or sends its body too slowly; and the connection of a client who does
   * not take its answer in as much time again.
   */
  void hurry(long now) {
    long taken = now - begun;
    if (answered.get()) {
      if (taken > 2 * desk.limits().deadline().toNanos()) {
        connection.getConnection().getEndPoint().close();
      }
    } else if (taken > desk.limits().deadline().toNanos()) {
      refuse(
          whole ? new Refusal(Status.LATE, "Server: the answer was not ready in time.") : slow());
    } else if (!whole && desk.limits().isSlow(received, taken)) {
      refuse(slow());
    }
  }

  private static Refusal slow() {
    return new Refusal(Status.REQUEST_TIMEOUT, "Request: body must come in time.");
  }

  private void refuse(Refusal refusal) {
    send(match.route().errors().of(refusal));
  }

  private void send(Answer answer) {
    if (!answered.compareAndSet(false, true)) {
      return;
    }
    desk.metrics()
        .end(match.route(), desk.endpoint(match), answer.status(), System.nanoTime() - begun);
    if (!whole) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    }
    write(response, answer, Callback.from(callback, this::end));
  }

  /** The last thing that happens to it, whether its answer arrived or not. */
  private synchronized void end() {
    ended = true;
    desk.room().gives(received);
    flights.remove(this);
  }

  /** Writes an answer. */
  static void write(Response response, Answer answer, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    response.setStatus(answer.status().code());
    headers.put(NO_SNIFF);
    if (answer.type().equals(Answer.JSON)) {
      headers.put(JSON);
    } else if (!answer.type().isEmpty()) {
      headers.put(HttpHeader.CONTENT_TYPE, answer.type());
    }
    for (Header header : answer.headers()) {
      headers.put(header.name(), header.value());
    }
    Bytes body = answer.body();
    byte[] bytes = body.size() == 0 ? NOTHING : body.array();
    headers.put(HttpHeader.CONTENT_LENGTH, body.size());
    response.write(true, ByteBuffer.wrap(bytes, 0, body.size()), callback);
  }
}
