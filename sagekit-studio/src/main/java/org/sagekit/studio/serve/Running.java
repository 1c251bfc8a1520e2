package org.sagekit.studio.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sagekit.api.SageKitException;
import org.sagekit.studio.serve.http.Route;
import org.sagekit.studio.serve.http.Routes;
import org.sagekit.studio.serve.metrics.MetricsRoutes;
import org.sagekit.studio.serve.metrics.RequestMetrics;
import org.sagekit.studio.serve.oip.OipRoutes;
import org.sagekit.studio.serve.rows.Models;
import org.sagekit.studio.serve.sagemaker.ContainerRoutes;
import org.sagekit.studio.serve.sagemaker.EndpointRoutes;
import org.sagekit.studio.serve.sagemaker.HostedRoutes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that listens, and all that it is made of. */
final class Running {
  private static final Logger LOG = LoggerFactory.getLogger(ModelServer.class);

  /** Parsed, a body takes several times its bytes, and a model needs the rest. */
  private static final int SHARE_OF_WORK = 32;

  private static final int SHARE_OF_BODIES = 8;

  private final ServerOptions options;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Flights flights = new Flights();
  private final Threads workerThreads;
  private final ThreadPoolExecutor workers;
  private final Threads clockThreads;
  private final ScheduledThreadPoolExecutor clock;
  private final Desk desk;
  private final Watch watch;
  private final Listener listener;

  private Running(ServerOptions options) {
    this.options = options;
    this.workerThreads = new Threads(options.name + "-worker");
    this.workers = pool(options, workerThreads);
    this.clockThreads = new Threads(options.name + "-clock");
    this.clock = new ScheduledThreadPoolExecutor(1, clockThreads);
    clock.setRemoveOnCancelPolicy(true);
    this.watch = new Watch(flights, options.limits(), clock);
    this.desk = desk(options);
    this.listener =
        new Listener(options, new Entrance(desk, flights, open::get), new PlainErrors(desk), clock);
    listener.add(watch);
  }

  static Running start(ServerOptions options) {
    try {
      Running running = new Running(options);
      running.listen();
      return running;
    } catch (IOException e) {
      throw new SageKitException(
          "ModelServer '%s': it can't listen to %s:%s: %s"
              .formatted(options.name, options.address, options.port, e.getMessage()),
          e);
    }
  }

  private void listen() throws IOException {
    try {
      listener.start();
      watch.start();
      warnIfOpenToAll();
    } catch (IOException | RuntimeException e) {
      endThreads();
      throw e;
    }
  }

  private void warnIfOpenToAll() {
    if (options.token == null && !address().getAddress().isLoopbackAddress()) {
      LOG.warn(
          "Model server '{}' answers whoever reaches {}: it has no token.", options.name, uri());
    }
  }

  private static ThreadPoolExecutor pool(ServerOptions options, Threads threads) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            options.workers,
            options.workers,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            threads);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private Desk desk(ServerOptions options) {
    long memory = Runtime.getRuntime().maxMemory();
    Gate gate = new Gate(workers, options.workers, memory / SHARE_OF_WORK, options.queue);
    Models models = new Models(options.predictors, options.many);
    RequestMetrics metrics = new RequestMetrics();
    MetricsRoutes.Gauges gauges = new MetricsRoutes.Gauges(gate::length, watch::connections);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new ContainerRoutes(models, open::get, ModelServer.VERSION).all());
    routes.addAll(new EndpointRoutes(models).all());
    routes.addAll(new HostedRoutes(models).all());
    routes.addAll(new OipRoutes(models, open::get, ModelServer.VERSION).all());
    routes.addAll(new MetricsRoutes(metrics, models, gauges).all());
    return new Desk(
        new Guard(hosts(options), options.token),
        new Routes(routes),
        models,
        metrics,
        gate,
        new Room(memory / SHARE_OF_BODIES),
        options.limits());
  }

  /** The names of this server: those of loopback, where it listens, and what else was given. */
  private static Set<String> hosts(ServerOptions options) {
    Set<String> hosts = new HashSet<>(options.hosts);
    hosts.addAll(Set.of("localhost", "127.0.0.1", "[::1]"));
    String address = options.address.toLowerCase(Locale.ROOT);
    hosts.add(address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address);
    return hosts;
  }

  Routes routes() {
    return desk.routes();
  }

  InetSocketAddress address() {
    return listener.address();
  }

  URI uri() {
    InetAddress where = address().getAddress();
    String host = where.isAnyLocalAddress() ? "127.0.0.1" : options.address;
    String shown = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    String scheme = options.keyStore == null ? "http" : "https";
    return URI.create(scheme + "://" + shown + ":" + address().getPort());
  }

  void stop(Duration grace) {
    open.set(false);
    listener.close();
    if (!flights.land(grace)) {
      LOG.warn("Model server '{}' ends while requests are being answered.", options.name);
    }
    listener.stop();
    endThreads();
  }

  private void endThreads() {
    clockThreads.end(clock);
    workerThreads.end(workers);
  }
}
