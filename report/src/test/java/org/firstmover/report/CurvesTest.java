package org.firstmover.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.firstmover.formats.tree.TreeWriter;
import org.junit.jupiter.api.Test;

class CurvesTest {
  private static Curves.Point point(String panel, String series, long step, double middle) {
    return new Curves.Point(panel, series, step, middle / 2, middle, middle * 2);
  }

  private static String json(Map<String, Object> picture) {
    return TreeWriter.json(picture).replaceAll("\\s+", "");
  }

  @Test
  void a_logarithmic_axis_has_a_floor_and_steps_begin_at_0() {
    String picture =
        json(
            Curves.of(
                List.of(point("", "a", 0, 1), point("", "a", 250, 0)), "norm", 1e-6, List.of()));
    assertThat(picture)
        .contains("\"log\"", "\"symlog\"", "\"middle\":1.0E-6")
        .doesNotContain("facet");
    assertThat(picture).contains("\"values\":[0,1,10,100]");
  }

  @Test
  void a_plain_axis_keeps_numbers_below_0() {
    String picture = json(Curves.of(List.of(point("", "a", 0, -3)), "value", 0, List.of()));
    assertThat(picture).contains("\"middle\":-3.0").doesNotContain("\"log\"");
  }

  @Test
  void steps_that_are_something_are_on_an_axis_as_it_is() {
    String picture =
        json(Curves.of(List.of(point("", "a", 7, 3)), "price", 0, "hour", List.of("a")));
    assertThat(picture).contains("\"title\":\"hour\"").doesNotContain("symlog");
  }

  @Test
  void panels_have_axes_of_their_own_and_colours_are_the_page_s() {
    String picture =
        json(
            Curves.of(
                List.of(point("one", "b", 0, 1), point("two", "b", 0, 2)),
                "value",
                0,
                List.of("a", "b")));
    assertThat(picture).contains("facet", "independent");
    assertThat(picture).contains("\"domain\":[\"a\",\"b\"]");
  }

  /** Bands and lines have one legend: a band without would take it from both. */
  @Test
  void several_series_have_a_legend_and_one_has_none() {
    String two =
        json(Curves.of(List.of(point("", "a", 0, 1), point("", "b", 0, 2)), "v", 0, List.of()));
    assertThat(two).contains("\"legend\":{").doesNotContain("\"legend\":null");
    String one = json(Curves.of(List.of(point("", "a", 0, 1)), "v", 0, List.of()));
    assertThat(one).contains("\"legend\":null").doesNotContain("\"legend\":{");
  }

  @Test
  void what_differs_by_rounding_is_drawn_alike() {
    String picture =
        json(
            Curves.of(
                List.of(point("", "a", 0, 2206), point("", "b", 0, 2206 + 1e-9)),
                "v",
                0,
                List.of()));
    assertThat(picture).doesNotContain("2206.0000");
  }

  @Test
  void what_is_not_finite_is_left_out() {
    Curves.Point endless = new Curves.Point("", "a", 1, 1, 2, Double.POSITIVE_INFINITY);
    Curves.Point unknown = new Curves.Point("", "a", 2, Double.NaN, Double.NaN, Double.NaN);
    String picture =
        json(Curves.of(List.of(point("", "a", 0, 1), endless, unknown), "v", 1, List.of()));
    assertThat(picture).doesNotContain("NaN", "Infinity");
  }
}
