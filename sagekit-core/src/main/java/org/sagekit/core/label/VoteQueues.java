package org.sagekit.core.label;

import org.sagekit.api.Workspace;
import org.sagekit.core.label.live.VoteQueue;

/** Where queues of live votes come from. */
public final class VoteQueues {

  private VoteQueues() {}

  /**
   * A queue in memory: what waits is lost with the process.
   *
   * @param name for messages
   * @param capacity how many votes may wait before those who put must wait, at least 1
   * @return an empty queue
   */
  public static VoteQueue inMemory(String name, int capacity) {
    return VoteQueue.inMemory(name, capacity);
  }

  /**
   * A queue of a workspace: what it acknowledged survives the death of the process and a power cut.
   *
   * @param workspace one of SageKit's
   * @param name which of its queues; made if it is not there
   * @param capacity how many votes may wait before those who put must wait, at least 1
   * @return a queue with what it acknowledged before in {@link VoteQueue#earlier}
   * @throws IllegalStateException if it is open already, here or in another process
   * @throws org.sagekit.api.StoreException if the workspace can't be read or written
   */
  public static VoteQueue lasting(Workspace workspace, String name, int capacity) {
    return VoteQueue.lasting(workspace, name, capacity);
  }
}
