package org.firstmover.solve;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a checkpoint of a run holds: its counters and reported numbers, and the method's own state.
 */
record RunState(Map<String, Long> work, List<Reported> reported, byte[] method) {

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(work.size());
      for (Map.Entry<String, Long> entry : work.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeLong(entry.getValue());
      }
      out.writeInt(reported.size());
      for (Reported reported : reported) {
        out.writeUTF(reported.name());
        out.writeLong(reported.step());
        out.writeDouble(reported.value());
      }
      out.writeInt(method.length);
      out.write(method);
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot be written", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IllegalArgumentException if these are not the bytes of a state
   */
  static RunState of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      Map<String, Long> work = new TreeMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        work.put(in.readUTF(), in.readLong());
      }
      List<Reported> reported = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        reported.add(new Reported(in.readUTF(), in.readLong(), in.readDouble()));
      }
      byte[] method = in.readNBytes(in.readInt());
      return new RunState(work, reported, method);
    } catch (IOException e) {
      throw new IllegalArgumentException("these bytes are not the state of a run", e);
    }
  }
}
