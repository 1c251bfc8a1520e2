/**
 * A small machine that computes every {@link org.sagekit.api.model.ScoringGraph}: tables, and
 * functions over one array of numbers. {@link org.sagekit.core.pack.machine.Lowering} makes the
 * tables and the list of calls.
 *
 * <p>The functions ({@code Inputs}, {@code Vectors}, {@code Links}, {@code Trees}, {@code Points},
 * {@code Densities}, {@code Dates}, {@code Levels}, {@code Texts}, {@code Hashes}, {@code
 * Elementary}) are the source of all targets that are code: {@code org.sagekit.core.pack.code}
 * reads their text and writes it in other languages. So there is one algorithm, and a test of it
 * here is a test of it everywhere. They keep to a small part of Java: static methods of {@code
 * int}, {@code double} and {@code boolean} over one {@code State}; no objects, no {@code long}, no
 * {@code switch}, no {@code break}; divisions and remainders of whole numbers that are not
 * negative; a conversion to {@code int} only of what is in its range; and of {@link java.lang.Math}
 * only {@code sqrt} and {@code floor}.
 */
@NullMarked
package org.sagekit.core.pack.machine;

import org.jspecify.annotations.NullMarked;
