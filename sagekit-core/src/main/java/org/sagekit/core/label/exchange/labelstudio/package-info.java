/** Label Studio's JSON: tasks with the annotations of people and the predictions of models. */
@NullMarked
package org.sagekit.core.label.exchange.labelstudio;

import org.jspecify.annotations.NullMarked;
