package org.sagekit.studio.serve;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A connection on which bytes are sent as they are, and answers are read one by one. */
final class RawHttp implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  /**
   * An answer.
   *
   * @param head the status line and the headers, each with a line end
   * @param body what came behind them
   */
  record Reply(String head, String body) {
    int status() {
      return head.isEmpty() ? 0 : Integer.parseInt(head.split(" ", 3)[1]);
    }

    String header(String name) {
      return head.lines()
          .filter(
              line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .findFirst()
          .map(line -> line.substring(name.length() + 1).strip())
          .orElse("");
    }
  }

  private RawHttp(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    socket.setSoTimeout(20_000);
    socket.setTcpNoDelay(true);
  }

  static RawHttp to(InetSocketAddress address) throws IOException {
    return new RawHttp(new Socket(address.getAddress(), address.getPort()));
  }

  static RawHttp over(Socket socket) throws IOException {
    return new RawHttp(socket);
  }

  RawHttp send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.UTF_8));
  }

  RawHttp send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends a request with the usual headers. */
  Reply ask(String method, String path, String type, String body) throws IOException {
    send(request(method, path, "Content-Type: " + type + "\r\n", body));
    return reply();
  }

  static byte[] request(String method, String path, String headers, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "%s %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %s\r\n\r\n"
            .formatted(method, path, headers, content.length);
    byte[] start = head.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(start, start.length + content.length);
    System.arraycopy(content, 0, all, start.length, content.length);
    return all;
  }

  /** The next answer; an empty one if the connection has ended. */
  Reply reply() throws IOException {
    return reply(true);
  }

  Reply reply(boolean withBody) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return new Reply("", "");
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    String length = new Reply(text, "").header("Content-Length");
    int size = length.isEmpty() || !withBody ? 0 : Integer.parseInt(length);
    return new Reply(text, new String(in.readNBytes(size), StandardCharsets.UTF_8));
  }

  /** Sends a little again and again, until the other side has ended the connection. */
  void dripUntilEnded(String text) throws IOException {
    socket.setSoTimeout(20);
    while (true) {
      try {
        send(text);
        if (in.read() < 0) {
          return;
        }
      } catch (SocketTimeoutException e) {
        continue;
      } catch (SocketException e) {
        return;
      }
    }
  }

  /** Whether the other side has ended the connection. */
  boolean isEnded() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
