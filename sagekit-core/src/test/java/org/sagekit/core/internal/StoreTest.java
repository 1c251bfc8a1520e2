package org.sagekit.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sagekit.api.StoreException;

/** What the tables do, wherever they lie. */
abstract class StoreTest {
  private static final String INSERT =
      "INSERT INTO model_group (name, description, created) VALUES (?, '', 1)";
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Store> opened = new ArrayList<>();
  private Store store;

  /** The same tables at every call of one test. */
  abstract Database database();

  /** Tables that are not there yet. */
  abstract Database freshDatabase();

  final Store another() {
    Store another = Store.open(database());
    opened.add(another);
    return another;
  }

  @BeforeEach
  void open() {
    store = another();
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    opened.forEach(Store::close);
  }

  static int insert(Connection connection, String name) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, name);
      return insert.executeUpdate();
    }
  }

  static List<String> names(Connection connection) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name FROM model_group ORDER BY name")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    return names;
  }

  static int add(Store store, String name) {
    return store.write(c -> insert(c, name));
  }

  final int add(String name) {
    return add(store, name);
  }

  static List<String> names(Store store) {
    return store.read(StoreTest::names);
  }

  final List<String> names() {
    return names(store);
  }

  @Test
  void whatWasWrittenIsThereForEverybody() {
    assertThat(add("one")).isOne();
    assertThat(names()).containsExactly("one");
    assertThat(names(another())).containsExactly("one");
  }

  @Test
  void whatFailedLeavesNothing() {
    assertThatThrownBy(
            () ->
                store.write(
                    c -> {
                      insert(c, "half");
                      return insert(c, "half");
                    }))
        .isInstanceOf(StoreException.class)
        .hasMessageMatching("(?s)Store '.+' can't be written: .+");
    assertThat(names()).isEmpty();
    assertThat(add("whole")).isOne();
  }

  @Test
  void aFaultOfTheWorkItselfComesAsItIs() {
    RuntimeException fault = new IllegalArgumentException("mine");
    Error error = new AssertionError("mine too");
    assertThat(catchThrowable(() -> store.write(c -> failed(c, fault)))).isSameAs(fault);
    assertThat(catchThrowable(() -> store.write(c -> failed(c, error)))).isSameAs(error);
    assertThat(names()).isEmpty();
  }

  private static int failed(Connection connection, Throwable fault) throws SQLException {
    insert(connection, "gone");
    if (fault instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) fault;
  }

  @Test
  void textsAreOrderedByTheirBytes() {
    List.of("b", "B", "a", "\u00e4", "_", "10", "9").forEach(this::add);
    assertThat(names()).containsExactly("10", "9", "B", "_", "a", "b", "\u00e4");
  }

  @Test
  void aReaderSeesOneState() {
    add("before");
    List<List<String>> seen =
        store.read(
            c -> {
              List<String> first = names(c);
              add("meanwhile");
              return List.of(first, names(c));
            });
    assertThat(seen).containsExactly(List.of("before"), List.of("before"));
    assertThat(names()).containsExactly("before", "meanwhile");
  }

  @Test
  void aReaderChangesNothing() {
    assertThatThrownBy(() -> store.read(c -> insert(c, "sly"))).isInstanceOf(StoreException.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void aReaderWaitsForNoWriter() {
    add("before");
    List<String> seen =
        store.write(
            c -> {
              insert(c, "meanwhile");
              return readElsewhere();
            });
    assertThat(seen).containsExactly("before");
  }

  private List<String> readElsewhere() {
    try {
      return threads.submit(() -> names()).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void refusesWhatWouldWaitForItself() {
    String name = "Store '.+': a %s must not be asked for within a write\\. Maybe use .+";
    assertThatThrownBy(() -> store.write(c -> add("inner")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(name.formatted("write"));
    assertThatThrownBy(() -> store.write(c -> names()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(name.formatted("read"));
    assertThat(names()).isEmpty();
  }

  /** Asks for works while another is at work, so that they are done in one transaction. */
  private <T> List<FutureTask<T>> together(List<Callable<T>> works) throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    Future<Integer> first =
        threads.submit(
            () ->
                store.write(
                    c -> {
                      busy.countDown();
                      await(enough);
                      return insert(c, "first");
                    }));
    busy.await();
    List<FutureTask<T>> asked = works.stream().map(FutureTask::new).toList();
    List<Thread> asking = asked.stream().map(Thread::new).toList();
    asking.forEach(Thread::start);
    while (!asking.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
      Thread.onSpinWait();
    }
    enough.countDown();
    assertThat(first.get()).isOne();
    return asked;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsAskedForAtOnceIsDoneAtOnce() throws Exception {
    AtomicInteger commits = new AtomicInteger();
    store = Store.open(counted(database(), commits));
    opened.add(store);
    int works = 600; // more than one group
    List<Callable<Integer>> adding =
        IntStream.range(0, works).mapToObj(i -> (Callable<Integer>) () -> add("n" + i)).toList();
    for (Future<Integer> done : together(adding)) {
      assertThat(done.get()).isOne();
    }
    assertThat(names()).hasSize(works + 1);
    assertThat(commits).hasValueLessThan(20);
  }

  private static Database counted(Database database, AtomicInteger commits) {
    return (Database)
        Proxy.newProxyInstance(
            StoreTest.class.getClassLoader(),
            new Class<?>[] {Database.class},
            (proxy, method, args) -> {
              if (method.getName().equals("commit")) {
                commits.incrementAndGet();
              }
              return method.invoke(database, args);
            });
  }

  @Test
  void oneThatFailsAmongOthersFailsAlone() throws Exception {
    RuntimeException fault = new IllegalStateException("mine");
    List<FutureTask<Integer>> asked =
        together(
            List.of(
                () -> add("one"),
                () -> store.write(c -> failed(c, fault)),
                () -> store.write(c -> insert(c, "two") + insert(c, "two")),
                () -> store.write(c -> passedOver(c)),
                () -> add("three")));
    assertThat(asked.get(0).get()).isOne();
    assertThatThrownBy(() -> asked.get(1).get()).hasCause(fault);
    assertThatThrownBy(() -> asked.get(2).get()).hasCauseInstanceOf(StoreException.class);
    assertThat(asked.get(4).get()).isOne();
    assertThat(names()).contains("first", "one", "three").doesNotContain("gone", "two");
  }

  /** A work that goes on after a fault: SQLite lets it, PostgreSQL doesn't. */
  private static int passedOver(Connection connection) throws SQLException {
    try {
      return connection.createStatement().executeUpdate("no statement");
    } catch (SQLException e) {
      return 0;
    }
  }

  @Test
  void manyHandlesCountAsOne() throws Exception {
    List<Store> handles = List.of(store, another(), another(), another());
    add("0");
    List<Callable<Integer>> counting =
        IntStream.range(0, 80)
            .mapToObj(i -> (Callable<Integer>) () -> handles.get(i % 4).write(StoreTest::addNext))
            .toList();
    List<Integer> numbers = new ArrayList<>();
    for (Future<Integer> done : threads.invokeAll(counting)) {
      numbers.add(done.get());
    }
    assertThat(numbers)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 80).boxed().toList());
  }

  /** Would give a number twice if it did not see what the writer before it has done. */
  private static int addNext(Connection connection) throws SQLException {
    int next = names(connection).stream().mapToInt(Integer::parseInt).max().getAsInt() + 1;
    insert(connection, String.valueOf(next));
    return next;
  }

  @Test
  void readersReadWhileWritersWrite() throws Exception {
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String name = "n" + i;
      tasks.add(() -> store.write(c -> insert(c, name + "a") + insert(c, name + "b")));
      tasks.add(() -> names().size() % 2);
    }
    int odd = 0;
    for (Future<Integer> done : threads.invokeAll(tasks)) {
      odd += done.get() == 1 ? 1 : 0;
    }
    assertThat(odd).isZero();
  }

  @Test
  void manyOpenNewTablesAtOnce() throws Exception {
    Database fresh = freshDatabase();
    List<Callable<Integer>> opening = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String name = "n" + i;
      opening.add(
          () -> {
            try (Store one = Store.open(fresh)) {
              return add(one, name);
            }
          });
    }
    for (Future<Integer> done : threads.invokeAll(opening)) {
      assertThat(done.get()).isOne();
    }
  }

  @Test
  void isOfNoUseOnceItIsClosed() {
    store.close();
    store.close();
    assertThatThrownBy(() -> add("late"))
        .isInstanceOf(StoreException.class)
        .hasMessageMatching("Store '.+' can't be written: it is closed");
    assertThatThrownBy(this::names)
        .isInstanceOf(StoreException.class)
        .hasMessageMatching("Store '.+' can't be read: it is closed");
  }

  @Test
  void bringsTablesOfTheFirstVersionUpToDate() {
    List<String> run =
        List.of(
            "INSERT INTO run (name, status, started) VALUES ('a', 'b', 1)",
            "INSERT INTO run_stage (run, position, path, status) VALUES (1, 0, 'a', 'b')");
    try (Store old = Store.open(version(1, run))) {
      assertThat(count(old, "run_of_2")).isOne();
      assertThat(count(old, "run_stage")).isOne();
      assertThat(count(old, "run")).isZero();
      assertThat(old.damage()).isEmpty();
    }
  }

  @Test
  void numbersTheRunsOfSchedulesInTheirOrder() {
    String run =
        "INSERT INTO monitor_run VALUES ('%s', %s, '%s', 0, 0, 'COMPLETED', '', '', '', 0, 1, 0, 0)";
    List<String> rows =
        List.of(
            "INSERT INTO monitor_schedule VALUES ('a', '', 0, 0), ('b', '', 0, 0)",
            run.formatted("a", "30", "TIMING"),
            run.formatted("a", "10", "TIMING"),
            run.formatted("b", "20", "TIMING"),
            run.formatted("a", "10", "MANUAL"));
    try (Store old = Store.open(version(5, rows))) {
      assertThat(old.read(StoreTest::numbers))
          .containsExactly("a 1 10 MANUAL", "a 2 10 TIMING", "a 3 30 TIMING", "b 1 20 TIMING");
    }
  }

  private static List<String> numbers(Connection connection) throws SQLException {
    List<String> numbers = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT schedule, number, due, kind FROM monitor_run ORDER BY schedule, number")) {
      while (rows.next()) {
        numbers.add(
            String.join(
                " ", rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
    }
    return numbers;
  }

  /** A database that holds the tables of an earlier version, and some rows. */
  private Database version(int version, List<String> rows) {
    Database database = freshDatabase();
    List<String> all = Tables.changesSince(0);
    List<String> then = all.subList(0, all.size() - Tables.changesSince(version).size());
    try (Connection c = database.writer()) {
      database.beginWriting(c);
      for (String change : then) {
        for (String words : database.translated(change)) {
          Database.execute(c, words);
        }
      }
      database.setVersion(c, version);
      for (String row : rows) {
        Database.execute(c, row);
      }
      database.commit(c);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return database;
  }

  private static int count(Store store, String table) {
    return store.read(c -> count(c, table));
  }

  private static int count(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
