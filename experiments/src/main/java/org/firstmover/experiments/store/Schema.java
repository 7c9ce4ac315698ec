package org.firstmover.experiments.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.firstmover.game.InputError;
import org.firstmover.solution.Provenance;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/** The tables of a store; docs/reference/study-folders.md describes them to users. */
final class Schema {
  /** "FMst" in the file's header tells a store from other databases. */
  private static final int APPLICATION = 0x464d7374;

  private static final int FORMAT = 1;

  private static final String[] TABLES = {
    "CREATE TABLE study (name TEXT NOT NULL, version TEXT NOT NULL)",
    """
    CREATE TABLE inputs (
      input INTEGER PRIMARY KEY,
      hash TEXT NOT NULL UNIQUE,
      text TEXT NOT NULL)
    """,
    """
    CREATE TABLE hosts (
      host INTEGER PRIMARY KEY,
      os TEXT NOT NULL, architecture TEXT NOT NULL, cpu TEXT NOT NULL, processors INTEGER NOT NULL,
      java TEXT NOT NULL, memory INTEGER NOT NULL,
      UNIQUE (os, architecture, cpu, processors, java, memory))
    """,
    """
    CREATE TABLE runs (
      run INTEGER PRIMARY KEY,
      fingerprint TEXT NOT NULL UNIQUE,
      game TEXT NOT NULL, setting TEXT NOT NULL, method TEXT NOT NULL,
      solver TEXT NOT NULL, options TEXT NOT NULL, seed INTEGER NOT NULL,
      input INTEGER NOT NULL REFERENCES inputs,
      status TEXT, verdict TEXT, error TEXT, game_fingerprint TEXT, solution TEXT,
      checksum INTEGER,
      seconds REAL, finished TEXT, version TEXT, host INTEGER REFERENCES hosts)
    """,
    "CREATE INDEX unfinished ON runs (run) WHERE status IS NULL",
    """
    CREATE TABLE quantities (
      run INTEGER NOT NULL REFERENCES runs, name TEXT NOT NULL, value REAL NOT NULL,
      PRIMARY KEY (run, name)) WITHOUT ROWID
    """,
    """
    CREATE TABLE work (
      run INTEGER NOT NULL REFERENCES runs, name TEXT NOT NULL, count INTEGER NOT NULL,
      PRIMARY KEY (run, name)) WITHOUT ROWID
    """,
    """
    CREATE TABLE reported (
      run INTEGER NOT NULL REFERENCES runs, position INTEGER NOT NULL,
      name TEXT NOT NULL, step INTEGER NOT NULL, value REAL,
      PRIMARY KEY (run, position)) WITHOUT ROWID
    """
  };

  /** Kept, because the settings of a logger that nobody has are forgotten. */
  private static final Logger DRIVER = Logger.getLogger("org.sqlite");

  static {
    DRIVER.setLevel(Level.OFF); // what it would say with a stack trace is thrown, too
  }

  private Schema() {}

  /** A connection that writes: commits are synced, readers are not held up. */
  static Connection writing(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(10_000);
    // a transaction that begins by reading would not wait when it comes to writing
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    Connection connection = config.createConnection(url(file));
    connection.setAutoCommit(false);
    return connection;
  }

  /** As a URI: a question mark in a path would otherwise start parameters. */
  private static String url(Path file) {
    return "jdbc:sqlite:" + file.toUri();
  }

  /** Without a log beside it nobody writes, and SQLite need not make files to tell that. */
  private static String reading(Path file) {
    boolean logged = Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
    return url(file) + (logged ? "" : "?immutable=1");
  }

  /** To be committed by the caller. */
  static void create(Connection connection, String study) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.executeUpdate(table);
      }
      statement.executeUpdate("PRAGMA application_id = " + APPLICATION);
      statement.executeUpdate("PRAGMA user_version = " + FORMAT);
    }
    try (var insert = connection.prepareStatement("INSERT INTO study VALUES (?, ?)")) {
      insert.setString(1, study);
      insert.setString(2, Provenance.VERSION);
      insert.executeUpdate();
    }
  }

  /**
   * Looks at a file without changing it.
   *
   * @return the name of its study; empty if the file is missing or was never finished being made
   * @throws InputError if it is not a store, or of another version, or damaged
   */
  static String studyOf(Path file) {
    if (!Files.exists(file)) {
      return "";
    }
    if (Files.isDirectory(file)) {
      throw StoreErrors.notAStore(file, "a folder");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setOpenMode(SQLiteOpenMode.READONLY);
    try (Connection connection = config.createConnection(reading(file));
        Statement statement = connection.createStatement()) {
      if (number(statement, "SELECT count(*) FROM sqlite_master") == 0) {
        return "";
      }
      if (number(statement, "PRAGMA application_id") != APPLICATION) {
        throw StoreErrors.notAStore(file, "a database of another program");
      }
      long format = number(statement, "PRAGMA user_version");
      if (format != FORMAT) {
        throw StoreErrors.notAStore(file, "format " + format + " instead of " + FORMAT);
      }
      String damage = text(statement, "PRAGMA quick_check(1)");
      if (!damage.equals("ok")) {
        throw StoreErrors.damaged(file, damage);
      }
      String version = text(statement, "SELECT version FROM study");
      if (!version.equals(Provenance.VERSION)) {
        throw new InputError(
            "version " + version,
            file.toString(),
            "runs of version " + Provenance.VERSION,
            "Maybe choose another folder, or go on with Firstmover " + version + ".");
      }
      return text(statement, "SELECT name FROM study");
    } catch (SQLException e) {
      throw StoreErrors.of(file, e);
    }
  }

  private static long number(Statement statement, String query) throws SQLException {
    try (ResultSet found = statement.executeQuery(query)) {
      return found.next() ? found.getLong(1) : 0;
    }
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet found = statement.executeQuery(query)) {
      return found.next() ? String.valueOf(found.getString(1)) : "";
    }
  }
}
