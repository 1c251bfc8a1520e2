package org.sagekit.studio.serve;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sagekit.api.deploy.CapacityException;
import org.sagekit.api.deploy.HostedModel;
import org.sagekit.api.deploy.HostingMetrics;
import org.sagekit.api.deploy.MultiModelEndpoint;
import org.sagekit.api.deploy.Predictor;

/** Three models, of which one is too large. */
final class ToyModels implements MultiModelEndpoint {
  private static final List<String> NAMES = List.of("add", "huge", "shop-1");
  private final Set<String> loaded = new TreeSet<>();

  @Override
  public String name() {
    return "many";
  }

  @Override
  public synchronized List<HostedModel> models() {
    return NAMES.stream()
        .map(model -> new HostedModel(model, model + ".tar.gz", loaded.contains(model), 1))
        .toList();
  }

  @Override
  public synchronized Predictor model(String model) {
    if (model.equals("huge")) {
      throw new CapacityException("MultiModelEndpoint 'many': model 'huge' needs 9 GB, has 1 GB.");
    }
    loaded.add(model);
    return new ToyPredictor(model, ToyPredictor.numbers("x", "y"), List.of());
  }

  @Override
  public synchronized boolean unload(String model) {
    return loaded.remove(model);
  }

  @Override
  public HostingMetrics metrics() {
    return new HostingMetrics(7, 3, 1, 1, 2, 2_000, 10_000);
  }

  @Override
  public void close() {}
}
