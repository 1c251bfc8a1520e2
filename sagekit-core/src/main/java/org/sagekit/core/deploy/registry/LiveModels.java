package org.sagekit.core.deploy.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sagekit.api.deploy.EndpointEvent;
import org.sagekit.api.deploy.Traffic;
import org.sagekit.api.deploy.registry.LiveModel;
import org.sagekit.core.deploy.history.EndpointLog;
import org.sagekit.core.internal.Store;

/** What was live when: what the endpoints' log tells, by the numbers of the registry. */
final class LiveModels {
  private final Store store;
  private final EndpointLog endpoints;

  LiveModels(Store store, EndpointLog endpoints) {
    this.store = store;
    this.endpoints = endpoints;
  }

  /** Of an endpoint that must have been there once. */
  List<LiveModel> at(String endpoint, Instant time) {
    List<String> names = endpoints.names();
    if (!names.contains(endpoint)) {
      throw new IllegalArgumentException(
          "Model registry: endpoint " + RegistryTexts.notThere(endpoint, names));
    }
    return models(endpoint, time);
  }

  /** Of a group. */
  List<LiveModel> in(String group, Instant time) {
    return endpoints.names().stream()
        .flatMap(endpoint -> models(endpoint, time).stream())
        .filter(live -> live.versions().stream().anyMatch(id -> id.group().equals(group)))
        .toList();
  }

  private List<LiveModel> models(String endpoint, Instant time) {
    Optional<EndpointEvent> last = endpoints.last(endpoint, time);
    return last.isEmpty() ? List.of() : store.read(c -> models(c, last.get()));
  }

  private static List<LiveModel> models(Connection connection, EndpointEvent event)
      throws SQLException {
    double sum = event.traffic().stream().mapToDouble(Traffic::weight).sum();
    List<LiveModel> models = new ArrayList<>();
    for (Traffic traffic : event.traffic()) {
      models.add(
          new LiveModel(
              event.endpoint(),
              traffic,
              sum > 0 ? traffic.weight() / sum : 0,
              RegistryLog.versionsOf(connection, traffic.modelPackage())));
    }
    return models;
  }
}
