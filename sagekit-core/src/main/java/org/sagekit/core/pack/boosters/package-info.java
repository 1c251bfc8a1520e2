/**
 * Models of XGBoost and LightGBM as graphs: {@link org.sagekit.core.pack.boosters.XgboostReader}
 * and {@link org.sagekit.core.pack.boosters.LightGbmReader} take what these libraries save. The
 * graph computes the scores before the last function bit for bit as the library's own predictor
 * does, also for missing values, for levels that were never seen and beside every threshold; the
 * one exception is XGBoost's {@code gblinear}. What can't be so is refused by name. No native
 * library is loaded.
 */
@NullMarked
package org.sagekit.core.pack.boosters;

import org.jspecify.annotations.NullMarked;
