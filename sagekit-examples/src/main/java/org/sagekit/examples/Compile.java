package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.Target;
import org.sagekit.api.pack.Verdict;
import org.sagekit.core.pack.CompilationJob;
import org.sagekit.core.pack.CompiledFiles;
import org.sagekit.core.pack.ModelPackages;
import org.sagekit.core.pack.Targets;
import org.sagekit.core.pack.Verification;

/** Compiles a package, so that the model computes the same elsewhere, and proves that it does. */
public final class Compile {
  private static final Cli CLI =
      Cli.of("Compile", "compiles a model package, so that it computes the same elsewhere")
          .option("package", "FILE", "a model.tar.gz; Training --package makes one")
          .option("target", "NAME", "one of " + names() + ", or all")
          .option("out", "PLACE", "a folder, or an archive: .tar.gz, .tgz or .zip");

  private Compile() {}

  public static void main(String[] args) {
    CLI.main(args, Compile::run);
  }

  private static String names() {
    return String.join(", ", Targets.all().stream().map(Target::name).toList());
  }

  static ModelPackage run(Arguments args, PrintStream out) {
    ModelPackage pack = ModelPackages.open(Path.of(args.required("package")));
    String name = args.required("target");
    if (name.equals("all")) {
      for (Target target : Targets.all()) {
        if (target.problems(pack.graph()).isEmpty()) {
          compile(pack, target, args.path("out").map(place -> place.resolve(target.name())), out);
        } else {
          out.printf("%-11s left out: %s%n", target.name(), target.problems(pack.graph()).get(0));
        }
      }
    } else {
      compile(pack, Targets.named(name), args.path("out"), out);
    }
    return pack;
  }

  private static void compile(
      ModelPackage pack, Target target, java.util.Optional<Path> place, PrintStream out) {
    CompiledModel compiled = CompilationJob.compile(pack, target);
    Verdict verdict = Verification.of(compiled, target);
    out.printf("%-11s %-9s %s%n", target.name(), verdict.outcome().label(), verdict.said());
    if (!verdict.outcome().isSound()) {
      throw new ModelFormatException(
          "Compile: what was compiled for '%s' must agree with the certificate, but did not: %s"
              .formatted(target.name(), verdict.said()));
    }
    if (place.isPresent()) {
      Path written = CompiledFiles.write(compiled, place.get());
      for (String file : compiled.names()) {
        out.printf(Locale.ROOT, "%,14d bytes  %s%n", compiled.file(file).length, file);
      }
      out.println("Written to " + written);
    }
  }
}
