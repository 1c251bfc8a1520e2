package org.sagekit.core.label.exchange.manifest;

import java.util.Locale;

/** What is labelled. */
public enum Media {
  /** A text. */
  TEXT,
  /** An image. */
  IMAGE;

  /** The type of a job of this kind on it, as Ground Truth names it. */
  String type(String kind) {
    return "groundtruth/" + name().toLowerCase(Locale.ROOT) + "-" + kind;
  }
}
