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
record RunState(Map<String, Long> work, List<Scalar> scalars, byte[] method) {

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(work.size());
      for (Map.Entry<String, Long> entry : work.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeLong(entry.getValue());
      }
      out.writeInt(scalars.size());
      for (Scalar scalar : scalars) {
        out.writeUTF(scalar.name());
        out.writeLong(scalar.step());
        out.writeDouble(scalar.value());
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
      List<Scalar> scalars = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        scalars.add(new Scalar(in.readUTF(), in.readLong(), in.readDouble()));
      }
      byte[] method = in.readNBytes(in.readInt());
      return new RunState(work, scalars, method);
    } catch (IOException e) {
      throw new IllegalArgumentException("these bytes are not the state of a run", e);
    }
  }
}
