/**
 * What the data is: an immutable, columnar {@link org.sagekit.api.data.Dataset} with a {@link
 * org.sagekit.api.data.Schema} that says type and role of each column.
 */
@NullMarked
package org.sagekit.api.data;

import org.jspecify.annotations.NullMarked;
