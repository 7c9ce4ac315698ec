package org.firstmover.experiments.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.firstmover.game.InputError;
import org.sqlite.NativeLibraryNotFoundException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What the database's error codes mean to a user. */
final class StoreErrors {
  private StoreErrors() {}

  static InputError of(Path file, SQLException error) {
    InputError meaning = meaning(file, error);
    meaning.initCause(error);
    return meaning;
  }

  private static InputError meaning(Path file, SQLException error) {
    if (error.getCause() instanceof NativeLibraryNotFoundException) {
      return new InputError(
          "no library of SQLite for this machine",
          System.getProperty("java.io.tmpdir"),
          "a folder that it can be unpacked to and loaded from",
          "Maybe it is full; choose another by FIRSTMOVER_OPTIONS=-Djava.io.tmpdir=DIR.");
    }
    SQLiteErrorCode code =
        error instanceof SQLiteException precise
            ? precise.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    // the low byte of an extended code is the general one
    int general = code.code & 0xff;
    if (general == SQLiteErrorCode.SQLITE_FULL.code
        || general == SQLiteErrorCode.SQLITE_IOERR.code) {
      return new InputError(
          "a disk that is full or fails",
          file.toString(),
          "room for the results",
          "Maybe free some and resume: what was stored before is safe.");
    }
    if (general == SQLiteErrorCode.SQLITE_READONLY.code
        || general == SQLiteErrorCode.SQLITE_PERM.code) {
      return new InputError(
          "no permission to write",
          file.toString(),
          "a store that can be written",
          "Maybe choose another folder, or copy this one to where you may write.");
    }
    if (general == SQLiteErrorCode.SQLITE_CANTOPEN.code) {
      return new InputError(
          "a file that cannot be opened",
          file.toString(),
          "a store that can be read and written",
          "Maybe the folder is somebody else's, or its path has more than the 500 characters that"
              + " SQLite takes.");
    }
    if (general == SQLiteErrorCode.SQLITE_NOTADB.code) {
      return notAStore(file, "another kind of file");
    }
    if (general == SQLiteErrorCode.SQLITE_CORRUPT.code) {
      return damaged(file, "a damaged database");
    }
    if (general == SQLiteErrorCode.SQLITE_BUSY.code
        || general == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return new InputError(
          "a database that another program has locked",
          file.toString(),
          "a store to write to",
          "Maybe end that program's transaction and resume.");
    }
    return new InputError(
        String.valueOf(error.getMessage()),
        file.toString(),
        "a store of a study",
        "Maybe choose another folder; nothing was overwritten.");
  }

  static InputError notAStore(Path file, String found) {
    return new InputError(
        found,
        file.toString(),
        "a store of a study",
        "Maybe choose another folder; nothing was overwritten.");
  }

  static InputError damaged(Path file, String found) {
    return new InputError(
        found,
        file.toString(),
        "what was written",
        "Maybe restore the file from a copy, or start again in another folder; nothing was"
            + " overwritten.");
  }
}
