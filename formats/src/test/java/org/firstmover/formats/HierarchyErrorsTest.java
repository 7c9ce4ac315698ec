package org.firstmover.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstmover.game.InputError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HierarchyErrorsTest {
  private static final String TEXT =
      """
      kind: hierarchy
      parameters: {A: 100, v: [1, 2], Q: [[1, 2], [3, 4]]}
      leader:
        variables:
          x: {lower: 0, upper: 100, start: 5}
          w: {size: 2, lower: [0, 1], upper: A, start: [3, 4]}
        maximise: (A - x - y) * x
        subject to: ["x + y <= 90", "w[1] = w[2]"]
      followers:
        - name: entrant
          variables: {y: {lower: 0}, u: {}}
          maximise: (A - x - y - z) * y - u^2
          subject to: ["y <= 80", "x * y + w[1] * u <= x^2"]
        - name: other
          variables: {z: {lower: 0}}
          minimise: (z - y)^2
      """;

  private static InputError rejected(String old, String replacement) {
    Marked text = Marked.with(TEXT, old, replacement);
    InputError error = Reads.rejectedYaml(text.text());
    assertThat(error.where()).matches("game.yaml:" + text.place() + "(: .*)?");
    return error;
  }

  /** What stands in the text, and what instead; § marks the place of the error. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          parameters:            | §parameter:
          leader:                | §leaders:
          {A: 100, v: [1, 2], Q: [[1, 2], [3, 4]]} | §[]
          {A: 100, v: [1, 2], Q: [[1, 2], [3, 4]]} | §7
          A: 100                 | A: §~
          A: 100                 | A: §{}
          A: 100                 | A: §ten
          A: 100                 | A: §"100"
          A: 100                 | A: §.inf
          A: 100                 | A: §1e309
          A: 100                 | A: §1/0
          A: 100                 | A: §2 * 50
          A: 100                 | §1A: 100
          A: 100                 | §exp: 100
          A: 100                 | §A b: 100
          A: 100                 | A: 100, §A: 1
          v: [1, 2]              | §v: []
          v: [1, 2]              | v: [1, §[2]]
          v: [1, 2]              | v: [1, §x]
          v: [1, 2]              | v: [1, §~]
          [[1, 2], [3, 4]]       | [[1, 2], §[3]]
          [[1, 2], [3, 4]]       | [[1, 2], §3]
          [[1, 2], [3, 4]]       | [[1, 2], [3, §[4]]]
          v: [1, 2]              | §v: [[], []]
          x: {lower: 0, upper: 100, start: 5} | x:§
          x: {lower: 0, upper: 100, start: 5} | x: §5
          x: {lower: 0, upper: 100, start: 5} | x: §[]
          x: {lower              | §2: {lower
          w: {size               | §x: {size
          x: {lower: 0           | x: {§min: 0
          x: {lower: 0           | x: {size: §0
          x: {lower: 0           | x: {size: §-1
          x: {lower: 0           | x: {size: §1.5
          x: {lower: 0           | x: {size: §16777217
          x: {lower: 0           | x: {size: §99999999999999999999
          x: {lower: 0           | x: {size: §[2]
          x: {lower: 0           | x: {size: §~
          x: {lower: 0           | x: {size: "A / §B"
          x: {lower: 0           | x: {size: §A / 3
          upper: 100             | upper: §hundred
          upper: 100             | upper: §~
          upper: 100             | upper: §.inf
          upper: 100             | upper: §1/0
          upper: 100             | upper: §log(0)
          upper: 100             | upper: §1e400
          upper: 100             | upper: §[100]
          upper: 100             | upper: §{}
          upper: 100             | upper: 2 * §x
          upper: 100             | upper: 2 * (A§
          upper: 100             | upper: §v
          upper: 100             | upper: "v[§3]"
          start: 5               | start: §-1
          start: 5               | start: §101
          start: 5               | start: §2 * A
          start: 5               | start: §[5]
          lower: [0, 1]          | lower: §[0]
          lower: [0, 1]          | lower: §[0, 1, 2]
          lower: [0, 1]          | lower: [0, §[1]]
          lower: [0, 1]          | lower: [0, §q]
          lower: [0, 1]          | lower: §{}
          start: [3, 4]          | start: §[3, 0]
          start: [3, 4]          | start: §[3]
          start: [3, 4]          | start: [3, §~]
          maximise: (A - x - y) * x  | maximise: (A - x - §why) * x
          maximise: (A - x - y) * x  | maximise: (A - x - §w) * x
          maximise: (A - x - y) * x  | maximise: w[§3]
          maximise: (A - x - y) * x  | maximise: x §<= 3
          maximise: (A - x - y) * x  | maximise: §~
          maximise: (A - x - y) * x  | maximise: §[x]
          maximise: (A - x - y) * x  | maximise: §{}
          maximise: (A - x - y) * x  | maximise: x *§
          maximise: (A - x - y) * x  | maximise: §x[1]
          maximise: (A - x - y) * x  | maximise: §sum(x in 1..2, x)
          ["x + y <= 90", "w[1] = w[2]"] | §x <= 90
          ["x + y <= 90", "w[1] = w[2]"] | §{}
          "x + y <= 90"          | "x + y§"
          "x + y <= 90"          | "x + y <= §why"
          "x + y <= 90"          | "x §< 90"
          "x + y <= 90"          | §[x + y <= 90]
          "x + y <= 90"          | §~
          "y <= 80"              | §"y + z <= 80"
          "y <= 80"              | §"y * u <= 80"
          "y <= 80"              | §"y^2 <= 80"
          "y <= 80"              | §"x / y <= 80"
          "y <= 80"              | §"max(y, u) <= 80"
          - name: entrant        | - §nme: entrant
          name: entrant          | name: §[entrant]
          name: entrant          | name: §~
          name: entrant          | name: §''
          {y: {lower: 0}, u: {}} | §{}
          {y: {lower: 0}, u: {}} | §[y, u]
          {y: {lower: 0}, u: {}} | {y: {lower: 0}, §x: {}}
          {y: {lower: 0}, u: {}} | {y: {lower: 0}, §A: {}}
          {y: {lower: 0}, u: {}} | {y: {lower: 0}, §y: {}}
          {y: {lower: 0}, u: {}} | {§sum: {lower: 0}, u: {}}
          {z: {lower: 0}}        | {§y: {lower: 0}}
          variables: {z: {lower: 0}} | variables:§
          name: other            | name: §entrant
          minimise: (z - y)^2    | §minimize: (z - y)^2
          """)
  void bad_games_are_rejected_at_their_place(String old, String replacement) {
    rejected(old, replacement);
  }

  @Test
  void the_text_itself_is_a_game() {
    assertThat(Reads.yaml(TEXT).fingerprint()).startsWith("sha256:");
  }

  private static void explained(String old, String replacement, String message) {
    InputError error = rejected(old, replacement);
    assertThat(error.getMessage().substring(error.where().length())).isEqualTo(": " + message);
  }

  @Test
  void names_are_explained() {
    explained(
        "maximise: (A - x - y) * x",
        "maximise: (A - x - y) * §x1",
        """
        found [x1], expected the name of a variable, a parameter or an index
        Maybe x was meant.""");
    explained(
        "upper: 100",
        "upper: 2 * §B",
        """
        found [B], expected the name of a parameter or an index
        Maybe it is declared elsewhere, or under another name than A, v, Q.""");
    explained(
        "{y: {lower: 0}, u",
        "{§x: {lower: 0}, u",
        """
        found [x], expected each name once
        Maybe two players call a variable the same, or a parameter has its name.""");
    explained(
        "x: {lower",
        "§2x: {lower",
        """
        found [2x], expected a name of letters, digits and _ that is not a function
        Maybe an underscore in place of the other characters will do.""");
    explained(
        "name: other",
        "name: §entrant",
        """
        found [entrant], expected names of followers that are not blank, each once
        Maybe two of them mean the same, or one is mistyped.""");
    String none = "kind: hierarchy\nleader: {variables: {x: {upper: cap}}, maximise: x}\n";
    assertThat(Reads.rejectedYaml(none + "followers: [{name: f}]"))
        .hasMessage(
            """
            game.yaml:2:33: found [cap], expected the name of a parameter or an index
            Maybe it has to be declared first.""");
  }

  @Test
  void variables_are_explained() {
    explained(
        "x: {lower: 0, upper: 100, start: 5}",
        "x: §free",
        """
        found [free], expected variable x: a mapping that may have size, lower, upper and start
        Maybe x: {} was meant, if it is free.""");
    explained(
        "{z: {lower: 0}}",
        "§{}",
        """
        found [none], expected follower other: at least one variable
        Maybe they were left out by mistake.""");
    explained(
        "x: {lower: 0",
        "x: {size: §2.5, lower: 0",
        """
        found [2.5], expected size of x: a whole number from 1 to 16777216
        Maybe leave it out if the variable is a number.""");
    explained(
        "size: 2",
        "size: §2 * A * A * A * A",
        """
        found [2 * A * A * A * A], expected size of w: a whole number from 1 to 16777216
        Maybe leave it out if the variable is a number.""");
    explained(
        "x: {lower: 0, upper: 100, start: 5}\n    w",
        "x: {size: 16777216}\n    §w",
        """
        found [a vector of 2], expected at least one entry, and 2^24 in all
        Maybe a list is empty, or a size mistyped.""");
  }

  @Test
  void bounds_and_starts_are_explained() {
    explained(
        "upper: 100",
        "upper: §1/0",
        """
        found [1/0 = Infinity], expected upper of x: a finite number
        Maybe leave it out if there is no bound.""");
    explained(
        "upper: 100",
        "upper: §~",
        """
        found [~], expected upper of x: a number, or an expression in the parameters
        Maybe leave the key out.""");
    explained(
        "upper: 100",
        "upper: 2 §A",
        """
        found [A], expected upper of x: an operator, or the end of the expression
        Maybe a * is missing before it.""");
    explained(
        "start: 5",
        "start: §101",
        """
        found [101.0], expected a number from 0.0 to 100.0
        Maybe leave the start out.""");
    explained(
        "start: [3, 4]",
        "start: §[3, 0]",
        """
        found [0.0], expected a number from 1.0 to 100.0
        Maybe leave the start out.""");
    explained(
        "x: {lower: 0, upper: 100",
        "§x: {lower: 0, upper: -100",
        """
        found [0.0 to -100.0], expected a lower bound that is at most the upper one
        Maybe they are exchanged.""");
    explained(
        "lower: [0, 1]",
        "lower: §[0]",
        """
        found [1 numbers], expected lower of w: one number, or a list of 2
        Maybe one is missing or doubled, or the size is another.""");
    explained(
        "upper: 100",
        "upper: §[100]",
        """
        found [a list of 1], expected upper of x: a number, or an expression in the parameters
        Maybe there are brackets too many.""");
    explained(
        "upper: 100",
        "upper: max(1, §2)",
        """
        found [2)], expected one of the keys size, lower, upper, start
        Maybe quotes are missing around an expression with a comma.""");
  }

  @Test
  void parameters_are_explained() {
    explained(
        "A: 100",
        "A: §2 * 50",
        """
        found [2 * 50], expected parameter A: a finite number such as 12, -0.5, 1e-3 or 1/3
        Maybe it has a unit, a comma or an underscore that has to go.""");
    explained(
        "A: 100",
        "A: §{}",
        """
        found [a mapping of ], expected parameter A: a number, a vector or a matrix
        Maybe there are brackets too many.""");
    explained(
        "[[1, 2], [3, 4]]",
        "[[1, 2], §[3]]",
        """
        found [1 columns], expected parameter Q, row 2: 2 columns as in row 1
        Maybe a number is missing or doubled in this row.""");
    explained(
        "v: [1, 2]",
        "§v: []",
        """
        found [a vector of 0], expected at least one entry, and 2^24 in all
        Maybe a list is empty, or a size mistyped.""");
  }

  @Test
  void objectives_are_explained() {
    explained(
        "  variables:\n    x: {lower: 0, upper: 100, start: 5}\n    w: {size: 2, lower: [0, 1], upper: A, start: [3, 4]}\n  maximise: (A - x - y) * x",
        "  §variables:\n    x: {}\n    w: {size: 2}",
        """
        found [neither maximise nor minimise], expected leader: one of maximise and minimise
        Maybe it stands at another level; a player who wants nothing has maximise: 0.""");
    explained(
        "maximise: (A - x - y - z) * y - u^2",
        "maximise: y\n    §minimise: u",
        """
        found [both maximise and minimise], expected follower entrant: one of maximise and minimise
        Maybe one of them, with a minus before it, is a part of the other.""");
    explained(
        "minimise: (z - y)^2",
        "minimise: z §<= y",
        """
        found [<=], expected follower other: minimise: an operator, or the end of the expression
        Maybe this is two constraints in one, or none is wanted here.""");
  }

  @Test
  void constraints_are_explained() {
    explained(
        "\"y <= 80\"",
        "§\"y + z<=80\"",
        """
        found [y + z <= 80], expected her own variables and the leader's only, not z
        Maybe it belongs into her objective, or is a constraint of the leader.""");
    explained(
        "\"y <= 80\"",
        "§\"y * u <= 80\"",
        """
        found [y * u <= 80], expected something linear in her own variables
        Maybe a product of them can become part of her objective, as a penalty.""");
    explained(
        "\"y <= 80\"",
        "\"y + u§\"",
        """
        found [the end of the expression], expected follower entrant: subject to: an operator, or one of <= >= =
        Maybe a bracket was not closed, or the rest is missing.""");
    explained(
        "[\"x + y <= 90\", \"w[1] = w[2]\"]",
        "§x <= 90",
        """
        found [x <= 90], expected leader: subject to: a list
        Maybe put it in brackets: [a, b].""");
  }

  @Test
  void a_game_needs_followers() {
    assertThat(Reads.rejectedYaml(TEXT.substring(0, TEXT.indexOf("followers:")) + "followers: []"))
        .hasMessage(
            """
            game.yaml:9:12: found [an empty list], expected at least one follower
            Maybe they are missing.""");
    assertThat(Reads.rejectedYaml(TEXT.substring(0, TEXT.indexOf("followers:"))).expected())
        .isEqualTo("the key followers");
  }

  /** Each sum is within the limit of one expression; parts without variables count, too. */
  @ParameterizedTest
  @Tag("slow")
  @ValueSource(strings = {"x", "1"})
  void the_sums_of_a_game_share_a_budget(String term) {
    String sum = "sum(i in 1..3000000, " + term + ")";
    explained(
        "[\"y <= 80\", \"x * y + w[1] * u <= x^2\"]",
        "[\"y <= %1$s\", \"y <= %1$s\", \"y <= %1$s\", §\"y <= %1$s\"]".formatted(sum),
        """
        found [more than 20000000 operations], expected at most 20000000 operations in a game once sums are written out
        Maybe a sum runs further than it was meant to.""");
  }

  @Test
  void bounds_share_the_budget() {
    String sum = "\"sum(i in 1..3000000, 1)\"";
    explained(
        "lower: [0, 1], upper: A",
        "lower: [%1$s, %1$s], upper: [%1$s, §%1$s]".formatted(sum),
        """
        found [more than 20000000 operations], expected at most 20000000 operations in a game once sums are written out
        Maybe a sum runs further than it was meant to.""");
  }
}
