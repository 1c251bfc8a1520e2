/** The bytes of requests and answers: JSON and CSV, read strictly and written without detours. */
@NullMarked
package org.sagekit.studio.serve.text;

import org.jspecify.annotations.NullMarked;
