package org.sagekit.core.label.live;

import java.util.List;
import org.sagekit.api.label.Vote;

/** Where the votes of a queue are kept, if anywhere. Thread-safe. */
interface VoteLog extends AutoCloseable {

  /** Keeps nothing: what waits is lost with the process. */
  VoteLog NONE =
      new VoteLog() {
        @Override
        public void keep(List<Vote<String>> votes) {}

        @Override
        public List<Vote<String>> earlier() {
          return List.of();
        }

        @Override
        public void close() {}
      };

  /** Returns when the votes last, all or none. */
  void keep(List<Vote<String>> votes);

  /** What was kept before this log was opened, in the order in which it came. */
  List<Vote<String>> earlier();

  @Override
  void close();
}
