/**
 * Where one gets data: {@link org.sagekit.core.data.Datasets} reads and writes it, {@link
 * org.sagekit.core.data.Columns} converts it, {@link org.sagekit.core.data.Splits} divides it,
 * {@link org.sagekit.core.data.Profiles} describes it, and {@link org.sagekit.core.data.DataForms}
 * keeps it in bytes.
 */
@NullMarked
package org.sagekit.core.data;

import org.jspecify.annotations.NullMarked;
