package org.sagekit.core.deploy.host;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.sagekit.api.deploy.ModelSource;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.pack.PackageLimits;

/** Models that were named one by one. Immutable; the files are looked at anew each time. */
public final class NamedSource implements ModelSource {
  private final Map<String, Supplier<Origin>> originByName;

  private NamedSource(Map<String, Supplier<Origin>> originByName) {
    this.originByName = originByName;
  }

  /**
   * Some packages and files.
   *
   * @param packageByName packages that are open
   * @param fileByName files of packages
   * @param limits how much a file may ask for
   * @return a source of both
   */
  public static NamedSource of(
      Map<String, ModelPackage> packageByName, Map<String, Path> fileByName, PackageLimits limits) {
    Map<String, Supplier<Origin>> origins = new TreeMap<>();
    packageByName.forEach((name, pack) -> origins.put(name, () -> origin(pack)));
    fileByName.forEach((name, file) -> origins.put(name, () -> ModelFiles.named(file, limits)));
    return new NamedSource(origins);
  }

  private static Origin origin(ModelPackage pack) {
    return new Origin(pack.file().toString(), pack.fingerprint().hex(), () -> pack);
  }

  @Override
  public Map<String, Origin> origins() {
    Map<String, Origin> origins = new TreeMap<>();
    originByName.forEach((name, origin) -> origins.put(name, origin.get()));
    return origins;
  }

  @Override
  public Optional<Origin> find(String model) {
    return Optional.ofNullable(originByName.get(model)).map(Supplier::get);
  }
}
