package org.firstmover.experiments.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.firstmover.experiments.run.Host;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.game.Fingerprint;
import org.firstmover.game.InputError;
import org.firstmover.solution.Provenance;
import org.firstmover.solve.Reported;

/**
 * Every run of a study, planned or finished, in one SQLite file. A run is finished when the
 * transaction with its outcome is on the disk. All methods throw {@link InputError} where the file
 * fails; nothing that was stored is ever overwritten.
 */
public final class Store implements AutoCloseable {
  private static final String SORTED =
      " FROM (SELECT *, min(run) OVER (PARTITION BY game, setting, method) AS cell FROM runs)"
          + " JOIN inputs USING (input) LEFT JOIN hosts USING (host) ORDER BY cell, seed, run";

  private final Path file;
  private final String study;
  private final Connection connection;
  private final Consumer<String> reached;
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Map<String, Map<String, String>> options = new HashMap<>();
  private long lastInput = -1;
  private String lastText = "";

  private Store(Path file, String study, Connection connection, Consumer<String> reached) {
    this.file = file;
    this.study = study;
    this.connection = connection;
    this.reached = reached;
  }

  /**
   * Opens the store of a study, or makes it.
   *
   * @param reached told each step of writing, so that a test can stop there
   * @throws InputError if the file is there but is not a store of this study and version
   */
  public static Store open(Path file, String study, Consumer<String> reached) {
    String found = Schema.studyOf(file);
    if (!found.isEmpty() && !found.equals(study)) {
      throw new InputError(
          "study " + found,
          file.toString(),
          "a store of study " + study,
          "Maybe choose another folder by --out, or resume the study that is there.");
    }
    try {
      Store store = new Store(file, study, Schema.writing(file), reached);
      return found.isEmpty() ? store.created() : store;
    } catch (SQLException e) {
      throw StoreErrors.of(file, e);
    }
  }

  /**
   * The name of the study whose store this file is, without changing the file.
   *
   * @throws InputError if it is not a store
   */
  public static String studyOf(Path file) {
    String found = Schema.studyOf(file);
    if (found.isEmpty()) {
      throw new InputError(
          "no store",
          file.toString(),
          "the store of a study",
          "Maybe the path is mistyped: it is the folder that a study was given by --out. One that ended"
              + " before it began is started again by the command that started it.");
    }
    return found;
  }

  private Store created() {
    try {
      write(() -> Schema.create(connection, study));
      return this;
    } catch (InputError e) {
      close();
      throw e;
    }
  }

  /** Adds the runs that are not there under the same fingerprint. */
  public synchronized void plan(Collection<RunPlan> plans) {
    write(
        () -> {
          for (RunPlan plan : plans) {
            String hash = Fingerprint.of("input").text(plan.input()).finish();
            update(
                "INSERT INTO inputs (hash, text) VALUES (?, ?) ON CONFLICT DO NOTHING",
                hash,
                plan.input());
            update(
                "INSERT INTO runs (fingerprint, game, setting, method, solver, options, seed, input)"
                    + " SELECT ?, ?, ?, ?, ?, ?, ?, input FROM inputs WHERE hash = ?"
                    + " ON CONFLICT DO NOTHING",
                plan.fingerprint(),
                plan.game(),
                plan.setting(),
                plan.method(),
                plan.solver(),
                OptionsText.of(plan.options()),
                plan.seed(),
                hash);
          }
        });
  }

  /** Stores what came of runs, all in one transaction; a run that is finished stays as it is. */
  public synchronized void finish(Map<RunPlan, Outcome> outcomes) {
    write(
        () -> {
          for (Map.Entry<RunPlan, Outcome> entry : outcomes.entrySet()) {
            finish(entry.getKey().fingerprint(), entry.getValue());
          }
          reached.accept("store transaction open");
        });
    reached.accept("store committed");
  }

  private void finish(String fingerprint, Outcome outcome) throws SQLException {
    int done =
        update(
            "UPDATE runs SET status = ?, verdict = ?, error = ?, game_fingerprint = ?, solution = ?,"
                + " checksum = ?, seconds = ?, finished = ?, version = ?, host = ?"
                + " WHERE fingerprint = ? AND status IS NULL",
            outcome.status(),
            outcome.verdict(),
            outcome.error(),
            outcome.gameFingerprint(),
            outcome.solution(),
            Checksum.of(fingerprint, outcome),
            outcome.seconds(),
            outcome.finished(),
            Provenance.VERSION,
            host(outcome.host()),
            fingerprint);
    if (done == 0) {
      return; // another executor was faster; outcomes of equal plans are equal
    }
    String run = "(SELECT run FROM runs WHERE fingerprint = ?)";
    for (Map.Entry<String, Double> quantity : outcome.quantities().entrySet()) {
      update(
          "INSERT INTO quantities VALUES (" + run + ", ?, ?)",
          fingerprint,
          quantity.getKey(),
          quantity.getValue());
    }
    for (Map.Entry<String, Long> work : outcome.work().entrySet()) {
      update(
          "INSERT INTO work VALUES (" + run + ", ?, ?)",
          fingerprint,
          work.getKey(),
          work.getValue());
    }
    int position = 0;
    for (Reported reported : outcome.reported()) {
      update(
          "INSERT INTO reported VALUES (" + run + ", ?, ?, ?, ?)",
          fingerprint,
          position++,
          reported.name(),
          reported.step(),
          reported.value());
    }
  }

