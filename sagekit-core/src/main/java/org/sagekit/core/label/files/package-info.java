/**
 * Answers in files: {@link org.sagekit.core.label.files.VoteFile} and {@link
 * org.sagekit.core.label.files.GoldFile} read any kind of them, from separated values or JSON
 * lines.
 */
@NullMarked
package org.sagekit.core.label.files;

import org.jspecify.annotations.NullMarked;
