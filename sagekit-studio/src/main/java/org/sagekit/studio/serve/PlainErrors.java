package org.sagekit.studio.serve;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.sagekit.studio.serve.http.Answer;
import org.sagekit.studio.serve.http.Refusal;
import org.sagekit.studio.serve.http.Status;

/** What is said of requests that are no HTTP: one JSON error, and nothing of what they held. */
final class PlainErrors extends ErrorHandler {
  private final Desk desk;

  PlainErrors(Desk desk) {
    this.desk = desk;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Answer answer = answer(response.getStatus(), String.valueOf(request.getHttpURI().getPath()));
    int code = response.getStatus();
    Exchange.write(response, answer, callback);
    response.setStatus(code);
    return true;
  }

  @Override
  public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
    Answer answer = answer(status, "");
    fields.put(HttpHeader.CONTENT_TYPE, answer.type());
    return ByteBuffer.wrap(answer.body().toArray());
  }

  private Answer answer(int code, String path) {
    Status status = Status.of(code);
    desk.metrics().stray(status);
    String message =
        status == Status.HEADERS_TOO_LARGE
            ? "Request: its headers are too large."
            : status == Status.FAILED
                ? "Server: the request failed."
                : "Request: it is no valid HTTP request.";
    return desk.refused(path, new Refusal(status, message));
  }
}
