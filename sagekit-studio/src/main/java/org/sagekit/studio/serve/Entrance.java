package org.sagekit.studio.serve;

import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.sagekit.studio.serve.http.Answer;
import org.sagekit.studio.serve.http.Refusal;
import org.sagekit.studio.serve.http.Route;
import org.sagekit.studio.serve.http.Routes;

/** Where a request whose headers are there comes in: it is let in or refused before its body. */
final class Entrance extends Handler.Abstract {
  private final Desk desk;
  private final Flights flights;
  private final BooleanSupplier open;

  Entrance(Desk desk, Flights flights, BooleanSupplier open) {
    this.desk = desk;
    this.flights = flights;
    this.open = open;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    HttpFields headers = request.getHeaders();
    String path = request.getHttpURI().getPath();
    if (!open.getAsBoolean()) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    }
    try {
      Routes.Match match = desk.admit(headers::get, request.getMethod(), String.valueOf(path));
      if (!open.getAsBoolean() && match.route().weight() == Route.Weight.HEAVY) {
        Exchange.write(
            response,
            match.route().errors().of(Failures.later("Server: it is stopping.")),
            callback);
        return true;
      }
      new Exchange(desk, flights, match, new Exchange.Triple(request, response, callback)).begin();
    } catch (Refusal refusal) {
      Answer answer = desk.refused(String.valueOf(path), refusal);
      desk.metrics().stray(answer.status());
      Exchange.write(response, answer, callback);
    }
    return true;
  }
}
