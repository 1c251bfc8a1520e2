/**
 * Packaging: a trained model as one file that carries its whole past and says of every byte what it
 * must be.
 *
 * <h2>The form sagekit-package/3</h2>
 *
 * <p>A package is a tar archive (POSIX.1-1988, ustar) in one gzip member, of these files in this
 * order:
 *
 * <pre>
 * manifest.json   what the package is, for people and tools, and name, size and SHA-256 of the others
 * MLmodel         the same for tools of MLflow, in their words (YAML)
 * graph.bin       how the model computes: the form graph/2 of {@code org.sagekit.core.model}
 * history.bin     everything else of the model: schema, profile, settings, evaluation, leaderboard,
 *                 lineage
 * certificate.tsv what the model computes on hard rows: the form of {@code CertificateFile}
 * targets.tsv     what was found of each target: the form of {@code VerdictFile}
 * exports/T/...   if it was asked for, what the target T compiles the model to; bytes, never parsed;
 *                 ModelPackages.export puts certificate.tsv beside them
 * signer.pem      if it is signed, the public key: X.509 SubjectPublicKeyInfo (RFC 8410) in PEM
 * signature.ed25519  and the 64 bytes by which it signed manifest.json (RFC 8032)
 * </pre>
 *
 * <p>Nothing is left to choice: no times, no owners, fixed headers, two empty blocks at the end and
 * nothing behind them. So the same model, exports and key give the same bytes on the same platform
 * (zlib may compress otherwise on another; the manifest, the parts and the signature are the same
 * everywhere). Packages of the forms before, which no release wrote, are refused by name.
 *
 * <p>Reading refuses what differs, in this order and nothing being parsed before it is due: the
 * size of the file, the gzip and tar framing, names and sizes against {@link
 * org.sagekit.core.pack.PackageLimits}, CRC-32 and length of the content, the fingerprint of the
 * file if the caller gave one, the signature if there is one or the caller wants one, the
 * manifest's format, the SHA-256 of each part. Only then are the parts read; last, the graph,
 * history, MLmodel and manifest that a model of these parts would get must be those that are there,
 * byte for byte, so that none can say anything else than the model that comes of it.
 *
 * <h2>Whose it is</h2>
 *
 * <p>All this finds damage, and a package is never code: no class is loaded and no native library
 * fed; of the exports, which are code to others, only the hash is looked at. But whoever can write
 * the file can write another valid one, whose hashes fit. Against that stands the fingerprint of
 * the file, kept elsewhere ({@link org.sagekit.core.pack.ModelPackages#verify}), or a signature by
 * a key that the reader trusts: {@link org.sagekit.core.pack.ModelPackages#open(java.nio.file.Path,
 * org.sagekit.core.pack.sign.PackageTrust) open(file, trust)}. The manifest's hashes settle the
 * rest, so its signature is that of the package. Without a list a signature that is there is
 * checked too, by the key beside it: that finds damage, and nothing else, since a signature can be
 * taken off and another put on. Other tools can check it:
 *
 * <pre>
 * openssl pkeyutl -verify -pubin -inkey signer.pem -rawin -in manifest.json -sigfile signature.ed25519
 * </pre>
 *
 * <p>What is signed are the contents, not how they are compressed: two files of the same contents
 * are the same package to a key, and two to a fingerprint.
 *
 * <h2>Models of others</h2>
 *
 * <p>{@link org.sagekit.core.pack.Imports} reads files that other libraries wrote, and an {@link
 * org.sagekit.core.pack.ImportJob} makes what was read a model with a past, to be packaged like any
 * other.
 */
@NullMarked
package org.sagekit.core.pack;

import org.jspecify.annotations.NullMarked;
