/**
 * Packaging: a trained model as one file that carries its whole past and says of every byte what it
 * must be.
 *
 * <h2>The form sagekit-package/2</h2>
 *
 * <p>A package is a tar archive (POSIX.1-1988, ustar) in one gzip member, of these files in this
 * order:
 *
 * <pre>
 * manifest.json   what the package is, for people and tools, and name, size and SHA-256 of the others
 * graph.bin       how the model computes: the form graph/2 of {@code org.sagekit.core.model}
 * history.bin     everything else of the model: schema, profile, settings, evaluation, leaderboard,
 *                 lineage
 * certificate.tsv what the model computes on hard rows: the form of {@code CertificateFile}
 * targets.tsv     what was found of each target: the form of {@code VerdictFile}
 * </pre>
 *
 * <p>Nothing is left to choice: no times, no owners, fixed headers, two empty blocks at the end and
 * nothing behind them. So the same model gives the same bytes on the same platform (zlib may
 * compress otherwise on another; the manifest and the parts are the same everywhere).
 *
 * <p>Reading refuses what differs, in this order and nothing being parsed before it is due: the
 * size of the file, the gzip and tar framing, names and sizes against {@link
 * org.sagekit.core.pack.PackageLimits}, CRC-32 and length of the content, the fingerprint of the
 * file if the caller gave one, the manifest's format, the SHA-256 of each part. Only then are the
 * parts read; last, the manifest that a model of these parts would get must be the manifest that is
 * there, byte for byte, so that it can't say anything else than the parts.
 *
 * <p>All this finds damage, and a package is never code: no class is loaded and no native library
 * fed. But whoever can write the file can write another valid one; against that stands the
 * fingerprint of the file, kept elsewhere: {@link org.sagekit.core.pack.ModelPackages#verify}.
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
