package org.sagekit.core.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Where the tables of a workspace lie, and what one kind of database does unlike another. */
interface Database {

  /** Does one thing that returns nothing. */
  static void execute(Connection connection, String text) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  /** How it is called in messages. */
  String name();

  /** A new connection to write by, outside a transaction. */
  Connection writer() throws SQLException;

  /** A new connection to read by, outside a transaction. */
  Connection reader() throws SQLException;

  /** Begins a transaction that writes, as soon as no other does. */
  void beginWriting(Connection writer) throws SQLException;

  /** Begins a transaction that sees one state of the tables, and can't change it. */
  void beginReading(Connection reader) throws SQLException;

  /** Ends a transaction; when it returns, all of it lasts. */
  void commit(Connection connection) throws SQLException;

  /** Ends a transaction as if it had not been. */
  void rollBack(Connection connection) throws SQLException;

  /** Whether a commit that failed so has certainly not taken place. */
  boolean isUndone(SQLException failedCommit);

  /** Whether a connection is of no more use after such a fault, but another may be. */
  boolean isLost(SQLException fault);

  /** The version of the tables; 0 if there are none. */
  int version(Connection connection) throws SQLException;

  /** Changes the version of the tables. */
  void setVersion(Connection writer, int version) throws SQLException;

  /** A change of {@link Tables} in this database's words. */
  List<String> translated(String change);

  /** What is wrong with the tables, a sentence each. */
  List<String> damage(Connection reader) throws SQLException;
}
