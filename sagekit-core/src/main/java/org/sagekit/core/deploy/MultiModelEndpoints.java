package org.sagekit.core.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.sagekit.api.Problems;
import org.sagekit.api.deploy.ModelSource;
import org.sagekit.api.deploy.MultiModelEndpoint;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.deploy.host.FolderSource;
import org.sagekit.core.deploy.host.HostedModels;
import org.sagekit.core.deploy.host.HostingLimits;
import org.sagekit.core.deploy.host.ModelNames;
import org.sagekit.core.deploy.host.NamedSource;
import org.sagekit.core.pack.PackageLimits;

/**
 * Where one gets a {@link MultiModelEndpoint}: {@code
 * MultiModelEndpoints.named("regional").folder(models).cacheBytes(64 << 20).open()}.
 *
 * <p>A model is loaded by the first request that names it: its package is checked byte for byte,
 * and this JVM must compute what its certificate says. It is answered from memory until it makes
 * room for others or is unloaded. From time to time its source is asked whether it is still the
 * same: a file that was replaced is loaded anew, and one that is gone is answered no more; as long
 * as a successor can't be loaded, the model that is there stays at work. A package that is damaged
 * or too large is not read again until it is another one, or the model is unloaded. What is
 * answered is not captured.
 */
public final class MultiModelEndpoints {
  private MultiModelEndpoints() {}

  /**
   * Starts an endpoint.
   *
   * @param name of the endpoint: letters, digits, {@code . _ -}, at most 100, not starting with a
   *     sign
   * @return a builder with all defaults and no model
   */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Sets the options. For one thread. */
  public static final class Builder {
    private static final long CACHE_BYTES = 512L << 20;
    private static final int LOADS = 4;
    private static final Duration RECHECK = Duration.ofSeconds(10);

    private final String name;
    private final List<String> twice = new ArrayList<>();
    private final Map<String, ModelPackage> packageByName = new TreeMap<>();
    private final Map<String, Path> fileByName = new TreeMap<>();
    private final List<Path> folders = new ArrayList<>();
    private final List<ModelSource> sources = new ArrayList<>();
    private long cacheBytes = CACHE_BYTES;
    private int loads = LOADS;
    private Duration recheck = RECHECK;
    private PackageLimits limits = PackageLimits.standard();

    private Builder(String name) {
      this.name = Problems.notBlank("MultiModelEndpoint", "name", name);
    }

    /**
     * Adds a model.
     *
     * @param model its name: letters, digits, {@code . _ -}
     * @param pack its package, which stays in memory as long as the endpoint
     * @return this
     */
    public Builder model(String model, ModelPackage pack) {
      note(model);
      packageByName.put(model, Objects.requireNonNull(pack, "pack"));
      return this;
    }

    /**
     * Adds a model that lies in a file.
     *
     * @param model its name: letters, digits, {@code . _ -}
     * @param file of its package; whether it is there shows when the model is loaded
     * @return this
     */
    public Builder model(String model, Path file) {
      note(model);
      fileByName.put(model, Objects.requireNonNull(file, "file"));
      return this;
    }

    private void note(String model) {
      if (packageByName.containsKey(model) || fileByName.containsKey(model)) {
        twice.add(model);
      }
    }

    /**
     * Adds all packages of a folder, also those that come later: {@code income.tar.gz} is the model
     * {@code income}. Folders inside are not looked at, and a symbolic link to a file elsewhere is
     * no model.
     *
     * @param folder must be there when the endpoint is opened
     * @return this
     */
    public Builder folder(Path folder) {
      folders.add(Objects.requireNonNull(folder, "folder"));
      return this;
    }

    /**
     * Adds the models of a source, such as a registry's.
     *
     * @param source asked when a model is loaded or looked after. Of several models of one name
     *     that which was named by {@link #model} counts, then that of the first folder, then that
     *     of the first source
     * @return this
     */
    public Builder source(ModelSource source) {
      sources.add(Objects.requireNonNull(source, "source"));
      return this;
    }

    /**
     * How much memory the models may need together, as estimated from their graphs: a model of
     * trees is counted as 1 MiB and 7 times its graph as it is written, another one as 256 KiB and
     * 3 times its graph. The fixed part is what one thread works with while it scores many rows;
     * further threads that do so at the same time are not counted, nor are models that requests
     * still hold after they have made room.
     *
     * @param bytes at least 1; 512 MiB by default
     * @return this
     */
    public Builder cacheBytes(long bytes) {
      cacheBytes = bytes;
      return this;
    }

    /**
     * How many models may be loaded at a time; further ones wait. Loading takes memory beside that
     * of the model.
     *
     * @param atOnce at least 1; 4 by default
     * @return this
     */
    public Builder loads(int atOnce) {
      loads = atOnce;
      return this;
    }

    /**
     * How long a model is answered from memory before its source is asked whether it is still the
     * same.
     *
     * @param pause zero or more, at most 10,000 days; 10 seconds by default
     * @return this
     */
    public Builder recheck(Duration pause) {
      recheck = Objects.requireNonNull(pause, "pause");
      return this;
    }

    /**
     * How much a package in a file may ask for before it is refused.
     *
     * @param packageLimits the standard limits by default
     * @return this
     */
    public Builder limits(PackageLimits packageLimits) {
      limits = Objects.requireNonNull(packageLimits, "packageLimits");
      return this;
    }

    /**
     * Opens the endpoint. No model is loaded yet.
     *
     * @return open, to be closed
     * @throws IllegalArgumentException if an option is out of its range, there is nowhere a model
     *     could come from, or a folder is not there; the message has all
     */
    public MultiModelEndpoint open() {
      check();
      List<ModelSource> all = new ArrayList<>();
      all.add(NamedSource.of(packageByName, fileByName, limits));
      folders.forEach(folder -> all.add(new FolderSource(folder, limits)));
      all.addAll(sources);
      return new HostedModels(name, all, new HostingLimits(cacheBytes, loads, recheck));
    }

    private void check() {
      Problems problems = Problems.of("MultiModelEndpoint '" + name + "'");
      problems
          .require(ModelNames.isName(name), "name", ModelNames.FORM, ModelNames.shown(name))
          .require(twice.isEmpty(), "models", "named once", twice)
          .require(cacheBytes >= 1, "cacheBytes", "at least 1", cacheBytes)
          .require(loads >= 1, "loads", "at least 1", loads)
          .require(
              !recheck.isNegative() && recheck.toDays() <= 10_000,
              "recheck",
              "from 0 to 10,000 days",
              recheck);
      checkModels(problems);
      problems.throwIfAny();
    }

    private void checkModels(Problems problems) {
      List<String> models = new ArrayList<>(packageByName.keySet());
      models.addAll(fileByName.keySet());
      for (String model : models) {
        problems.require(
            ModelNames.isName(model), "model", ModelNames.FORM, ModelNames.shown(model));
      }
      for (Path folder : folders) {
        problems.require(Files.isDirectory(folder), "folder", "there", "'" + folder + "'");
      }
      problems.require(
          !models.isEmpty() || !folders.isEmpty() || !sources.isEmpty(),
          "models",
          "given by model, folder or source",
          "none");
    }
  }
}
