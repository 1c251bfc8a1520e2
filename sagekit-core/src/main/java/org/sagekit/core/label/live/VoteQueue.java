package org.sagekit.core.label.live;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.sagekit.api.Problems;
import org.sagekit.api.StoppedException;
import org.sagekit.api.StoreException;
import org.sagekit.api.Workspace;
import org.sagekit.api.label.RunningAggregation;
import org.sagekit.api.label.Vote;
import org.sagekit.api.label.Votes;

/**
 * A bounded queue of votes: any number of threads put, and what they put comes out once, in the
 * order in which it was acknowledged. While it is full, those who put wait: that is how a slow
 * aggregator slows down the voting, and memory stays bounded.
 *
 * <pre>{@code
 * try (VoteQueue queue = VoteQueues.lasting(workspace, "income", 10_000)) {
 *   RunningAggregation running = aggregator.running(first.and(queue.earlier().all()));
 *   ...                                    // other threads: queue.put(vote)
 *   queue.drainTo(running, Duration.ofSeconds(1));
 * }
 * }</pre>
 *
 * <p>A queue that lasts keeps every vote in its workspace before it acknowledges it: what {@code
 * put} returned from survives {@code kill -9} and a power cut, and is among {@link #earlier} when
 * the queue is opened next. A put that did not return may or may not have been kept; putting it
 * again is safe, for aggregators count identical votes once. Thread-safe.
 */
public final class VoteQueue implements AutoCloseable {
  private final String name;
  private final VoteLog log;
  private final Waiting waiting;
  private final ReentrantLock consumer = new ReentrantLock();

  private VoteQueue(String name, int capacity, VoteLog log) {
    this.name = name;
    this.log = log;
    this.waiting = new Waiting(name, capacity);
  }

  /**
   * A queue in memory.
   *
   * @param name for messages
   * @param capacity how many votes may wait, at least 1
   * @return an empty queue
   * @throws IllegalArgumentException if the name is blank or the capacity too small
   */
  public static VoteQueue inMemory(String name, int capacity) {
    check(name, capacity);
    return new VoteQueue(name, capacity, VoteLog.NONE);
  }

  /**
   * A queue whose votes last.
   *
   * @param workspace one of SageKit's
   * @param name which of the workspace's queues; made if it is not there
   * @param capacity how many votes may wait, at least 1
   * @return a queue in which none waits
   * @throws IllegalArgumentException if the name is blank or the capacity too small
   * @throws IllegalStateException if it is open already, here or in another process
   * @throws StoreException if the workspace can't be read or written
   */
  public static VoteQueue lasting(Workspace workspace, String name, int capacity) {
    check(name, capacity);
    return new VoteQueue(name, capacity, StoredVotes.open(workspace, name));
  }

  private static void check(String name, int capacity) {
    Problems.notBlank("VoteQueue", "name", name);
    Problems.of("VoteQueue '" + name + "'")
        .require(capacity >= 1, "capacity", "at least 1", capacity)
        .throwIfAny();
  }

  /**
   * What this queue acknowledged before it was opened. Together with what comes out from now on it
   * is each vote once.
   *
   * @return in the order in which it came; empty if the queue does not last
   * @throws StoreException if it can't be read
   */
  public Votes earlier() {
    return Votes.of(name, log.earlier());
  }

  /**
   * Puts a vote, and waits as long as the queue is full.
   *
   * @param vote any vote
   * @throws IllegalStateException if the queue is closed, also while this waits; the vote is not in
   *     it
   * @throws StoppedException if the thread is interrupted while it waits; the vote is not in it
   * @throws StoreException if the vote can't be kept
   */
  public void put(Vote<String> vote) {
    putAll(List.of(vote));
  }

  /**
   * Puts some votes, all or none, with one commit.
   *
   * @param votes not more than the capacity
   * @throws IllegalArgumentException if there are more
   * @throws IllegalStateException as {@link #put}
   * @throws StoppedException as {@link #put}
   * @throws StoreException as {@link #put}
   */
  public void putAll(Collection<Vote<String>> votes) {
    add(List.copyOf(votes), Optional.empty());
  }

  /**
   * Puts a vote if there is room in time.
   *
   * @param vote any vote
   * @param patience how long to wait for room; zero for not at all
   * @return whether it was put
   * @throws IllegalStateException as {@link #put}
   * @throws StoppedException as {@link #put}
   * @throws StoreException as {@link #put}
   */
  public boolean offer(Vote<String> vote, Duration patience) {
    return add(List.of(vote), Optional.of(patience));
  }

  private boolean add(List<Vote<String>> votes, Optional<Duration> patience) {
    if (!waiting.reserve(votes.size(), patience)) {
      return false;
    }
    boolean kept = false;
    try {
      log.keep(votes);
      kept = true;
    } finally {
      waiting.settle(kept ? votes : List.of(), votes.size());
    }
    return true;
  }

  /**
   * Takes all votes that wait.
   *
   * @param patience how long to wait for the first; zero for not at all
   * @return at least one, unless none came in time or the queue is {@link #isEnded}
   * @throws StoppedException if the thread is interrupted while it waits
   */
  public List<Vote<String>> take(Duration patience) {
    consumer.lock();
    try {
      List<Vote<String>> votes = waiting.first(patience);
      waiting.remove(votes.size());
      return votes;
    } finally {
      consumer.unlock();
    }
  }

  /**
   * Gives all votes that wait to an aggregation. They leave the queue when it has taken them: if it
   * refuses, they are still there.
   *
   * @param running takes them, in this thread
   * @param patience how long to wait for the first; zero for not at all
   * @return how many
   * @throws StoppedException if the thread is interrupted while it waits
   */
  public int drainTo(RunningAggregation running, Duration patience) {
    consumer.lock();
    try {
      List<Vote<String>> votes = waiting.first(patience);
      if (!votes.isEmpty()) {
        running.add(votes);
        waiting.remove(votes.size());
      }
      return votes.size();
    } finally {
      consumer.unlock();
    }
  }

  /**
   * How many votes wait.
   *
   * @return from 0 to the capacity
   */
  public int size() {
    return waiting.size();
  }

  /**
   * Whether nothing will come out any more.
   *
   * @return true if it is closed and no vote waits
   */
  public boolean isEnded() {
    return waiting.isEnded();
  }

  /**
   * Takes no more votes. Puts that are being kept are waited for; those that wait for room are
   * refused. What waits can still be taken. Closing twice does nothing.
   *
   * @throws StoreException if the workspace can't be written
   */
  @Override
  public void close() {
    if (waiting.close()) {
      log.close();
    }
  }
}
