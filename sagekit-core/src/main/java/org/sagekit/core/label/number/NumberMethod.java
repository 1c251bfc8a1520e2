package org.sagekit.core.label.number;

import org.sagekit.api.Settings;

/** A way to the truth behind numbers. Thread-safe. */
interface NumberMethod {

  String name();

  Settings settings();

  NumberFit fit(NumberTable table);
}
