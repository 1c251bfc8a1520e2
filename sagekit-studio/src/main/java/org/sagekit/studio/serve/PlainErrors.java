package org.sagekit.studio.serve;

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
    Exchange.write(response, answer, callback);
    return true;
  }

  private Answer answer(int code, String path) {
    Status status = Status.of(code);
    desk.metrics().stray(status);
    String message =
        status == Status.HEADERS_TOO_LARGE
            ? "Request: its headers are too large."
            : status.code() == Status.FAILED.code()
                ? "Server: the request failed."
                : "Request: it is no valid HTTP request.";
    return desk.refused(path, new Refusal(status, message));
  }
}
