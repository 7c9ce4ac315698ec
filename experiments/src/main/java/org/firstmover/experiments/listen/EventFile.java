package org.firstmover.experiments.listen;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * A file of TensorBoard's: a version, then events, each in a record of TFRecord form.
 *
 * <pre>
 * uint64 length        little-endian, as are the sums
 * uint32 masked CRC-32C of the length
 * byte   data[length]
 * uint32 masked CRC-32C of the data
 * </pre>
 *
 * <p>Source: TensorFlow, {@code tensorflow/core/lib/io/record_writer.h} and {@code
 * tensorflow/core/lib/hash/crc32c.h}; the files' names by {@code
 * tensorflow/core/util/events_writer.cc}. The file is open only while it is written to, since runs
 * may be many.
 */
final class EventFile {
  private static final int FRAME = Long.BYTES + 2 * Integer.BYTES;

  /** So that the sum of data that holds sums is not special. */
  private static final int MASK = 0xa282ead8;

  private final Path path;

  private EventFile(Path path) {
    this.path = path;
  }

  /** A new file, after the ones that are in the folder: TensorBoard reads them in this order. */
  static EventFile create(Path folder, Instant now) {
    Disk.makeFolder(folder);
    try {
      int count = 0;
      while (true) {
        Path path =
            folder.resolve(
                "events.out.tfevents." + now.getEpochSecond() + ".firstmover." + count++);
        if (!Files.exists(path)) {
          byte[] version = record(Event.version(now));
          Files.write(path, version, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          return new EventFile(path);
        }
      }
    } catch (IOException e) {
      throw Disk.unwritable(folder, e);
    }
  }

  /** Adds events, all at once. */
  void add(Iterable<byte[]> events) {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    events.forEach(event -> records.writeBytes(record(event)));
    try {
      Files.write(path, records.toByteArray(), StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw Disk.unwritable(path, e);
    }
  }

  static byte[] record(byte[] data) {
    ByteBuffer record = ByteBuffer.allocate(FRAME + data.length).order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length);
    record.putInt(maskedSum(record.array(), Long.BYTES));
    record.put(data);
    record.putInt(maskedSum(data, data.length));
    return record.array();
  }

  /** Of the first bytes. */
  static int maskedSum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
  }
}
