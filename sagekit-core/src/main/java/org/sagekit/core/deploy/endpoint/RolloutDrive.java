package org.sagekit.core.deploy.endpoint;

import org.sagekit.api.deploy.EndpointEvent.Kind;
import org.sagekit.api.deploy.rollout.Alarm;
import org.sagekit.api.deploy.rollout.RolledBackException;
import org.sagekit.api.deploy.rollout.Rollout;
import org.sagekit.core.deploy.history.EndpointState;
import org.sagekit.core.deploy.rollout.BlueGreen;
import org.sagekit.core.deploy.rollout.BlueGreen.Phase;

/**
 * Takes a rollout from its beginning to its end. Whatever goes wrong on the way, the former model
 * has all traffic again.
 *
 * <p>What the workspace says is what is good after a crash, so green is good from the moment on in
 * which that is written. When green is given up it is the other way round: first nobody meets it
 * any more, then that is written down; a crash between the two comes to the same end.
 */
final class RolloutDrive {
  private final Changes changes;
  private final Deployment deployment;
  private final Rolling rolling;
  private final Pace pace;

  /** A rollout of a fleet that is ready. */
  RolloutDrive(Changes changes, Deployment deployment, Fleet green, Pace pace) {
    this.changes = changes;
    this.deployment = deployment;
    this.rolling = new Rolling(changes.site(), deployment, slot().blue(), green);
    this.pace = pace;
  }

  private Slot slot() {
    return routing().require(changes.site().subject(), deployment.variant());
  }

  private Routing routing() {
    return changes.reception().routing();
  }

  String variant() {
    return deployment.variant();
  }

  /** The new model stands beside the old one, without traffic. To be called alone. */
  void start() {
    changes
        .site()
        .write(unfinished(), Kind.ROLLOUT_STARTED, begun(deployment), routing().traffic());
    changes.reception().route(routing().with(rolling.slot(slot().weight(), rolling.state())));
  }

  private static String begun(Deployment deployment) {
    Rollout rollout = deployment.rollout();
    return "package %s, %s %s %% every %s, baking %s, alarms %s"
        .formatted(
            deployment.modelPackage().fingerprint().brief(),
            rollout.routing().type(),
            rollout.routing().size(),
            rollout.routing().waitInterval(),
            rollout.terminationWait(),
            rollout.alarms().stream().map(Alarm::name).toList());
  }

  private EndpointState unfinished() {
    return Changes.state(routing()).with(deployment.traffic(slot().weight()));
  }

  /**
   * Returns when the new model has all traffic.
   *
   * @throws RolledBackException if it was given up
   */
  void toItsEnd() {
    try {
      tell();
      watch();
    } catch (RuntimeException | Error e) {
      giveUpFor(e);
      throw e;
    } finally {
      rolling.close();
      boolean good = rolling.state().phase() == Phase.COMPLETED;
      changes.retire(good ? rolling.blue() : rolling.green());
    }
    if (rolling.state().phase() == Phase.ROLLED_BACK) {
      throw new RolledBackException(changes.site().name(), rolling.state().reason());
    }
  }

  private void watch() {
    while (!rolling.state().ended()) {
      boolean changed = pace.stopRequested() ? giveUp("the run was asked to stop") : look();
      if (changed) {
        tell();
      } else {
        pace.rest(rolling.state().rest());
      }
    }
  }

  private void giveUpFor(Throwable cause) {
    try {
      giveUp("it could not go on: " + cause);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /** Gives the rollout up, unless it has ended. */
  boolean giveUp(String reason) {
    return changes.alone(() -> become(rolling.state().rolledBack(reason)));
  }

  private boolean look() {
    BlueGreen next = rolling.tick();
    return changes.alone(() -> !rolling.state().ended() && become(next));
  }

  /** Goes over to a state; whether that is another one. */
  private boolean become(BlueGreen next) {
    BlueGreen before = rolling.state();
    boolean changed = next.phase() != before.phase() || next.share() != before.share();
    if (changed) {
      switch (next.phase()) {
        case SHIFTING, BAKING -> shift(next);
        case COMPLETED -> complete(next);
        case ROLLED_BACK -> rollBack(next);
      }
    }
    rolling.become(next);
    return changed;
  }

  private void shift(BlueGreen next) {
    Routing shifted = routing().with(rolling.slot(slot().weight(), next));
    String reason = "%s %% to the new package".formatted(Math.round(100 * next.share()));
    changes.site().write(unfinished(), Kind.TRAFFIC_SHIFTED, reason, shifted.traffic());
    changes.reception().route(shifted);
  }

  private void complete(BlueGreen next) {
    Routing after = routing().with(Slot.of(rolling.green(), slot().weight()));
    changes
        .site()
        .write(Changes.state(after), Kind.ROLLOUT_COMPLETED, "no alarm rang", after.traffic());
    changes.reception().route(after);
    rolling.become(next);
    changes.ended(this);
  }

  private void rollBack(BlueGreen next) {
    Routing after = routing().with(Slot.of(rolling.blue(), slot().weight()));
    changes.reception().route(after);
    rolling.become(next);
    changes.ended(this);
    changes.site().write(Changes.state(after), Kind.ROLLED_BACK, next.reason(), after.traffic());
  }

  private void tell() {
    changes.site().last().ifPresent(pace::told);
  }
}
