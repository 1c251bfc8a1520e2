package org.sagekit.core.deploy.records;

/** Makes something of a line. */
@FunctionalInterface
interface LineParser<T> {

  /**
   * Reads a line.
   *
   * @throws RecordFault if it is damaged
   */
  T parse(String line) throws RecordFault;
}
