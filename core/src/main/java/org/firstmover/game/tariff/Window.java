package org.firstmover.game.tariff;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.firstmover.game.InputError;
import org.firstmover.game.Names;

/**
 * Hours of the day in which one rate applies.
 *
 * @param hours from 1, the hour that begins at midnight, to 24
 */
public record Window(String name, List<Integer> hours) {
  public Window {
    hours = List.copyOf(hours);
    for (int hour : hours) {
      if (hour < 1 || hour > Household.DAY) {
        throw new InputError(
            Integer.toString(hour),
            "window " + name + ": hours",
            "whole numbers from 1 to 24",
            "Maybe the first hour of the day was counted as 0.");
      }
    }
  }

  /** One window for the whole day. */
  public static Window always(String name) {
    return new Window(name, IntStream.rangeClosed(1, Household.DAY).boxed().toList());
  }

  /**
   * The window of each hour of the day.
   *
   * @throws InputError if windows overlap or leave a gap
   */
  public static int[] ofHours(List<Window> windows) {
    Names.checked(windows.stream().map(Window::name).toList(), "windows of a tariff");
    int[] window = new int[Household.DAY];
    Arrays.fill(window, -1);
    for (int w = 0; w < windows.size(); w++) {
      for (int hour : windows.get(w).hours()) {
        int before = window[hour - 1];
        if (before >= 0) {
          throw new InputError(
              "hour "
                  + hour
                  + " in "
                  + windows.get(before).name()
                  + " and "
                  + windows.get(w).name(),
              "windows of a tariff",
              "every hour of the day in one window",
              "Maybe windows overlap: 7-9 means the hours 7, 8 and 9.");
        }
        window[hour - 1] = w;
      }
    }
    String gaps =
        IntStream.range(0, Household.DAY)
            .filter(h -> window[h] < 0)
            .mapToObj(h -> Integer.toString(h + 1))
            .collect(Collectors.joining(", "));
    if (!gaps.isEmpty()) {
      throw new InputError(
          "no window for hour " + gaps,
          "windows of a tariff",
          "every hour of the day in one window",
          "Maybe windows leave a gap: hours run from 1 to 24.");
    }
    return window;
  }
}
