package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.core.pack.ModelPackages;

/** Opens a package, checks every byte of it, and shows what is in it. */
public final class Packaging {
  private static final Cli CLI =
      Cli.of("Packaging", "checks a model package and shows what is in it")
          .option("package", "FILE", "a model.tar.gz; Training --package makes one");

  private Packaging() {}

  public static void main(String[] args) {
    CLI.main(args, Packaging::run);
  }

  static ModelPackage run(Arguments args, PrintStream out) {
    ModelPackage pack = ModelPackages.open(Path.of(args.required("package")));
    out.println(pack.model());
    out.println("SHA-256   " + pack.fingerprint());
    out.println("Task      " + pack.graph().task() + " " + pack.graph().classes());
    out.println("Settings  " + pack.model().settings());
    pack.model()
        .evaluation()
        .estimateByMetric()
        .forEach((metric, estimate) -> out.printf("%-9s %s%n", metric.label(), estimate));
    out.println();
    for (ModelPackage.Part part : pack.parts()) {
      out.printf(
          Locale.ROOT, "%,12d bytes  %s  %s%n", part.size(), part.sha256().brief(), part.name());
    }
    return pack;
  }
}
