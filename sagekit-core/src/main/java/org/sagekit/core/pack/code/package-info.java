/**
 * Targets that are code: Java, C, JavaScript, WebAssembly and Python.
 *
 * <p>The functions of {@code org.sagekit.core.pack.machine} are read as text, by {@link
 * org.sagekit.core.pack.code.Source}, and written in each language; only those that a model needs.
 * Tables come beside them, so that what is written stays small and compiles in no time.
 */
@NullMarked
package org.sagekit.core.pack.code;

import org.jspecify.annotations.NullMarked;
