package org.sagekit.examples.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Clients who begin a request and do not go on: one half in its headers, one in its body. */
final class StalledClients implements AutoCloseable {
  private final List<Socket> sockets = new ArrayList<>();

  StalledClients(InetSocketAddress address, int count) throws IOException {
    String head = "POST /invocations HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n";
    String body = "Content-Length: 100000\r\n\r\n39,";
    for (int i = 0; i < count; i++) {
      Socket socket = new Socket(address.getAddress(), address.getPort());
      sockets.add(socket);
      String text = i % 2 == 0 ? head : head + body;
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /**
   * Each sends one more byte.
   *
   * @return how many the server has not ended
   */
  int drip() {
    int alive = 0;
    for (Socket socket : sockets) {
      alive += drips(socket) ? 1 : 0;
    }
    return alive;
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
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
