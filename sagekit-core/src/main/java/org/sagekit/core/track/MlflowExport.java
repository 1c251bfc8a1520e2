package org.sagekit.core.track;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sagekit.api.Problems;
import org.sagekit.api.track.Tracker;
import org.sagekit.api.track.search.RunSearch;
import org.sagekit.core.track.exchange.ExportReport;
import org.sagekit.core.track.exchange.server.ServerExport;
import org.sagekit.core.track.exchange.server.ServerOptions;

/**
 * Sends runs to a server of MLflow, over version 2.0 of its REST interface.
 *
 * <pre>{@code
 * ExportReport report =
 *     MlflowExport.to(URI.create("http://127.0.0.1:5000"))
 *         .run(kit.tracker(), RunSearch.all().in("churn"));
 * }</pre>
 *
 * <p>What is sent: experiments, runs with name, begin, end and status, their nesting, parameters,
 * tags, every point of every metric, files if the server takes them itself, inputs as datasets, and
 * outputs, kind, path, seed and environment as tags that begin with {@code sagekit.}. Names that
 * MLflow refuses are changed, their own being kept in tags {@code sagekit.name...}; values that are
 * too long for it are cut and kept whole in the file {@code sagekit/values.json}. What the server
 * refuses is told in the report.
 *
 * <p>Exporting again adds what the server lacks and doubles nothing: a run is known there by the
 * tag {@code sagekit.run} and its begin. Two exports at the same time don't know of each other.
 *
 * <p>Immutable: each option returns a new one. What lets one in is in no message and no text of
 * this object.
 */
public final class MlflowExport {
  private final ServerOptions options;

  private MlflowExport(ServerOptions options) {
    this.options = options;
  }

  /**
   * An export to a server that lets everybody in.
   *
   * @param address {@code http} or {@code https}, with the path under which {@code /api/2.0} is, if
   *     there is one
   * @return with a timeout of a minute for each request
   * @throws IllegalArgumentException if the address is another one, or has a user, query or
   *     fragment
   */
  public static MlflowExport to(URI address) {
    return new MlflowExport(ServerOptions.of(Objects.requireNonNull(address, "address")));
  }

  /**
   * Names a user to the server. Over {@code http} everybody on the way can read it.
   *
   * @param user without a colon
   * @param password any text
   * @return a new one
   */
  public MlflowExport basic(String user, String password) {
    Problems.of("MlflowExport")
        .require(user.indexOf(':') < 0, "user", "without a colon", "with one")
        .throwIfAny();
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return authorization("Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /**
   * Shows the server a token. Over {@code http} everybody on the way can read it.
   *
   * @param token letters, digits and {@code -._~+/=}
   * @return a new one
   */
  public MlflowExport bearer(String token) {
    Problems.of("MlflowExport")
        .require(
            token.matches("[A-Za-z0-9._~+/=-]+"),
            "token",
            "letters, digits and -._~+/=",
            "another text")
        .throwIfAny();
    return authorization("Bearer " + token);
  }

  private MlflowExport authorization(String header) {
    return new MlflowExport(
        new ServerOptions(options.address(), Optional.of(header), options.timeout()));
  }

  /**
   * Waits longer, or not as long, for an answer.
   *
   * @param timeout for each request, more than zero; uploads get a second for each 100,000 bytes
   *     beyond it
   * @return a new one
   */
  public MlflowExport timeout(Duration timeout) {
    return new MlflowExport(new ServerOptions(options.address(), options.authorization(), timeout));
  }

  /**
   * Sends the runs that a search finds, on all its pages.
   *
   * @param tracker of the workspace
   * @param search which ones
   * @return what became of it
   * @throws org.sagekit.api.SageKitException if the server can't be reached, fails or does not let
   *     one in; what was sent before is there, and exporting again goes on
   * @throws IllegalArgumentException if the query can't be read
   */
  public ExportReport run(Tracker tracker, RunSearch search) {
    return ServerExport.run(tracker, options, search);
  }

  /**
   * Sends runs with all that is nested in them.
   *
   * @param tracker of the workspace
   * @param runs their identities
   * @return what became of it
   * @throws org.sagekit.api.SageKitException if the server can't be reached, fails or does not let
   *     one in; what was sent before is there, and exporting again goes on
   * @throws IllegalArgumentException if there is no such run
   */
  public ExportReport run(Tracker tracker, List<String> runs) {
    return ServerExport.run(tracker, options, runs);
  }

  @Override
  public String toString() {
    return "MlflowExport to " + options;
  }
}
