package org.sagekit.core.deploy.host;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.sagekit.api.deploy.ModelSource;
import org.sagekit.api.pack.ModelPackage;

/** One model, {@code x}, that fails to open as long as there is no package. */
final class FlakySource implements ModelSource {
  final AtomicInteger opened = new AtomicInteger();
  private final RuntimeException failure;
  volatile @Nullable ModelPackage pack;
  volatile String revision = "1";

  FlakySource(RuntimeException failure) {
    this.failure = failure;
  }

  @Override
  public Map<String, Origin> origins() {
    return Map.of("x", new Origin("somewhere", revision, this::open));
  }

  private ModelPackage open() {
    opened.incrementAndGet();
    ModelPackage known = pack;
    if (known == null) {
      throw failure;
    }
    return known;
  }
}
