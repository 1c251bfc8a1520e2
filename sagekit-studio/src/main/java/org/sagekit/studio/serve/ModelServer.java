package org.sagekit.studio.serve;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.deploy.MultiModelEndpoint;
import org.sagekit.api.deploy.Predictor;
import org.sagekit.studio.serve.http.Routes;

/**
 * Serves endpoints over HTTP: {@code ModelServer.of(endpoint).start()}. On one port it speaks
 *
 * <ul>
 *   <li>the contract of SageMaker's containers: {@code /ping}, {@code /invocations}, and {@code
 *       /models} if there are many models behind one endpoint; InvokeEndpoint's path {@code
 *       /endpoints/{name}/invocations};
 *   <li>MLflow's {@code /invocations}, {@code /health}, {@code /version};
 *   <li>the Open Inference Protocol, version 2: {@code /v2};
 *   <li>Prometheus' {@code /metrics}.
 * </ul>
 *
 * <p>SageMaker and MLflow share {@code /invocations}. A body is MLflow's if it has {@code
 * dataframe_split}, {@code dataframe_records}, {@code inputs} or {@code params}, if the first of
 * its {@code instances} is an array, or if it is CSV with a header, that is, if at least half of
 * the model's inputs are named in its first line. It is SageMaker's otherwise: {@code instances} of
 * objects, lines of JSON, and CSV without a header. The answer has the shape of the question. In
 * JSON, SageMaker's is that of its Linear Learner, {@code
 * {"predictions":[{"score":0.83,"predicted_label":">50K"}]}} with the score of the second of two
 * classes or an array of all, and MLflow's is {@code {"predictions":[">50K"]}}. An error has
 * MLflow's shape there, as a container of SageMaker may say what it likes. Values without names are
 * in the order of the table that the model learnt from, which {@code /v2/models/{name}} tells.
 *
 * <p>It listens to this machine alone unless told otherwise, answers only to names that it knows
 * (header Host), and may ask for a bearer token, also for {@code /ping} and {@code /metrics}. No
 * path, url or class name from a client is ever used; names are looked up. Bodies, headers, times,
 * connections and what waits are bounded; a request has at most 250,000 rows, and the bodies that
 * come at a time take at most an eighth of the memory. Who sends slowly holds no thread. The
 * endpoints stay their owner's: stopping the server does not close them. Thread-safe.
 */
public final class ModelServer implements AutoCloseable {
  /** What {@code /version} says. */
  static final String VERSION = "0.1.0-SNAPSHOT";

  private final ServerOptions options;
  private final Object lock = new Object();
  private @Nullable Running running;
  private boolean ended;

  private ModelServer(ServerOptions options) {
    this.options = options;
  }

  /**
   * A server of endpoints, on port 8080 of this machine.
   *
   * @param first answers where nobody is named
   * @param others answer to their names
   * @return not started
   * @throws IllegalArgumentException if two have one name
   */
  public static ModelServer of(Predictor first, Predictor... others) {
    return named(first.name()).endpoints(first).endpoints(others).build();
  }

  /**
   * Starts a description of a server.
   *
   * @param name for messages and threads, not blank
   * @return a builder with all defaults
   */
  public static Builder named(String name) {
    return new Builder(new ServerOptions(Problems.notBlank("ModelServer", "name", name)));
  }

  /** Sets the options. For one thread. */
  public static final class Builder {
    private final ServerOptions options;

    private Builder(ServerOptions options) {
      this.options = options;
    }

    /**
     * Another name.
     *
     * @param newName for messages and threads, not blank
     * @return this
     */
    public Builder name(String newName) {
      options.name = Problems.notBlank("ModelServer", "name", newName);
      return this;
    }

    /**
     * Adds endpoints. The first one answers where nobody is named.
     *
     * @param more of different names
     * @return this
     */
    public Builder endpoints(Predictor... more) {
      options.predictors.addAll(Arrays.asList(more));
      return this;
    }

    /**
     * Serves many models, too.
     *
     * @param endpoint whose models are asked by name
     * @return this
     */
    public Builder models(MultiModelEndpoint endpoint) {
      options.many = Objects.requireNonNull(endpoint, "endpoint");
      return this;
    }

    /**
     * Where to listen. Whoever can reach the address can ask, so a {@link #token} is wise.
     *
     * @param address a name or number of this machine; {@code 127.0.0.1} by default, {@code
     *     0.0.0.0} for all
     * @return this
     */
    public Builder address(String address) {
      options.address = Problems.notBlank("ModelServer", "address", address);
      return this;
    }

    /**
     * Where to listen.
     *
     * @param port from 0 to 65535; 8080 by default, 0 for any that is free
     * @return this
     */
    public Builder port(int port) {
      options.port = port;
      return this;
    }

    /**
     * By which further names clients may call this server in the header Host; always {@code
     * localhost}, the loopback addresses and the address that it listens to.
     *
     * @param names without ports
     * @return this
     */
    public Builder hosts(String... names) {
      for (String host : names) {
        options.hosts.add(Problems.notBlank("ModelServer", "host", host).toLowerCase(Locale.ROOT));
      }
      return this;
    }

