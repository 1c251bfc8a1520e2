package org.sagekit.core.pack.boosters;

/** How a library makes the code of a level, a whole number, from a number. */
enum CodeRule {
  /** As XGBoost: rounded to float, below 0 no level, the fraction cut off. */
  FLOAT {
    @Override
    double least(int code) {
      float limit = code;
      double middle = ((double) Math.nextDown(limit) + limit) / 2;
      return (float) middle >= limit ? middle : Math.nextUp(middle);
    }
  },
  /** As LightGBM: the fraction cut off, so that all between -1 and 1 is 0. */
  DOUBLE {
    @Override
    double least(int code) {
      return code == 0 ? Math.nextUp(-1.0) : code;
    }
  };

  /** The least number whose code is this one. */
  abstract double least(int code);
}
