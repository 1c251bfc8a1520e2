package org.sagekit.api.deploy;

import java.time.Instant;
import java.util.List;
import org.sagekit.api.RunEvent;

/**
 * Something that happened to an endpoint. Events are kept in the workspace for good and never
 * changed; a run that brings one about tells its listeners.
 *
 * @param number in the order of the workspace's events, from 1
 * @param endpoint its name
 * @param time when
 * @param kind what
 * @param reason why, for people; may be empty
 * @param traffic who was given which share of the requests from then on; empty if nobody
 */
public record EndpointEvent(
    long number, String endpoint, Instant time, Kind kind, String reason, List<Traffic> traffic)
    implements RunEvent {

  /** Copies the traffic. */
  public EndpointEvent {
    traffic = List.copyOf(traffic);
  }

  /** What happened. */
  public enum Kind {
    /** It answers, for the first time or again after it was closed. */
    OPENED,
    /** A rollout has begun: the new model is there, warm, and has no traffic yet. */
    ROLLOUT_STARTED,
    /** A rollout gave the new model a greater share. */
    TRAFFIC_SHIFTED,
    /** A rollout has ended well: the new model has all traffic, and the former one is gone. */
    ROLLOUT_COMPLETED,
    /** A rollout was given up: the former model has all traffic again. */
    ROLLED_BACK,
    /** Variants were added, removed or given other weights, not by a rollout. */
    VARIANTS_CHANGED,
    /** It answers no more, until it is opened again. */
    CLOSED,
    /** It was given up; what it was stays in the history. */
    DELETED
  }
}
