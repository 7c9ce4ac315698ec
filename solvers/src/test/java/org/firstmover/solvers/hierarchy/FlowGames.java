package org.firstmover.solvers.hierarchy;

import java.nio.charset.StandardCharsets;
import org.firstmover.derivative.ScalarFunction;
import org.firstmover.formats.Source;
import org.firstmover.formats.hierarchy.HierarchyForm;
import org.firstmover.formats.tree.Trees;
import org.firstmover.game.hierarchy.HierarchyGame;

/** Games with several equilibria, or a continuum, that are known in closed form. */
final class FlowGames {
  private FlowGames() {}

  static HierarchyGame read(String text) {
    Source source = Source.of("game.yaml", text.getBytes(StandardCharsets.UTF_8));
    return new HierarchyForm().read(Trees.read(source).asMapping("a game"));
  }

  /**
   * One follower does as the other, who makes a Newton step towards a root of p: x = y = sqrt(p)
   * and x = y = -sqrt(p), and nothing else.
   */
  static HierarchyGame roots() {
    return read(
        """
        kind: hierarchy
        leader:
          variables: {p: {lower: 0.1, upper: 9, start: 2}, q: {lower: -5, upper: 5}}
          maximise: 3 * x + p * y^2 + q
          subject to: ["x * q - 1 <= 0"]
        followers:
          - {name: copier, variables: {x: {lower: -9, upper: 9, start: 1}}, minimise: (x - y)^2}
          - {name: root, variables: {y: {lower: -9, upper: 9, start: 1}}, minimise: (y - (x + p / x) / 2)^2}
        """);
  }

  /** Two followers want to be together, anywhere in [0, p]; the leader maximises f. */
  static HierarchyGame meeting(String f) {
    return read(
        """
        kind: hierarchy
        leader:
          variables: {p: {lower: 0.05, upper: 1, start: 0.5}, q: {lower: -5, upper: 5}}
          maximise: %s
        followers:
          - {name: one, variables: {x: {lower: 0, upper: 1}}, minimise: (x - y)^2, subject to: ["x <= p"]}
          - {name: two, variables: {y: {lower: 0, upper: 1}}, minimise: (x - y)^2, subject to: ["y <= p"]}
        """
            .formatted(f));
  }

  /** Two followers share what the leader asks for, p, in any way; the leader maximises f. */
  static HierarchyGame sharing(String f) {
    return read(
        """
        kind: hierarchy
        leader:
          variables: {p: {lower: 0.1, upper: 9, start: 1}}
          maximise: %s
        followers:
          - {name: one, variables: {x: {lower: 0, upper: 9}}, minimise: (x + y - p)^2}
          - {name: two, variables: {y: {lower: 0, upper: 9}}, minimise: (x + y - p)^2}
        """
            .formatted(f));
  }

  /** Two pairs of followers, each of which wants to be together anywhere in [0, 9]. */
  static HierarchyGame pairs(String f) {
    return read(
        """
        kind: hierarchy
        leader:
          variables: {p: {lower: 0.1, upper: 9, start: 1}}
          maximise: %s
        followers:
          - {name: a, variables: {x1: {lower: 0, upper: 9}}, minimise: (x1 - x2)^2}
          - {name: b, variables: {x2: {lower: 0, upper: 9}}, minimise: (x1 - x2)^2}
          - {name: c, variables: {y1: {lower: 0, upper: 9}}, minimise: (y1 - y2)^2}
          - {name: d, variables: {y2: {lower: 0, upper: 9}}, minimise: (y1 - y2)^2}
        """
            .formatted(f));
  }

  /** Two followers want to be on the same side, as far out as the leader lets them: p or -p. */
  static HierarchyGame sides() {
    return read(
        """
        kind: hierarchy
        leader:
          variables: {p: {lower: 0.1, upper: 1, start: 0.5}, q: {lower: -5, upper: 5}}
          maximise: x + y^2
        followers:
          - {name: one, variables: {x: {lower: -2, upper: 2}}, maximise: x * y, subject to: ["x <= p", "-x <= p"]}
          - {name: two, variables: {y: {lower: -2, upper: 2}}, maximise: x * y, subject to: ["y <= p", "y + p >= 0"]}
        """);
  }

  /** Theorem 1: the leader's pure strategies choose which cells followers are paid for. */
  static HierarchyGame permutations() {
    return read(
        """
        kind: hierarchy
        parameters: {C: 10, e: 1}
        leader:
          variables: {p: {size: 3, lower: 0, upper: 1}}
          maximise: C * r[1] * c[1] - e * r[1] * c[3] + (C - e) * (r[2] * c[1] + r[3] * c[2]) - C * r[3] * c[3]
        followers:
          - name: row
            variables: {r: {size: 3, lower: 0, upper: 1}}
            maximise: p[1] * (r[1]*c[1] + r[2]*c[2] + r[3]*c[3]) + p[2] * (r[1]*c[2] + r[2]*c[3] + r[3]*c[1]) + p[3] * (r[1]*c[3] + r[2]*c[1] + r[3]*c[2])
            subject to: ["sum(i in 1..3, r[i]) = 1"]
          - name: column
            variables: {c: {size: 3, lower: 0, upper: 1}}
            maximise: p[1] * (r[1]*c[1] + r[2]*c[2] + r[3]*c[3]) + p[2] * (r[1]*c[2] + r[2]*c[3] + r[3]*c[1]) + p[3] * (r[1]*c[3] + r[2]*c[1] + r[3]*c[2])
            subject to: ["sum(i in 1..3, c[i]) = 1"]
        """);
  }

  static ScalarFunction constant(double value) {
    return variables -> variables[0].constant(value);
  }

  static ScalarFunction variable(int place) {
    return variables -> variables[place];
  }
}
