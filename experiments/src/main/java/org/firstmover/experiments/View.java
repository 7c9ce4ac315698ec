package org.firstmover.experiments;

import java.util.List;

/**
 * A picture that a study wants on its page: several quantities or courses in the same axes. Where a
 * study has any, its quantities and courses stand in tables but for what is held against figures.
 */
public sealed interface View {
  String title();

  /** What is to be seen in it, a sentence or two. */
  String caption();

  /** Labels of the games that it is of. */
  List<String> games();

  /**
   * What is drawn.
   *
   * @param label in the picture
   * @param name of a quantity, or of a course
   * @param panel whose axes it shares, beside those of its game and setting; may be empty
   */
  record Item(String label, String name, String panel) {
    public Item(String label, String name) {
      this(label, name, "");
    }
  }

  /**
   * Courses against their steps.
   *
   * @param axis what a step is, such as "hour"; empty for a logarithmic axis of steps
   */
  record Series(String title, String caption, String axis, List<String> games, List<Item> courses)
      implements View {
    public Series {
      games = List.copyOf(games);
      courses = List.copyOf(courses);
    }
  }

  /**
   * Quantities against settings, which are whole numbers.
   *
   * @param axis what a setting is
   * @param measure what the quantities are, with their unit
   */
  record Trends(
      String title,
      String caption,
      String axis,
      String measure,
      List<String> games,
      List<Item> quantities)
      implements View {
    public Trends {
      games = List.copyOf(games);
      quantities = List.copyOf(quantities);
    }
  }

  /**
   * Quantities side by side, in colours of settings and methods.
   *
   * @param axis what the quantities differ by
   * @param measure what they are, with their unit
   */
  record Groups(
      String title,
      String caption,
      String axis,
      String measure,
      List<String> games,
      List<Item> quantities)
      implements View {
    public Groups {
      games = List.copyOf(games);
      quantities = List.copyOf(quantities);
    }
  }
}
