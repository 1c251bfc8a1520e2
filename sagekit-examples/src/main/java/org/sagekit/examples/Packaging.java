package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.Verdict;
import org.sagekit.core.pack.ModelPackages;
import org.sagekit.core.pack.Verification;

/** Opens a package, checks every byte of it, and shows what is in it. */
public final class Packaging {
  private static final Cli CLI =
      Cli.of("Packaging", "checks a model package and shows what is in it")
          .option("package", "FILE", "a model.tar.gz; Training --package makes one")
          .flag("verify", "runs every target by the programs of this machine");

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
    out.println();
    List<Verdict> verdicts =
        args.has("verify") ? Verification.of(pack) : pack.certificate().verdicts();
    for (Verdict verdict : verdicts) {
      out.printf("%-11s %-8s %s%n", verdict.target(), verdict.outcome().label(), verdict.said());
    }
    for (Verdict verdict : verdicts) {
      if (!verdict.outcome().isSound()) {
        throw new ModelFormatException(
            "Packaging: every target must agree with the certificate, but '%s' did not."
                .formatted(verdict.target()));
      }
    }
    return pack;
  }
}
