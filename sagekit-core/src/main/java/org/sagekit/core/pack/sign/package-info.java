/**
 * Keys that sign packages: Ed25519 by the JDK, in the files that every other tool reads and writes
 * ({@code openssl genpkey -algorithm ed25519}): PKCS#8 for private keys and X.509
 * SubjectPublicKeyInfo for public ones (RFC 8410), as PEM (RFC 7468).
 */
@NullMarked
package org.sagekit.core.pack.sign;

import org.jspecify.annotations.NullMarked;
