package org.firstmover.experiments.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.firstmover.game.InputError;
import org.firstmover.solve.Checkpoints;

/**
 * The state of one run in a file: at every instant the file holds either the old state or the new
 * one, whole. Big-endian: "FMCHECK\n", the format's version, the run's fingerprint, the length of
 * the state, the state, and the CRC-32C of all before.
 */
final class CheckpointFile implements Checkpoints {
  private static final byte[] MAGIC = {'F', 'M', 'C', 'H', 'E', 'C', 'K', '\n'};
  private static final int VERSION = 1;

  private final Path file;
  private final String run;
  private final long everyNanos;
  private final Consumer<String> reached;
  private long last = System.nanoTime();

  /**
   * @param run its fingerprint
   * @param every the least time between two
   * @param reached told each step of writing, so that a test can stop there
   */
  CheckpointFile(Path file, String run, Duration every, Consumer<String> reached) {
    this.file = file;
    this.run = run;
    this.everyNanos = every.toNanos();
    this.reached = reached;
  }

  @Override
  public boolean due() {
    return System.nanoTime() - last >= everyNanos;
  }

  @Override
  public void save(byte[] state) {
    byte[] bytes = encoded(state);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      try (FileChannel channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        write(channel, ByteBuffer.wrap(bytes, 0, bytes.length / 2));
        reached.accept("checkpoint half written");
        write(channel, ByteBuffer.wrap(bytes, bytes.length / 2, bytes.length - bytes.length / 2));
        channel.force(true);
      }
      reached.accept("checkpoint written");
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      reached.accept("checkpoint renamed");
      syncFolder();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the checkpoint " + file + " cannot be written: " + e.getMessage(), e);
    }
    last = System.nanoTime();
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Makes the rename last; not every system can open a folder. */
  private void syncFolder() {
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    } catch (IOException e) {
      // the file itself is whole, under its old name or its new one
    }
  }

  private byte[] encoded(byte[] state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(state.length + 128);
    CheckedOutputStream checked = new CheckedOutputStream(bytes, new CRC32C());
    try (DataOutputStream out = new DataOutputStream(checked)) {
      out.write(MAGIC);
      out.writeInt(VERSION);
      out.writeUTF(run);
      out.writeLong(state.length);
      out.write(state);
      out.writeLong(checked.getChecksum().getValue());
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return sum.getValue();
  }

  @Override
  public Optional<byte[]> restore() {
    try {
      return read();
    } catch (InputError e) {
      // not an error of the method that asks
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    }
  }

  /**
   * @throws InputError if there is a file, but not a whole checkpoint of this run
   */
  Optional<byte[]> read() {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(String.valueOf(e.getMessage()), "a file that can be read");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw unreadable("another kind of file", "a checkpoint");
      }
      int version = in.readInt();
      if (version != VERSION) {
        throw unreadable("format " + version, "format " + VERSION + " of a checkpoint");
      }
      String owner = in.readUTF();
      long length = in.readLong();
      if (length < 0 || length != in.available() - Long.BYTES) {
        throw unreadable(
            in.available() - Long.BYTES + " bytes", "the " + length + " bytes that were written");
      }
      byte[] state = in.readNBytes((int) length);
      long sum = in.readLong();
      if (sum != checksum(bytes, bytes.length - Long.BYTES)) {
        throw unreadable("damaged content", "what its checksum says was written");
      }
      if (!owner.equals(run)) {
        throw unreadable("the state of run " + owner, "that of run " + run);
      }
      return Optional.of(state);
    } catch (IOException e) {
      throw unreadable(bytes.length + " bytes", "a whole checkpoint");
    }
  }

  private InputError unreadable(String found, String expected) {
    return new InputError(
        found,
        file.toString(),
        expected,
        "Maybe remove this file: its run then starts from the beginning.");
  }
}
