package org.firstmover.experiments.listen;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.firstmover.game.InputError;

/**
 * A file that grows by whole lines, each visible to other programs at once. What a crash left of a
 * last line is cut off, so that every line can be read.
 */
final class LineFile implements AutoCloseable {
  private static final int BLOCK = 8192;

  private final Path path;
  private final RandomAccessFile file;

  private LineFile(Path path, RandomAccessFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Makes the file, or goes on with the one that is there.
   *
   * @param folder made if it is not there
   * @param start of every such file; another one is not written to
   * @throws InputError if the file starts otherwise, or cannot be written
   */
  static LineFile open(Path folder, String name, String start) {
    Disk.makeFolder(folder);
    Path path = folder.resolve(name);
    try {
      RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
      try {
        refuseForeign(path, file, start.getBytes(StandardCharsets.UTF_8));
        long end = endOfLastLine(file);
        file.setLength(end);
        file.seek(end);
        return new LineFile(path, file);
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw Disk.unwritable(path, e);
    }
  }

  private static void refuseForeign(Path path, RandomAccessFile file, byte[] start)
      throws IOException {
    byte[] found = new byte[(int) Math.min(start.length, file.length())];
    file.readFully(found);
    if (!Arrays.equals(found, Arrays.copyOf(start, found.length))) {
      throw new InputError(
          "a file that starts with " + new String(found, StandardCharsets.UTF_8),
          path.toString(),
          "no file, or the events of this study",
          "Maybe move it away: it was made by another program or version.");
    }
  }

  private static long endOfLastLine(RandomAccessFile file) throws IOException {
    byte[] block = new byte[BLOCK];
    for (long end = file.length(); end > 0; end -= Math.min(BLOCK, end)) {
      int length = (int) Math.min(BLOCK, end);
      file.seek(end - length);
      file.readFully(block, 0, length);
      for (int i = length - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return end - length + i + 1;
        }
      }
    }
    return 0;
  }

  boolean isEmpty() {
    try {
      return file.length() == 0;
    } catch (IOException e) {
      throw Disk.unwritable(path, e);
    }
  }

  /**
   * @param line without line breaks
   */
  void add(String line) {
    try {
      file.write((line + '\n').getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Disk.unwritable(path, e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw Disk.unwritable(path, e);
    }
  }
}
