package org.sagekit.core.deploy.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.data.Dataset;
import org.sagekit.api.deploy.ModelSource;
import org.sagekit.api.model.Predictions;
import org.sagekit.api.pack.Certificate;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.model.RandomGraphs;
import org.sagekit.core.model.Scorers;
import org.sagekit.core.pack.ModelPackages;
import org.sagekit.core.train.SomeModels;

/** Packages of random models in a folder, and as a source that counts how often they are opened. */
final class Packages implements ModelSource {
  static final int ROWS = 20;

  final Map<String, ModelPackage> packageByName = new TreeMap<>();
  final AtomicInteger opened = new AtomicInteger();

  static Packages of(int count, Path folder) {
    Packages packages = new Packages();
    for (int i = 0; i < count; i++) {
      packages.write("m" + i, i, folder);
    }
    return packages;
  }

  /** In no folder and without certificates, so that loading takes no time to speak of. */
  static Packages light(int count) {
    Packages packages = new Packages();
    for (int i = 0; i < count; i++) {
      ModelPackage pack =
          new ModelPackage(
              Path.of("m" + i + ".tar.gz"),
              Fingerprint.of("package", "m" + i),
              SomeModels.of(i),
              Certificate.empty(),
              List.of());
      packages.packageByName.put("m" + i, pack);
    }
    return packages;
  }

  void write(String name, long seed, Path folder) {
    Path file = folder.resolve(name + ".tar.gz");
    packageByName.put(name, ModelPackages.write(SomeModels.of(seed), file));
  }

  ModelPackage get(String name) {
    return Objects.requireNonNull(packageByName.get(name), name);
  }

  long bytes(String name) {
    return Footprint.of(get(name));
  }

  /** Room for the five largest. */
  long roomForFive() {
    return packageByName.values().stream()
        .mapToLong(Footprint::of)
        .sorted()
        .skip(packageByName.size() - 5)
        .sum();
  }

  @Override
  public Map<String, Origin> origins() {
    Map<String, Origin> origins = new TreeMap<>();
    packageByName.forEach((name, pack) -> origins.put(name, origin(pack)));
    return origins;
  }

  private Origin origin(ModelPackage pack) {
    return new Origin(
        "package " + pack.fingerprint().brief(),
        pack.fingerprint().hex(),
        () -> {
          opened.incrementAndGet();
          return pack;
        });
  }

  static Dataset rows(String name) {
    return RandomGraphs.rows(Long.parseLong(name.substring(1)), ROWS);
  }

  Predictions expected(String name) {
    return Scorers.of(get(name)).score(rows(name));
  }
}
