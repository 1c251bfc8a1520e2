package org.sagekit.examples.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Clients who begin a request and do not go on: one half in its headers, one in its body; each
 * sends one more byte a second. They have a thread of their own, so that whoever measures the
 * others is not kept from it.
 */
final class StalledClients implements AutoCloseable {
  private final InetSocketAddress address;
  private final int count;
  private final Thread thread = new Thread(this::stall, "stalled-clients");
  private volatile int alive;
  private volatile boolean ended;

  /** Begins to connect. */
  StalledClients(InetSocketAddress address, int count) {
    this.address = address;
    this.count = count;
    thread.setDaemon(true);
    thread.start();
  }

  /** How many are connected, and were not ended by the server. */
  int alive() {
    return alive;
  }

  private void stall() {
    List<Socket> sockets = new ArrayList<>();
    try {
      connect(sockets);
      while (!ended) {
        TimeUnit.SECONDS.sleep(1);
        alive = (int) sockets.stream().filter(StalledClients::drips).count();
      }
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException("StalledClients: can't connect", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void connect(List<Socket> sockets) throws IOException {
    String head = "POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n";
    String body = "Content-Length: 100000\r\n\r\n39,";
    for (int i = 0; i < count; i++) {
      Socket socket = new Socket(address.getAddress(), address.getPort());
      sockets.add(socket);
      String text = i % 2 == 0 ? head : head + body;
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      alive = sockets.size();
    }
  }

  private static boolean drips(Socket socket) {
    try {
      socket.getOutputStream().write('1');
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
