package org.sagekit.core.deploy.endpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sagekit.api.Problems;
import org.sagekit.api.StoreException;
import org.sagekit.api.Workspace;
import org.sagekit.api.deploy.EndpointEvent.Kind;
import org.sagekit.api.deploy.Traffic;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.history.EndpointState;
import org.sagekit.core.internal.DurableFiles;
import org.sagekit.core.internal.FolderLock;

/**
 * Opens endpoints. One of a name is open in a workspace at a time: in this process whoever opens it
 * again gets the one that is open; another process is refused. Thread-safe.
 */
public final class LiveEndpoints {
  /** Where captures and locks lie, in the workspace. */
  public static final String FOLDER = "capture";

  private static final Object OPENING = new Object();

  private final Site site;
  private final FleetOptions options;
  private final int asyncQueue;
  private final Function<Clock, FleetYard.Means> means;

  /**
   * Endpoints of a name.
   *
   * @param options of the variants that the workspace knows
   * @param asyncQueue how many requests may wait to be answered later
   */
  public LiveEndpoints(Place place, FleetOptions options, int asyncQueue) {
    this(place, options, asyncQueue, FleetYard.Means::of);
  }

  LiveEndpoints(
      Place place, FleetOptions options, int asyncQueue, Function<Clock, FleetYard.Means> means) {
    this.site = new Site(place.name, place.workspace, place.clock);
    this.options = options;
    this.asyncQueue = asyncQueue;
    this.means = means;
  }

  /**
   * Where an endpoint stands.
   *
   * @param name unique in the workspace
   * @param workspace keeps its packages and its history
   * @param clock tells when something happens
   */
  public record Place(String name, Workspace workspace, Clock clock) {}

  /**
   * Opens what the workspace knows, or makes what it does not.
   *
   * @param first what is put to work if there is no endpoint of the name
   * @return the endpoint, and whether it was opened by this call
   * @throws IllegalStateException if it is open in another process
   * @throws StoreException if the workspace can't be used
   */
  public Opened open(Deployment first) {
    return open(Optional.of(first));
  }

  /**
   * Opens what the workspace knows.
   *
   * @return the endpoint, and whether it was opened by this call
   * @throws IllegalArgumentException if there is no endpoint of the name
   * @throws IllegalStateException if it is open in another process
   * @throws StoreException if the workspace can't be used
   */
  public Opened open() {
    return open(Optional.empty());
  }

  /**
   * An endpoint.
   *
   * @param isNew whether it was not open before
   */
  public record Opened(LiveEndpoint endpoint, boolean isNew) {}

  private Opened open(Optional<Deployment> first) {
    synchronized (OPENING) {
      try {
        Path home = DurableFiles.createFolder(site.workspace().folder(FOLDER).resolve(site.name()));
        Optional<LiveEndpoint> known = FolderLock.owner(home, LiveEndpoint.class);
        if (known.isPresent()) {
          return new Opened(known.get(), false);
        }
        FolderLock lock =
            FolderLock.tryOf(home)
                .orElseThrow(() -> new IllegalStateException(openElsewhere(site.name())));
        try {
          LiveEndpoint endpoint = open(first, home, lock);
          lock.heldBy(endpoint);
          return new Opened(endpoint, true);
        } catch (IOException | RuntimeException | Error e) {
          lock.close();
          throw e;
        }
      } catch (IOException e) {
        throw new StoreException(site.subject() + ": the folder of its capture can't be used.", e);
      }
    }
  }

  private LiveEndpoint open(Optional<Deployment> first, Path home, FolderLock lock)
      throws IOException {
    Optional<EndpointState> found = site.state();
    List<Traffic> live = found.map(EndpointState::live).orElseGet(() -> beginning(first));
    FleetYard yard = new FleetYard(site.name(), home, means.apply(site.clock()));
    Totals totals = new Totals();
    List<Slot> slots = new ArrayList<>();
    try {
      for (Traffic one : live) {
        Fleet fleet =
            yard.ready(one.variant(), modelPackage(one, first), options(one, found, first));
        totals.add(fleet);
        slots.add(Slot.of(fleet, one.weight()));
      }
      Routing routing = new Routing(slots, null);
      write(found, Changes.state(routing));
    } catch (RuntimeException | Error e) {
      slots.forEach(slot -> slot.blue().retire());
      throw e;
    }
    Reception reception = new Reception(site.name(), new Routing(slots, null));
    return new LiveEndpoint(
        new LiveEndpoint.Parts(
            site,
            reception,
            new Changes(site, reception, yard, totals),
            totals,
            new Later(site.name(), Runtime.getRuntime().availableProcessors(), asyncQueue),
            lock));
  }

  private List<Traffic> beginning(Optional<Deployment> first) {
    Deployment deployment =
        first.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: name must be that of an endpoint of workspace '%s'. Maybe run a DeploymentJob of that name first."
                        .formatted(site.subject(), site.workspace().home())));
    Problems.of(site.subject())
        .require(
            deployment.weight() > 0, "weight", "above 0 for the first variant", deployment.weight())
        .throwIfAny();
    site.keep(deployment.modelPackage());
    return List.of(deployment.traffic(deployment.weight()));
  }

  /** Those of the job for its own variant; every other is captured as its own job said. */
  private FleetOptions options(
      Traffic live, Optional<EndpointState> found, Optional<Deployment> first) {
    boolean isOfJob = first.map(job -> job.variant().equals(live.variant())).orElse(false);
    return isOfJob
        ? options
        : found.map(s -> options.with(s.capture(live.variant()))).orElse(options);
  }

  /** The one at hand, or the one that was kept. */
  private ModelPackage modelPackage(Traffic live, Optional<Deployment> first) {
    return first
        .map(Deployment::modelPackage)
        .filter(given -> given.fingerprint().equals(live.modelPackage()))
        .orElseGet(() -> site.kept(live.modelPackage()));
  }

  /** A rollout that no process goes on with is rolled back: what was good before it is good. */
  private void write(Optional<EndpointState> found, EndpointState state) {
    found
        .flatMap(EndpointState::candidate)
        .ifPresent(
            candidate ->
                site.write(
                    state,
                    Kind.ROLLED_BACK,
                    "the process ended in the middle of the rollout to package %s"
                        .formatted(candidate.modelPackage().brief()),
                    List.of()));
    boolean closed = site.last().map(last -> last.kind() == Kind.CLOSED).orElse(true);
    site.write(state, Kind.OPENED, closed ? "" : "it was not closed before", state.live());
  }

  /** What is said of an endpoint that another process has. */
  public static String openElsewhere(String name) {
    return "Endpoint '%s': name must be free in this workspace, but an endpoint of this name is open in another process. Maybe close that one first."
        .formatted(name);
  }
}
