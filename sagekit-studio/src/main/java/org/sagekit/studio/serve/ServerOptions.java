package org.sagekit.studio.serve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.Problems;
import org.sagekit.api.deploy.MultiModelEndpoint;
import org.sagekit.api.deploy.Predictor;

/**
 * All options of a server, with their defaults. A builder's own, or of a server and not changed.
 */
final class ServerOptions {
  static final int SHORTEST_TOKEN = 16;

  String name;
  final List<Predictor> predictors = new ArrayList<>();
  @Nullable MultiModelEndpoint many;
  String address = "127.0.0.1";
  int port = 8080;
  final Set<String> hosts = new HashSet<>();
  @Nullable String token;
  @Nullable Path keyStore;
  String keyStorePassword = "";
  long bodyBytes = 6L << 20;
  Duration deadline = Duration.ofSeconds(60);
  Duration header = Duration.ofSeconds(10);
  Duration idle = Duration.ofSeconds(30);
  long bodyRate = 1_024;
  int connections = 4_096;
  int workers = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());
  int queue = 256;

  ServerOptions(String name) {
    this.name = name;
  }

  ServerOptions copy() {
    ServerOptions copy = new ServerOptions(name);
    copy.predictors.addAll(predictors);
    copy.many = many;
    copy.address = address;
    copy.port = port;
    copy.hosts.addAll(hosts);
    copy.token = token;
    copy.keyStore = keyStore;
    copy.keyStorePassword = keyStorePassword;
    copy.bodyBytes = bodyBytes;
    copy.deadline = deadline;
    copy.header = header;
    copy.idle = idle;
    copy.bodyRate = bodyRate;
    copy.connections = connections;
    copy.workers = workers;
    copy.queue = queue;
    return copy;
  }

  Limits limits() {
    return new Limits(bodyBytes, deadline, header, idle, bodyRate);
  }

  void check() {
    List<String> names = predictors.stream().map(Predictor::name).toList();
    Problems.of("ModelServer '" + name + "'")
        .require(!names.isEmpty() || many != null, "endpoints", "at least one", "none")
        .require(names.size() == Set.copyOf(names).size(), "endpoints", "of different names", names)
        .require(port >= 0 && port <= 65_535, "port", "from 0 to 65535", port)
        .require(
            token == null || isToken(token),
            "token",
            "at least " + SHORTEST_TOKEN + " visible ASCII characters",
            "another text")
        .require(bodyBytes >= 1 && bodyBytes <= 1 << 30, "bodyBytes", "1 to 2^30", bodyBytes)
        .require(isSpan(deadline), "deadline", "more than zero, at most a day", deadline)
        .require(isSpan(header), "headerDeadline", "more than zero, at most a day", header)
        .require(isSpan(idle), "idle", "more than zero, at most a day", idle)
        .require(bodyRate >= 0, "bodyRate", "0 or more", bodyRate)
        .require(connections >= 1, "connections", "at least 1", connections)
        .require(workers >= 1 && workers <= 10_000, "workers", "from 1 to 10000", workers)
        .require(queue >= 0, "queue", "0 or more", queue)
        .throwIfAny();
  }

  private static boolean isToken(String text) {
    return text.length() >= SHORTEST_TOKEN && text.chars().allMatch(c -> c > 0x20 && c < 0x7f);
  }

  private static boolean isSpan(Duration span) {
    return span.compareTo(Duration.ZERO) > 0 && span.compareTo(Duration.ofDays(1)) <= 0;
  }
}
