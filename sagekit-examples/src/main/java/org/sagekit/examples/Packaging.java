package org.sagekit.examples;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.sagekit.api.Fingerprint;
import org.sagekit.api.ModelFormatException;
import org.sagekit.api.pack.CompiledModel;
import org.sagekit.api.pack.ModelPackage;
import org.sagekit.api.pack.Target;
import org.sagekit.api.pack.Verdict;
import org.sagekit.core.pack.CompiledFiles;
import org.sagekit.core.pack.ModelPackages;
import org.sagekit.core.pack.PackagingJob;
import org.sagekit.core.pack.Targets;
import org.sagekit.core.pack.Verification;
import org.sagekit.core.pack.sign.PackageTrust;
import org.sagekit.core.pack.sign.SigningKey;
import org.sagekit.core.pack.sign.VerifyingKey;

/**
 * Opens a package, checks every byte of it, and shows what is in it.
 *
 * <p>Whose it is: {@code --new-key key.pem} makes a pair of keys, the public half in {@code
 * key.pub.pem}; {@code --package model.tar.gz --sign key.pem --out signed.tar.gz} signs; {@code
 * --package signed.tar.gz --trust key.pub.pem} opens it only if that key signed it.
 */
public final class Packaging {
  private static final String PUBLIC = ".pub.pem";
  private static final Cli CLI =
      Cli.of("Packaging", "checks a model package and shows what is in it")
          .option("package", "FILE", "a model.tar.gz; Training --package makes one")
          .flag("verify", "runs every target by the programs of this machine")
          .option("trust", "FILE", "opens it only if this public key (PEM) signed it")
          .option("keys", "FOLDER", "opens it only if one of the public keys *.pem there did")
          .option("extract", "FOLDER", "takes what it was compiled into out, a folder each")
          .option("export", "A,B,..", "puts what it compiles to into another package: onnx,java")
          .option("sign", "FILE", "signs another package with this private key (PEM)")
          .option("out", "FILE", "where the other package goes")
          .option("new-key", "FILE", "makes a private key there, and its public one beside it");

  private Packaging() {}

  public static void main(String[] args) {
    CLI.main(args, Packaging::start);
  }

  private static Object start(Arguments args, PrintStream out) throws Exception {
    return args.has("new-key") ? newKey(Path.of(args.required("new-key")), out) : run(args, out);
  }

  static VerifyingKey newKey(Path file, PrintStream out) {
    SigningKey key = SigningKey.create();
    key.write(file);
    Path known =
        file.resolveSibling(file.getFileName().toString().replaceFirst("\\.pem$", "") + PUBLIC);
    key.verifyingKey().write(known);
    out.println("Private key  " + file + ", for nobody but you");
    out.println("Public key   " + known + ", for everybody");
    out.println("Key          " + key.verifyingKey().id());
    return key.verifyingKey();
  }

  static ModelPackage run(Arguments args, PrintStream out) throws Exception {
    ModelPackage pack = open(Path.of(args.required("package")), args);
    if (args.has("export") || args.has("sign")) {
      pack = another(pack, args);
      out.println("Written to " + pack.file());
    }
    show(pack, out);
    if (args.has("extract")) {
      for (CompiledModel export : pack.exports()) {
        Path folder = Path.of(args.required("extract")).resolve(export.target());
        CompiledFiles.write(ModelPackages.export(pack, export.target()), folder);
        out.println("Extracted to " + folder);
      }
      out.println();
    }
    judge(args.has("verify") ? Verification.of(pack) : pack.certificate().verdicts(), out);
    return pack;
  }

  private static ModelPackage open(Path file, Arguments args) {
    if (args.has("trust")) {
      return ModelPackages.open(
          file, PackageTrust.of(VerifyingKey.read(Path.of(args.required("trust")))));
    }
    return args.has("keys")
        ? ModelPackages.open(file, PackageTrust.in(Path.of(args.required("keys"))))
        : ModelPackages.open(file);
  }

  /** The same model, compiled for others or signed. */
  private static ModelPackage another(ModelPackage pack, Arguments args) throws Exception {
    Path file = Path.of(args.required("out"));
    if (!args.has("export")) {
      return ModelPackages.sign(pack, SigningKey.read(Path.of(args.required("sign"))), file);
    }
    Target[] targets =
        Arrays.stream(args.required("export").split(","))
            .map(Targets::named)
            .toArray(Target[]::new);
    PackagingJob.Builder job = PackagingJob.named("pack").export(targets).to(file);
    args.path("sign").map(SigningKey::read).ifPresent(job::sign);
    if (args.has("verify")) {
      job.verified();
    }
    try (Scratch scratch = Scratch.open()) {
      return scratch.kit().run(job.build(), pack.model()).output();
    }
  }

  private static void show(ModelPackage pack, PrintStream out) {
    out.println(pack.model());
    out.println("SHA-256   " + pack.fingerprint());
    out.println("Signed    " + pack.signer().map(Fingerprint::hex).orElse("by nobody"));
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
  }

  private static void judge(List<Verdict> verdicts, PrintStream out) {
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
  }
}
