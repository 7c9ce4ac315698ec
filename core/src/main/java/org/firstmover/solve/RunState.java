package org.firstmover.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a checkpoint of a run holds: its counters and reported numbers, and the method's own state.
 */
record RunState(Map<String, Long> work, List<Reported> reported, byte[] method) {

  byte[] toBytes() {
    StateOutput out = new StateOutput().whole(work.size());
    work.forEach((name, count) -> out.text(name).whole(count));
    out.whole(reported.size());
    reported.forEach(number -> out.text(number.name()).whole(number.step()).number(number.value()));
    return out.bytes(method).toBytes();
  }

  /**
   * @throws IllegalArgumentException if these are not the bytes of a state
   */
  static RunState of(byte[] bytes) {
    StateInput in = new StateInput(bytes);
    Map<String, Long> work = new TreeMap<>();
    for (long left = in.whole(); left > 0; left--) {
      work.put(in.text(), in.whole());
    }
    List<Reported> reported = new ArrayList<>();
    for (long left = in.whole(); left > 0; left--) {
      reported.add(new Reported(in.text(), in.whole(), in.number()));
    }
    return new RunState(work, reported, in.bytes());
  }
}
