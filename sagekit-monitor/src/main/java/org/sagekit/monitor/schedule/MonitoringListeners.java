package org.sagekit.monitor.schedule;

import java.net.URI;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.sagekit.api.monitor.schedule.MonitoringListener;
import org.sagekit.api.monitor.schedule.ScheduledRun;

/** Where one gets a {@link MonitoringListener}. A schedule has none of its own accord. */
public final class MonitoringListeners {
  private MonitoringListeners() {}

  /**
   * Writes a line for each run to the log {@code org.sagekit.monitor.schedule} of SLF4J: info if
   * all is as it should be, warn otherwise.
   *
   * @return a listener
   */
  public static MonitoringListener log() {
    return new LogListener();
  }

  /**
   * Calls a function for each run that has ended, and for due times that were missed.
   *
   * @param callback takes what came of it
   * @return a listener
   */
  public static MonitoringListener of(Consumer<ScheduledRun> callback) {
    return new CallbackListener(callback);
  }

  /**
   * Tells another only what is news: of a run that ended otherwise than the one before, whichever
   * process ran that. So it hears once that something drifted, once that it is something else, and
   * once that all is well again. Of what was missed it always hears, of beginnings never.
   *
   * @param listener hears the news
   * @return a listener
   */
  public static MonitoringListener whenChanged(MonitoringListener listener) {
    return new NewsListener(listener);
  }

  /**
   * Sends runs to an address with the standard options: see {@link #webhook(URI, UnaryOperator)}.
   *
   * @param address http or https
   * @return a listener, to be closed
   * @throws IllegalArgumentException if the address is anything else
   */
  public static Webhook webhook(URI address) {
    return webhook(address, options -> options);
  }

  /**
   * Sends each run that has ended, and due times that were missed, to an address, by a POST with a
   * body of JSON in UTF-8:
   *
   * <pre>{@code
   * {"schedule": "nightly", "due": "2026-01-02T03:00:00Z", "trigger": "TIMING",
   *  "from": "2026-01-01T03:00:00Z", "to": "2026-01-02T03:00:00Z",
   *  "status": "COMPLETED_WITH_VIOLATIONS", "changed": true, "runId": "run-7",
   *  "drifted": true, "violations": 1,
   *  "findings": [{"column": "age", "check": "DRIFT", "effect": 0.21},
   *               {"column": "city", "check": "UNSEEN"}]}
   * }</pre>
   *
   * <p>{@code drifted}, {@code violations} and {@code findings} are there if the run has completed.
   * Reasons and descriptions, which may quote values of the rows, are never sent.
   *
   * <p>It is sent by a thread of its own: a run is neither delayed nor failed by it. What a
   * schedule has to send is written down together with the result, so that it survives the process:
   * whoever starts the schedule next with the same address sends it, after the lease and as long as
   * an attempt with its pause may take. So a run may come twice, if a process dies between the
   * answer and the note of it; {@code schedule}, {@code due} and {@code trigger} tell which it is.
   * What can't be delivered in so many attempts, counted across processes, or what the history no
   * longer keeps, is dropped, counted and logged. Handed runs by anybody else than a schedule, it
   * knows only its bounded queue.
   *
   * <p>Any answer from 200 to 299 is delivery; after a fault of the network, 408, 429 or 500 to 599
   * it is tried again, each time after twice the pause, whatever {@code Retry-After} says; anything
   * else, redirects included, is final. Of an answer only the status is read. Neither address nor
   * secret is ever written down or logged; of the address the log has the host, the workspace a
   * SHA-256. To be told only of news, use {@link #whenChanged}.
   *
   * @param address http or https
   * @param settings sets the options
   * @return a listener, to be closed
   * @throws IllegalArgumentException if the address is anything else, or an option out of its range
   */
  public static Webhook webhook(URI address, UnaryOperator<Webhook.Options> settings) {
    return Webhook.open(address, settings.apply(Webhook.Options.STANDARD));
  }
}
