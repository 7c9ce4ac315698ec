package org.firstmover.game.markov;

import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;

/** What can be observed or chosen; its values are written into arrays of numbers. */
public sealed interface Space {
  /** How many numbers a value takes. */
  int size();

  /** Moves a value to the nearest one inside; of names there is nothing to move. */
  default void clip(double[] value, int at) {}

  /** One of several names: the value is its place among them, from 0. */
  record Discrete(List<String> names) implements Space {
    public Discrete {
      names = Names.checked(names, "a discrete space");
    }

    /** Of so many, called "1", "2", …. */
    public static Discrete of(int count) {
      return new Discrete(Names.numbered(count));
    }

    @Override
    public int size() {
      return 1;
    }

    public int count() {
      return names.size();
    }

    /**
     * The place that a number denotes.
     *
     * @throws IllegalArgumentException if it denotes none
     */
    public int index(double value) {
      int index = (int) value;
      if (index != value || index < 0 || index >= names.size()) {
        throw new IllegalArgumentException(
            "[" + value + "] is no whole number from 0 to " + (names.size() - 1));
      }
      return index;
    }
  }

  /**
   * Any point with each coordinate between two bounds, which may be infinite.
   *
   * @param names of the coordinates
   */
  record Box(List<String> names, double low, double high) implements Space {
    public Box {
      names = Names.checked(names, "a box");
      if (!(low < high)) {
        throw new InputError(
            low + " to " + high, "a box", "low below high", "Maybe they changed places.");
      }
    }

    @Override
    public int size() {
      return names.size();
    }

    @Override
    public void clip(double[] value, int at) {
      for (int i = at; i < at + names.size(); i++) {
        value[i] = Math.max(low, Math.min(high, value[i]));
      }
    }

    /**
     * @param value as many numbers as there are coordinates; more are left alone
     * @throws IllegalArgumentException if it is no point of the box
     */
    public void check(double[] value) {
      for (int i = 0; i < names.size(); i++) {
        if (!(value[i] >= low && value[i] <= high) || Double.isInfinite(value[i])) {
          throw new IllegalArgumentException(
              names.get(i) + " [" + value[i] + "] is no number from " + low + " to " + high);
        }
      }
    }
  }
}