    /**
     * What a client must know: {@code Authorization: Bearer TOKEN}. It is never logged.
     *
     * @param secret at least 16 visible ASCII characters; nothing is asked by default
     * @return this
     */
    public Builder token(String secret) {
      options.token = Objects.requireNonNull(secret, "secret");
      return this;
    }

    /**
     * Speaks TLS only.
     *
     * @param keyStore a PKCS12 file with a key and its certificate, read by {@link #start}
     * @param password of the file and of the key
     * @return this
     */
    public Builder tls(Path keyStore, String password) {
      options.keyStore = Objects.requireNonNull(keyStore, "keyStore");
      options.keyStorePassword = Objects.requireNonNull(password, "password");
      return this;
    }

    /**
     * How large a request's body may be.
     *
     * @param bytes 6 MiB by default, as with SageMaker
     * @return this
     */
    public Builder bodyBytes(long bytes) {
      options.bodyBytes = bytes;
      return this;
    }

    /**
     * How long a request may take, from its headers to its answer. The client is told when it is
     * over; a model that computes goes on to its end, and keeps its place until then.
     *
     * @param most 60 seconds by default, as with SageMaker
     * @return this
     */
    public Builder deadline(Duration most) {
      options.deadline = Objects.requireNonNull(most, "most");
      return this;
    }

    /**
     * How long the headers of a request may take, from the first byte to the last.
     *
     * @param most 10 seconds by default
     * @return this
     */
    public Builder headerDeadline(Duration most) {
      options.header = Objects.requireNonNull(most, "most");
      return this;
    }

    /**
     * How long a connection may be silent.
     *
     * @param most 30 seconds by default
     * @return this
     */
    public Builder idle(Duration most) {
      options.idle = Objects.requireNonNull(most, "most");
      return this;
    }

    /**
     * How fast a body must come, on average, from its fifth second on.
     *
     * @param bytesASecond 1,024 by default; 0 if it may take until the deadline
     * @return this
     */
    public Builder bodyRate(long bytesASecond) {
      options.bodyRate = bytesASecond;
      return this;
    }

    /**
     * How many connections there may be; further ones are accepted when others end.
     *
     * @param most 4,096 by default
     * @return this
     */
    public Builder connections(int most) {
      options.connections = most;
      return this;
    }

    /**
     * How many requests are answered at a time.
     *
     * @param most twice the processors by default, at least 8
     * @return this
     */
    public Builder workers(int most) {
      options.workers = most;
      return this;
    }

    /**
     * How many requests may wait for a worker before further ones are turned away with status 503.
     *
     * @param most 256 by default
     * @return this
     */
    public Builder queue(int most) {
      options.queue = most;
      return this;
    }

    /**
     * Ends the building.
     *
     * @return a server, not started
     * @throws IllegalArgumentException if an option is out of its range; the message has all
     */
    public ModelServer build() {
      options.check();
      return new ModelServer(options.copy());
    }
  }

  /**
   * A builder that makes an equal server if nothing is changed.
   *
   * @return with all options of this server
   */
  public Builder toBuilder() {
    return new Builder(options.copy());
  }

  /**
   * Listens and answers from now on. A server starts once; {@code toBuilder().build()} makes
   * another one.
   *
   * @return this
   * @throws org.sagekit.api.SageKitException if the address is not free, or the key store can't be
   *     read
   * @throws IllegalStateException if it was started or stopped before
   */
  public ModelServer start() {
    synchronized (lock) {
      if (running != null || ended) {
        throw new IllegalStateException(
            "ModelServer '%s': it must be started once. Maybe toBuilder().build() for another one."
                .formatted(options.name));
      }
      running = Running.start(options);
      return this;
    }
  }

  private Running running() {
    synchronized (lock) {
      if (running == null || ended) {
        throw new IllegalStateException(
            "ModelServer '%s': it is not running.".formatted(options.name));
      }
      return running;
    }
  }

  /** What it answers, for those who check that all of it is guarded. */
  Routes routes() {
    return running().routes();
  }

  /**
   * Where it listens.
   *
   * @return with the port that was given to it
   * @throws IllegalStateException if it is not running
   */
  public InetSocketAddress address() {
    return running().address();
  }

  /**
   * Where it is asked.
   *
   * @return such as {@code http://127.0.0.1:8080}
   * @throws IllegalStateException if it is not running
   */
  public URI uri() {
    return running().uri();
  }

  /**
   * Ends the server. From now on it accepts no connection, {@code /ping} says 503, and new requests
   * are turned away; those that are being answered are ended with it, but only after the grace.
   * Stopping twice does nothing.
   *
   * @param grace how long to wait for requests that are being answered, 0 or more
   */
  public void stop(Duration grace) {
    Objects.requireNonNull(grace, "grace");
    Running ending;
    synchronized (lock) {
      ending = ended ? null : running;
      ended = true;
    }
    if (ending != null) {
      ending.stop(grace);
    }
  }

  /** Ends the server with a grace of 10 seconds. */
  @Override
  public void close() {
    stop(Duration.ofSeconds(10));
  }

  @Override
  public String toString() {
    return "model server '" + options.name + "'";
  }
}
