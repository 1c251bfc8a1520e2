package org.sagekit.studio.serve;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Accepts connections one after the other with a breath between them when many come at once: making
 * a connection ready takes the same threads as answering, and a thousand in a row would keep those
 * who are there waiting for all of it.
 */
final class PacedConnector extends ServerConnector {
  private static final int AT_ONCE = 16;
  private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(300);
  private static final long CALM_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /** Of the one thread that accepts. */
  private long last;

  private int inARow;

  PacedConnector(Server server, ConnectionFactory... factories) {
    super(server, 1, -1, factories);
  }

  @Override
  public void accept(int acceptor) throws IOException {
    super.accept(acceptor);
    long now = System.nanoTime();
    inARow = now - last < CALM_NANOS ? inARow + 1 : 0;
    if (inARow > AT_ONCE) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    last = System.nanoTime();
  }
}
