package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.sagekit.api.StoreException;

class PostgresStoreTest extends StoreTest {
  private final PGSimpleDataSource source = Postgres.database();

  @Override
  Database database() {
    return of(source);
  }

  @Override
  Database freshDatabase() {
    return of(Postgres.database());
  }

  private static Database of(DataSource source) {
    try {
      return PostgresDatabase.of(source);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** What a restart of the server does to its connections. */
  private void cutAll() {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()""");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void connectsAgainWhenTheServerWasRestarted() {
    add("one");
    assertThat(names()).containsExactly("one");
    cutAll();
    assertThat(names()).containsExactly("one");
    assertThat(add("two")).isOne();
    cutAll();
    assertThat(add("three")).isOne();
    assertThat(names()).containsExactly("one", "three", "two");
  }

  @Test
  void aWriteThatWasCutOffBeforeItsCommitLeavesNothing() {
    Store store = another();
    assertThatThrownBy(
            () ->
                store.write(
                    c -> {
                      insert(c, "half");
                      cutAll();
                      return insert(c, "other half");
                    }))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("can't be written");
    assertThat(names()).isEmpty();
    assertThat(add(store, "next")).isOne();
  }

  @Test
  void saysThatItDoesNotKnowWhenTheCommitWasNotAnswered() {
    AtomicBoolean isDeaf = new AtomicBoolean();
    try (Store store = Store.open(deafAfterCommit(isDeaf))) {
      isDeaf.set(true);
      assertThatThrownBy(() -> store.write(c -> insert(c, "perhaps")))
          .isInstanceOf(StoreException.class)
          .hasMessageMatching("Store '.+': whether the last write lasts is not known, .+");
      isDeaf.set(false);
      assertThat(add(store, "surely")).isOne();
    }
    assertThat(names()).containsExactly("perhaps", "surely");
  }

  /** Connections that lose the server's answer to a commit. */
  private DataSource deafAfterCommit(AtomicBoolean isDeaf) {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, args) -> deaf(source.getConnection(), isDeaf));
  }

  private static Object deaf(Connection connection, AtomicBoolean isDeaf) {
    return Proxy.newProxyInstance(
        PostgresStoreTest.class.getClassLoader(),
        new Class<?>[] {Connection.class},
        (proxy, method, args) -> {
          try {
            Object answer = method.invoke(connection, args);
            if (method.getName().equals("commit") && isDeaf.get()) {
              throw new SQLException("the line was cut", "08006");
            }
            return answer;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  @Test
  void twoSchemasOfADatabaseAreTwoStores() throws SQLException {
    try (Connection connection = source.getConnection()) {
      Database.execute(connection, "CREATE SCHEMA team");
    }
    add("ours");
    source.setCurrentSchema("team,public");
    try (Store team = Store.open(source)) {
      assertThat(names(team)).isEmpty();
      assertThat(add(team, "theirs")).isOne();
    }
    source.setCurrentSchema("public");
    assertThat(names()).containsExactly("ours");
  }

  @Test
  void refusesASearchPathThatLeadsNowhere() {
    source.setCurrentSchema("not_there");
    assertThatThrownBy(() -> Store.open(source))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("its search path must begin with a schema that is there");
  }

  @Test
  void aServerThatForgetsIsAskedToRemember() {
    String asked =
        another()
            .write(
                c -> {
                  try (Statement statement = c.createStatement();
                      ResultSet rows = statement.executeQuery("SHOW synchronous_commit")) {
                    rows.next();
                    return rows.getString(1);
                  }
                });
    assertThat(asked).isEqualTo("on");
  }
}
