package org.firstmover.solve;

/** Listens to how far a run is. May be called from several threads. */
@FunctionalInterface
public interface Progress {
  Progress SILENT = (stage, fraction) -> {};

  /**
   * @param stage what is being done
   * @param fraction of it that is done, from 0 to 1
   */
  void at(String stage, double fraction);

  /** What people should know of how the answer comes about. */
  default void note(String note) {}

  /** A number that the method reports on its way. */
  default void reported(Reported reported) {}
}
