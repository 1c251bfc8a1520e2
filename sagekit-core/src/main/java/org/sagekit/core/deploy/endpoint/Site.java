package org.sagekit.core.deploy.endpoint;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.StoreException;
import org.sagekit.api.Workspace;
import org.sagekit.api.deploy.EndpointEvent;
import org.sagekit.api.deploy.Traffic;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.history.EndpointLog;
import org.sagekit.core.deploy.history.EndpointState;

/** Where an endpoint stands: its name, its workspace with the packages, and its history. */
final class Site {
  private final String name;
  private final Workspace workspace;
  private final Clock clock;
  private final EndpointLog log;

  Site(String name, Workspace workspace, Clock clock) {
    this.name = name;
    this.workspace = workspace;
    this.clock = clock;
    this.log = new EndpointLog(workspace, clock);
  }

  String name() {
    return name;
  }

  String subject() {
    return "Endpoint '" + name + "'";
  }

  Workspace workspace() {
    return workspace;
  }

  Clock clock() {
    return clock;
  }

  Optional<EndpointState> state() {
    return log.state(name);
  }

  List<EndpointEvent> history() {
    return log.history(name);
  }

  /** Writes down what the endpoint is from now on, and why. */
  void write(EndpointState next, EndpointEvent.Kind kind, String reason, List<Traffic> traffic) {
    log.write(name, next, new EndpointLog.Change(kind, reason, traffic));
  }

  void delete(String reason) {
    log.delete(name, reason);
  }

  /** The last event. */
  Optional<EndpointEvent> last() {
    return log.last(name);
  }

  /** Keeps a package, so that it can be served again whatever becomes of its file. */
  void keep(ModelPackage modelPackage) {
    workspace.keep(modelPackage.fingerprint(), modelPackage);
  }

  /**
   * A package that was kept.
   *
   * @throws StoreException if it is gone
   */
  ModelPackage kept(Fingerprint fingerprint) {
    return workspace
        .find(fingerprint, ModelPackage.class)
        .orElseThrow(
            () ->
                new StoreException(
                    "%s: package %s is no more in workspace '%s'."
                        .formatted(subject(), fingerprint.brief(), workspace.home())));
  }
}
