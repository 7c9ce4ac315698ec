package org.firstmover.solve;

import java.util.Optional;

/** Where a long run keeps its state, so that it can go on after a crash. */
public interface Checkpoints {
  /** Nothing is kept. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public Optional<byte[]> restore() {
          return Optional.empty();
        }

        @Override
        public boolean due() {
          return false;
        }

        @Override
        public void save(byte[] state) {}
      };

  /** What was saved last, if anything was. */
  Optional<byte[]> restore();

  /** Whether the last one was saved long enough ago. */
  boolean due();

  /** Replaces what was saved: afterwards either the old or the new state can be restored. */
  void save(byte[] state);
}
