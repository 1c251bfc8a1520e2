package org.sagekit.core.deploy.capture;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says each kind of fault once: a full disk must not fill the log as well. Thread-safe. */
final class Complaints {
  private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
  private final String subject;
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  /**
   * @param subject whose capture it is
   */
  Complaints(String subject) {
    this.subject = subject;
  }

  /** Never throws: a log that fails may neither end the thread that writes nor a prediction. */
  void say(String what, @Nullable Throwable cause) {
    try {
      if (said.add(what)) {
        LOG.warn(
            "Capture of '{}': {}; records are dropped and counted, predictions go on.",
            subject,
            what,
            cause);
      }
    } catch (RuntimeException | Error e) {
      return; // the counts tell it as well
    }
  }
}
