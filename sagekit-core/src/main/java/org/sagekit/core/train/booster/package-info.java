/**
 * The files of XGBoost: {@link org.sagekit.core.train.booster.BoosterModel} reads what the library
 * saves, JSON or UBJ, as plain data, and each {@link org.sagekit.core.train.booster.BoosterTree}
 * becomes a {@link org.sagekit.api.model.Tree}. What SageKit's own trainer learnt and what was
 * trained elsewhere is read by the same code.
 *
 * <p>The form is that of XGBoost's document "Introduction to Model IO" and its JSON schema.
 */
@NullMarked
package org.sagekit.core.train.booster;

import org.jspecify.annotations.NullMarked;
