package org.sagekit.core.deploy.host;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sagekit.api.deploy.ModelSource;

/** Several sources as one. Of several models of one name the first source's counts. */
final class SourceList implements ModelSource {
  private final List<ModelSource> sources;

  SourceList(List<ModelSource> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public Map<String, Origin> origins() {
    Map<String, Origin> originByName = new TreeMap<>();
    for (ModelSource source : sources) {
      source.origins().forEach(originByName::putIfAbsent);
    }
    return originByName;
  }

  @Override
  public Optional<Origin> find(String model) {
    for (ModelSource source : sources) {
      Optional<Origin> origin = source.find(model);
      if (origin.isPresent()) {
        return origin;
      }
    }
    return Optional.empty();
  }
}
