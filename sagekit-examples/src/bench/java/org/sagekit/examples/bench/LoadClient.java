package org.sagekit.examples.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends requests over connections that stay open, on each the next one when the answer to the last
 * is whole. One thread; the address must be this machine's.
 */
final class LoadClient implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d+)");
  private static final int ROOM = 64 << 10;

  private final Selector selector = Selector.open();
  private final byte[][] requests;
  private long[] nanos = new long[1 << 20];
  private int answers;
  private int failures;
  private int next;
  private boolean recording;

  /** A connection: what of its request is not sent yet, and what of its answer has come. */
  private static final class Talk {
    private ByteBuffer out = ByteBuffer.allocate(0);
    private final ByteBuffer in = ByteBuffer.allocate(ROOM);
    private long begun;
  }

  /**
   * What was seen.
   *
   * @param answers how many requests were answered well
   * @param failures how many were not
   * @param nanos how long each took, sorted
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Seen(int answers, int failures, long[] nanos) {
    double micros(double share) {
      int index = (int) Math.min(nanos.length - 1, Math.ceil(share * nanos.length));
      return nanos.length == 0 ? Double.NaN : nanos[index] / 1e3;
    }

    /** How many took longer. */
    long over(long micros) {
      return Arrays.stream(nanos).filter(taken -> taken > 1_000 * micros).count();
    }
  }

  LoadClient(InetSocketAddress address, int connections, byte[][] requests) throws IOException {
    if (!address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException("LoadClient: address must be loopback.");
    }
    this.requests = requests;
    for (int i = 0; i < connections; i++) {
      SocketChannel channel = SocketChannel.open(address);
      channel.configureBlocking(false);
      channel.socket().setTcpNoDelay(true);
      Talk talk = new Talk();
      channel.register(selector, SelectionKey.OP_READ, talk);
      ask(channel, talk);
    }
  }

  /** Goes on for some time. */
  Seen run(double seconds, boolean record) throws IOException {
    recording = record;
    answers = 0;
    failures = 0;
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      selector.select(100);
      for (SelectionKey key : selector.selectedKeys()) {
        listen((SocketChannel) key.channel(), (Talk) key.attachment());
      }
      selector.selectedKeys().clear();
    }
    int kept = record ? Math.min(answers, nanos.length) : 0;
    long[] sorted = Arrays.copyOf(nanos, kept);
    Arrays.sort(sorted);
    return new Seen(answers, failures, sorted);
  }

  private void ask(SocketChannel channel, Talk talk) throws IOException {
    next = next + 1 == requests.length ? 0 : next + 1;
    talk.out = ByteBuffer.wrap(requests[next]);
    talk.in.clear();
    talk.begun = System.nanoTime();
    while (talk.out.hasRemaining()) {
      channel.write(talk.out);
    }
  }

  private void listen(SocketChannel channel, Talk talk) throws IOException {
    if (channel.read(talk.in) < 0) {
      throw new IOException("LoadClient: the server has closed a connection.");
    }
    byte[] bytes = talk.in.array();
    int size = talk.in.position();
    int head = headEnd(bytes, size);
    if (head > 0 && size >= head + length(bytes, head)) {
      count(bytes, System.nanoTime() - talk.begun);
      ask(channel, talk);
    }
  }

  private void count(byte[] bytes, long taken) {
    if (bytes[9] != '2') {
      failures++;
      return;
    }
    if (recording) {
      nanos = answers == nanos.length ? Arrays.copyOf(nanos, 2 * answers) : nanos;
      nanos[answers] = taken;
    }
    answers++;
  }

  private static int headEnd(byte[] bytes, int size) {
    for (int i = 3; i < size; i++) {
      if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private static int length(byte[] bytes, int head) {
    String text = new String(bytes, 0, head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    Matcher matcher = LENGTH.matcher(text);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
