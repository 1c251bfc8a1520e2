package org.sagekit.studio.serve;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.sagekit.api.SageKitException;

/** The socket and the web server behind it, with every limit set here and none by a property. */
final class Listener {
  private static final int HEADER_BYTES = 8 << 10;
  private static final int BACKLOG = 1_024;

  /** How long to wait for a model that computes on after the grace. */
  private static final long STOP_MILLIS = 500;

  /** Those that accept, select and wait, beside the workers. */
  private static final int OTHER_THREADS = 8;

  private final Server server;
  private final ServerConnector connector;

  Listener(
      ServerOptions options,
      Handler handler,
      Request.Handler errors,
      ScheduledExecutorService clock) {
    QueuedThreadPool threads = new QueuedThreadPool(options.workers + OTHER_THREADS, 2, 10_000);
    threads.setDaemon(true);
    threads.setStopTimeout(STOP_MILLIS);
    threads.setName(options.name + "-http");
    server = new Server(threads, new ScheduledExecutorScheduler(clock), null);
    server.setErrorHandler(errors);
    server.setHandler(handler);
    server.setStopAtShutdown(false);
    server.setStopTimeout(0);
    connector = new PacedConnector(server, factories(options));
    connector.setHost(options.address);
    connector.setPort(options.port);
    connector.setIdleTimeout(options.idle.toMillis());
    connector.setAcceptQueueSize(BACKLOG);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(options.connections, connector));
  }

  /** Tells somebody of every connection. */
  void add(Connection.Listener watch) {
    connector.addBean(watch);
  }

  private static ConnectionFactory[] factories(ServerOptions options) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setUriCompliance(UriCompliance.RFC3986);
    List<ConnectionFactory> factories = new ArrayList<>();
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    if (options.keyStore != null) {
      factories.add(new SslConnectionFactory(tls(options, options.keyStore), plain.getProtocol()));
    }
    factories.add(plain);
    return factories.toArray(ConnectionFactory[]::new);
  }

  private static SslContextFactory.Server tls(ServerOptions options, Path file) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, options.keyStorePassword.toCharArray());
      tls.setKeyStore(keys);
      tls.setKeyStorePassword(options.keyStorePassword);
      return tls;
    } catch (IOException | GeneralSecurityException e) {
      throw new SageKitException(
          "ModelServer '%s': key store must be a PKCS12 file of this password, but was %s."
              .formatted(options.name, file),
          e);
    }
  }

  void start() throws IOException {
    try {
      server.start();
    } catch (IOException | RuntimeException e) {
      stop();
      throw e;
    } catch (Exception e) {
      stop();
      throw new SageKitException("ModelServer: the web server did not start.", e);
    }
  }

  InetSocketAddress address() {
    return new InetSocketAddress(connector.getHost(), connector.getLocalPort());
  }

  /** Accepts no further connection; those that are there stay. */
  void close() {
    connector.setAccepting(false);
    connector.close();
  }

  /** Ends all connections and threads. */
  void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new SageKitException("ModelServer: the web server did not stop.", e);
    }
  }
}
