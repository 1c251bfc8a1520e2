package org.sagekit.studio.serve;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks from time to time at all connections and requests, so that none needs a timer: headers that
 * do not end and requests that take too long are ended.
 */
final class Watch implements Connection.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(ModelServer.class);
  private static final long EVERY_MILLIS = 250;

  private final Map<Connection, Seen> seenByConnection = new ConcurrentHashMap<>();
  private final Flights flights;
  private final long headerNanos;
  private final long idleNanos;
  private final ScheduledExecutorService clock;

  /** What a connection had done when it was last looked at, and since when a header has come. */
  private static final class Seen {
    private long messages;
    private long bytes;
    private final long opened = System.nanoTime();
    private long since;
    private boolean begun;
  }

  Watch(Flights flights, Limits limits, ScheduledExecutorService clock) {
    this.flights = flights;
    this.headerNanos = limits.header().toNanos();
    this.idleNanos = limits.idle().toNanos();
    this.clock = clock;
  }

  void start() {
    var unused =
        clock.scheduleWithFixedDelay(this::look, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** How many connections are open. */
  int connections() {
    return seenByConnection.size();
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof ConnectionMetaData) {
      seenByConnection.put(connection, new Seen());
    }
  }

  @Override
  public void onClosed(Connection connection) {
    seenByConnection.remove(connection);
  }

  /** A fault in one look must not end the looking. */
  private void look() {
    try {
      long now = System.nanoTime();
      flights.hurry(now);
      seenByConnection.forEach((connection, seen) -> look(connection, seen, now));
    } catch (RuntimeException e) {
      LOG.error("The watch over the connections failed.", e);
    }
  }

  /**
   * Between two messages a byte begins a header, which must then end in time. How many bytes a
   * message itself had is not known, so those that were there at the first look are taken for its
   * own; the connection's idle deadline ends what stays silent behind them. A connection whose
   * first header does not come at all, or whose handshake does not end, is ended as an idle one.
   */
  private void look(Connection connection, Seen seen, long now) {
    long messages = connection.getMessagesIn();
    if (messages != connection.getMessagesOut() || messages != seen.messages) {
      seen.messages = messages;
      seen.bytes = connection.getBytesIn();
      seen.begun = false;
    } else if (seen.begun ? now - seen.since > headerNanos : isSilent(seen, now)) {
      connection.getEndPoint().close();
    } else if (!seen.begun && connection.getBytesIn() > seen.bytes) {
      seen.begun = true;
      seen.since = now;
    }
  }

  private boolean isSilent(Seen seen, long now) {
    return seen.messages == 0 && now - seen.opened > headerNanos + idleNanos;
  }
}
