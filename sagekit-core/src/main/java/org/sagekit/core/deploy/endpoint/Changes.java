package org.sagekit.core.deploy.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.deploy.EndpointEvent.Kind;
import org.sagekit.api.deploy.Traffic;
import org.sagekit.api.deploy.capture.CaptureOptions;
import org.sagekit.api.deploy.rollout.RolledBackException;
import org.sagekit.core.deploy.history.EndpointState;

/**
 * Changes what an endpoint is: first in the workspace, which is what counts after a crash, then in
 * the routing. One change at a time; a rollout is a row of changes, between which others are
 * refused. Thread-safe.
 */
final class Changes {
  private final Site site;
  private final Reception reception;
  private final FleetYard yard;
  private final Totals totals;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable RolloutDrive going;

  Changes(Site site, Reception reception, FleetYard yard, Totals totals) {
    this.site = site;
    this.reception = reception;
    this.yard = yard;
    this.totals = totals;
  }

  /** Does something while nobody else changes anything. */
  <T extends @Nullable Object> T alone(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Does something alone, if no rollout is going on. */
  private <T extends @Nullable Object> T quietly(Supplier<T> work) {
    return alone(
        () -> {
          if (reception.isClosed()) {
            throw reception.closed();
          }
          if (going != null) {
            throw new IllegalStateException(
                "%s: variants must not change during a rollout, but one of '%s' is going on. Maybe wait for its end."
                    .formatted(site.subject(), going.variant()));
          }
          return work.get();
        });
  }

  /** Makes a package ready and does something with it; without leaving it behind if that fails. */
  private <T> T withReady(Deployment deployment, Function<Fleet, T> work) {
    Fleet fleet = yard.ready(deployment.variant(), deployment.modelPackage(), deployment.options());
    totals.add(fleet);
    try {
      return work.apply(fleet);
    } catch (RuntimeException | Error e) {
      retire(fleet);
      throw e;
    }
  }

  /** Lets a fleet finish and ends it. Waits, so never to be called alone. */
  void retire(Fleet fleet) {
    fleet.retire();
    totals.settle(fleet);
  }

  /**
   * Puts a package to work: beside the others if its variant is new, otherwise in the place of the
   * one that the variant has.
   *
   * @throws RolledBackException if a rollout was given up
   */
  void put(Deployment deployment, Pace pace) {
    requireAlike(deployment);
    Slot old = reception.routing().slot(deployment.variant()).orElse(null);
    if (old != null && old.blue().serves(deployment)) {
      return;
    }
    site.keep(deployment.modelPackage());
    if (old == null) {
      add(deployment);
    } else if (old.blue().isOf(deployment.modelPackage())) {
      renew(deployment);
    } else {
      begin(deployment, pace).toItsEnd();
    }
  }

  private void requireAlike(Deployment deployment) {
    List<String> known = reception.routing().main().blue().modelPackage().graph().classes();
    List<String> classes = deployment.modelPackage().graph().classes();
    Shadow shadow = reception.routing().shadow();
    Problems.of(site.subject())
        .require(
            classes.equals(known),
            "classes of the package",
            "those of the model that serves, " + known,
            classes,
            "an endpoint of another name")
        .require(
            shadow == null || !shadow.fleet().variant().equals(deployment.variant()),
            "variant",
            "unlike the shadow",
            "'" + deployment.variant() + "'")
        .throwIfAny();
  }

  private void add(Deployment deployment) {
    quietly(
        () ->
            withReady(
                deployment,
                fleet ->
                    become(
                        reception.routing().with(Slot.of(fleet, deployment.weight())),
                        "variant '%s' was added".formatted(deployment.variant()))));
  }

  /** The same model with other options. */
  private void renew(Deployment deployment) {
    Fleet former =
        quietly(
            () ->
                withReady(
                    deployment,
                    fleet -> {
                      Slot old = reception.routing().require(site.subject(), deployment.variant());
                      become(
                          reception.routing().with(Slot.of(fleet, old.weight())),
                          "variant '%s' was given other options".formatted(deployment.variant()));
                      return old.blue();
                    }));
    retire(former);
  }

  private RolloutDrive begin(Deployment deployment, Pace pace) {
    return quietly(
        () ->
            withReady(
                deployment,
                green -> {
                  RolloutDrive begun = new RolloutDrive(this, deployment, green, pace);
                  begun.start();
                  going = begun;
                  return begun;
                }));
  }

  /** From now on other changes are possible again. */
  void ended(RolloutDrive drive) {
    if (going == drive) {
      going = null;
    }
  }

  private Routing become(Routing next, String reason) {
    site.write(state(next), Kind.VARIANTS_CHANGED, reason, next.traffic());
    reception.route(next);
    return next;
  }

  /** What is good after a crash: the blue fleets. */
  static EndpointState state(Routing routing) {
    List<Traffic> live = new ArrayList<>();
    Map<String, CaptureOptions> captures = new TreeMap<>();
    for (Slot slot : routing.slots()) {
      live.addAll(Slot.of(slot.blue(), slot.weight()).traffic());
      captures.put(slot.variant(), slot.blue().captureOptions());
    }
    return EndpointState.of(live, captures);
  }

  void weights(Map<String, Double> weightByVariant, String reason) {
    quietly(
        () -> {
          Routing next = reception.routing();
          for (Map.Entry<String, Double> one : weightByVariant.entrySet()) {
            Slot slot = next.require(site.subject(), one.getKey());
            next = next.with(slot.weighing(one.getValue()));
          }
          requireSomebody(next);
          return become(next, reason);
        });
  }

  private void requireSomebody(Routing routing) {
    List<Double> weights = routing.slots().stream().map(Slot::weight).toList();
    Problems.of(site.subject())
        .require(
            weights.stream().allMatch(w -> w >= 0 && Double.isFinite(w)),
            "weights",
            "0 or more and finite",
            weights)
        .require(
            weights.stream().anyMatch(w -> w > 0), "weights", "above 0 for one variant", weights)
        .throwIfAny();
  }

  void remove(String variant, String reason) {
    Shadow shadow = reception.routing().shadow();
    if (shadow != null && shadow.fleet().variant().equals(variant)) {
      replaceShadow(null);
      return;
    }
    Slot gone =
        quietly(
            () -> {
              Slot slot = reception.routing().require(site.subject(), variant);
              Routing next = reception.routing().without(variant);
              requireSomebody(next);
              become(next, reason);
              return slot;
            });
    retire(gone.blue());
  }

  /** Gives copies of a share of the requests to a package, in the place of any former shadow. */
  void shadow(Deployment deployment, double share) {
    Problems.of(site.subject())
        .require(
            reception.routing().slot(deployment.variant()).isEmpty(),
            "shadow",
            "unlike all variants",
            "'" + deployment.variant() + "'")
        .throwIfAny();
    Fleet fleet = yard.ready(deployment.variant(), deployment.modelPackage(), deployment.options());
    Shadow shadow = new Shadow(site.name(), fleet, share);
    try {
      replaceShadow(shadow);
    } catch (RuntimeException | Error e) {
      shadow.retire();
      throw e;
    }
  }

  private void replaceShadow(@Nullable Shadow next) {
    Shadow former =
        quietly(
            () -> {
              Shadow old = reception.routing().shadow();
              reception.route(reception.routing().with(next));
              return old;
            });
    if (former != null) {
      former.retire();
    }
  }

  /** Nobody is let in any more. A rollout that is going on is given up. */
  void close() {
    if (!alone(reception::close)) {
      return;
    }
    try {
      RolloutDrive unfinished = alone(() -> going);
      if (unfinished != null) {
        unfinished.giveUp("the endpoint was closed");
      }
      site.write(state(reception.routing()), Kind.CLOSED, "", List.of());
    } finally {
      retireAll();
    }
  }

  /** Closes, and leaves nothing that could be opened again. */
  void delete(String reason) {
    quietly(
        () -> {
          site.delete(reason);
          return reception.close();
        });
    retireAll();
  }

  private void retireAll() {
    Shadow shadow = reception.routing().shadow();
    if (shadow != null) {
      shadow.retire();
    }
    reception.routing().fleets().forEach(this::retire);
  }

  Site site() {
    return site;
  }

  Reception reception() {
    return reception;
  }
}
