package org.sagekit.core.deploy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.sagekit.api.Workspace;
import org.sagekit.api.deploy.Endpoint;
import org.sagekit.api.deploy.EndpointEvent;
import org.sagekit.api.deploy.Traffic;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.core.deploy.endpoint.FleetOptions;
import org.sagekit.core.deploy.endpoint.LiveEndpoints;
import org.sagekit.core.deploy.history.EndpointLog;

/**
 * Where one gets the endpoints that a workspace knows; a {@link DeploymentJob} makes them.
 * Thread-safe.
 */
public final class Endpoints {
  private static final FleetOptions STANDARD =
      new FleetOptions(1_000, Duration.ofMillis(100), 1, Duration.ZERO, CaptureOptions.standard());

  private Endpoints() {}

  /**
   * Opens an endpoint as the workspace knows it, with the options that a {@link DeploymentJob} has
   * by default, but each variant is captured as its job said. One that is open in this process is
   * returned as it is. A rollout that was going on when the last process died is rolled back.
   *
   * @param workspace a workspace of SageKit
   * @param name of the endpoint
   * @param clock tells when something happens
   * @return open, to be closed
   * @throws IllegalArgumentException if there is no such endpoint
   * @throws IllegalStateException if it is open in another process
   * @throws org.sagekit.api.StoreException if the workspace can't be used
   */
  public static Endpoint open(Workspace workspace, String name, Clock clock) {
    Objects.requireNonNull(name, "name");
    return new LiveEndpoints(
            new LiveEndpoints.Place(name, workspace, clock), STANDARD, STANDARD.concurrency())
        .open()
        .endpoint();
  }

  /**
   * The names of all endpoints that ever were.
   *
   * @param workspace a workspace of SageKit
   * @return sorted
   */
  public static List<String> names(Workspace workspace) {
    return log(workspace).names();
  }

  /**
   * All that ever happened to an endpoint.
   *
   * @param workspace a workspace of SageKit
   * @param name of the endpoint
   * @return the oldest first; empty if there never was one of the name
   */
  public static List<EndpointEvent> history(Workspace workspace, String name) {
    return log(workspace).history(name);
  }

  /**
   * Who answered at a moment.
   *
   * @param workspace a workspace of SageKit
   * @param name of the endpoint
   * @param moment such as the 3rd at noon
   * @return each model with its share; empty if the endpoint was not open
   */
  public static List<Traffic> liveAt(Workspace workspace, String name, Instant moment) {
    return log(workspace).last(name, moment).map(EndpointEvent::traffic).orElse(List.of());
  }

  /** Nothing is written through it, so its time stands still. */
  private static EndpointLog log(Workspace workspace) {
    return new EndpointLog(workspace, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }
}