  private long host(Host host) throws SQLException {
    Object[] facts = {
      host.os(), host.architecture(), host.cpu(), host.processors(), host.java(), host.memory()
    };
    update(
        "INSERT INTO hosts (os, architecture, cpu, processors, java, memory)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        facts);
    long[] found = new long[1];
    read(
        "SELECT host FROM hosts WHERE os = ? AND architecture = ? AND cpu = ?"
            + " AND processors = ? AND java = ? AND memory = ?",
        row -> found[0] = row.getLong(1),
        facts);
    return found[0];
  }

  /** Runs, finished or not. */
  public synchronized int count() {
    int[] count = {0};
    read("SELECT count(*) FROM runs", row -> count[0] = row.getInt(1));
    return count[0];
  }

  /** Whether all runs play the game of this text. */
  public synchronized boolean plays(String input) {
    int[] others = {0};
    read("SELECT count(*) FROM inputs WHERE text <> ?", row -> others[0] = row.getInt(1), input);
    return others[0] == 0;
  }

  /**
   * Runs that are not finished, in the order in which they were planned.
   *
   * @throws InputError if what is read is not what was written
   */
  public synchronized List<RunPlan> unfinished() {
    List<RunPlan> plans = new ArrayList<>();
    read(
        "SELECT * FROM runs JOIN inputs USING (input) WHERE status IS NULL ORDER BY run",
        row -> plans.add(plan(row)));
    return plans;
  }

  /**
   * Reads all runs, a study's cells in the order of their planning, their seeds in order.
   *
   * @throws InputError if what is read is not what was written
   */
  public synchronized void forEach(Consumer<StoredRun> use) {
    read(
        "SELECT *" + SORTED,
        row -> {
          RunPlan plan = plan(row);
          Outcome outcome = row.getString("status") == null ? null : outcome(row);
          String fingerprint = row.getString("fingerprint");
          if (outcome != null && Checksum.of(fingerprint, outcome) != row.getLong("checksum")) {
            throw damaged(row);
          }
          use.accept(new StoredRun(fingerprint, plan, outcome));
        });
  }

  private RunPlan plan(ResultSet row) throws SQLException {
    RunPlan plan =
        new RunPlan(
            study,
            row.getString("game"),
            row.getString("setting"),
            row.getString("method"),
            input(row),
            row.getString("solver"),
            options(row),
            row.getLong("seed"));
    if (!plan.fingerprint().equals(row.getString("fingerprint"))) {
      throw damaged(row);
    }
    return plan;
  }

  /** Runs of the same game share its text, which may be long. */
  private String input(ResultSet row) throws SQLException {
    long number = row.getLong("input");
    if (number != lastInput) {
      lastInput = number;
      lastText = row.getString("text");
    }
    return lastText;
  }

  /** Runs of the same method share its options. */
  private Map<String, String> options(ResultSet row) throws SQLException {
    try {
      return options.computeIfAbsent(row.getString("options"), OptionsText::parse);
    } catch (InputError e) {
      throw damaged(row);
    }
  }

  private InputError damaged(ResultSet row) throws SQLException {
    return StoreErrors.damaged(file, "another content of run " + row.getLong("run"));
  }

  private Outcome outcome(ResultSet row) throws SQLException {
    if (row.getString("os") == null || row.getString("finished") == null) {
      throw damaged(row);
    }
    long run = row.getLong("run");
    Map<String, Double> quantities = new LinkedHashMap<>();
    read(
        "SELECT name, value FROM quantities WHERE run = ? ORDER BY name",
        found -> quantities.put(found.getString(1), found.getDouble(2)),
        run);
    Map<String, Long> work = new LinkedHashMap<>();
    read(
        "SELECT name, count FROM work WHERE run = ? ORDER BY name",
        found -> work.put(found.getString(1), found.getLong(2)),
        run);
    List<Reported> reported = new ArrayList<>();
    read(
        "SELECT name, step, value FROM reported WHERE run = ? ORDER BY position",
        found ->
            reported.add(
                new Reported(
                    found.getString(1),
                    found.getLong(2),
                    found.getObject(3) == null ? Double.NaN : found.getDouble(3))),
        run);
    return new Outcome(
        row.getString("status"),
        row.getString("verdict"),
        row.getString("error"),
        row.getString("game_fingerprint"),
        row.getString("solution"),
        quantities,
        work,
        reported,
        row.getDouble("seconds"),
        row.getString("finished"),
        new Host(
            row.getString("os"),
            row.getString("architecture"),
            row.getString("cpu"),
            row.getInt("processors"),
            row.getString("java"),
            row.getLong("memory")));
  }

  @Override
  public synchronized void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw StoreErrors.of(file, e);
    }
  }

  /** Statements of one transaction. */
  @FunctionalInterface
  private interface Writing {
    void run() throws SQLException;
  }

  private void write(Writing writing) {
    try {
      writing.run();
      connection.commit();
    } catch (SQLException e) {
      try {
        connection.rollback();
      } catch (SQLException again) {
        e.addSuppressed(again);
      }
      throw StoreErrors.of(file, e);
    }
  }

  private int update(String sql, Object... values) throws SQLException {
    return statement(sql, values).executeUpdate();
  }

  private PreparedStatement statement(String sql, Object... values) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /** What is done with a row. */
  @FunctionalInterface
  private interface Reading {
    void row(ResultSet row) throws SQLException;
  }

  private void read(String query, Reading reading, Object... values) {
    try (ResultSet rows = statement(query, values).executeQuery()) {
      while (rows.next()) {
        reading.row(rows);
      }
    } catch (SQLException e) {
      throw StoreErrors.of(file, e);
    }
  }
}
