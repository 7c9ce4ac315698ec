package org.firstmover.formats.solution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.strategy.Behaviour;
import org.firstmover.strategy.Point;
import org.firstmover.strategy.Strategy;

/** Writes solution files, {@code firstmover/solution/1}. */
public final class SolutionWriter {
  static final String SCHEMA = "firstmover/solution/1";

  private SolutionWriter() {}

  public static String json(Solution solution) {
    return TreeWriter.json(tree(solution));
  }

  private static Map<String, Object> tree(Solution solution) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("schema", SCHEMA);
    Map<String, Object> game = new LinkedHashMap<>();
    game.put("kind", solution.game().kind());
    game.put("name", solution.game().name());
    game.put("fingerprint", solution.game().fingerprint());
    root.put("game", game);
    Map<String, Object> method = new LinkedHashMap<>();
    method.put("name", solution.method().name());
    method.put("options", solution.method().options());
    method.put("seed", solution.method().seed());
    method.put("version", solution.method().version());
    root.put("method", method);
    root.put("status", solution.status().text());
    if (solution.tieBreak() != null) {
      root.put("tieBreak", solution.tieBreak().text());
    }
    Map<String, Object> leader = new LinkedHashMap<>();
    leader.put("value", solution.leader().value());
    leader.put("strategy", strategy(solution.leader().strategy()));
    root.put("leader", leader);
    root.put("followers", followers(solution.followers()));
    root.put("values", solution.values());
    root.put("bounds", bounds(solution.bounds()));
    root.put("proof", proof(solution.proof()));
    root.put("certificate", certificate(solution.certificate()));
    root.put("work", solution.work());
    root.put("timing", solution.timing());
    return root;
  }

  /** Points whole, all else without its zeros. */
  private static Map<String, ?> strategy(Strategy strategy) {
    if (strategy instanceof Point point) {
      return point.values();
    }
    return strategy instanceof Behaviour behaviour
        ? behaviour.nonZero()
        : strategy.weights().nonZero();
  }

  private static List<Map<String, Object>> followers(List<Response> responses) {
    return responses.stream().map(SolutionWriter::follower).toList();
  }

  private static Map<String, Object> follower(Response response) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", response.name());
    if (!Double.isNaN(response.value())) {
      map.put("value", response.value());
    }
    map.put("response", strategy(response.response()));
    return map;
  }

  /** A bound that is not known is left out. */
  private static Map<String, Object> bounds(Bounds bounds) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (Double.isFinite(bounds.lower())) {
      map.put("lower", bounds.lower());
    }
    if (Double.isFinite(bounds.upper())) {
      map.put("upper", bounds.upper());
    }
    return map;
  }

  private static Map<String, Object> proof(Proof proof) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (proof instanceof Proof.FromGame) {
      map.put("kind", "from-game");
    } else if (proof instanceof Proof.Multipliers multipliers) {
      map.put("kind", "multipliers");
      map.put("incentives", multipliers.incentives());
      if (!multipliers.dominated().isEmpty() || !multipliers.indistinct().isEmpty()) {
        map.put("dominated", multipliers.dominated());
        map.put("indistinct", multipliers.indistinct());
      }
    } else if (proof instanceof Proof.Leaves leaves) {
      map.put("kind", "leaves");
      List<Object> list = new ArrayList<>();
      for (Proof.Leaf leaf : leaves.leaves()) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("responses", leaf.responses());
        entry.put("incentives", leaf.incentives());
        list.add(entry);
      }
      map.put("leaves", list);
    } else if (proof instanceof Proof.Equilibria equilibria) {
      map.put("kind", "equilibria");
      map.put(
          "equilibria", equilibria.equilibria().stream().map(SolutionWriter::followers).toList());
    }
    return map;
  }

  /** As a tree, for other forms. */
  public static Map<String, Object> certificate(Certificate certificate) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("verified", certificate.verified());
    map.put("bySearch", certificate.verdict() == Certificate.Verdict.VERIFIED_BY_SEARCH);
    List<Object> checks = new ArrayList<>();
    for (Check check : certificate.checks()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", check.name());
      entry.put("kind", check.kind().text());
      if (Double.isFinite(check.value())) {
        entry.put("value", check.value());
      }
      entry.put("tolerance", check.tolerance());
      entry.put("passed", check.passed());
      if (!check.note().isEmpty()) {
        entry.put("note", check.note());
      }
      checks.add(entry);
    }
    map.put("checks", checks);
    if (!certificate.unchecked().isEmpty()) {
      map.put("unchecked", certificate.unchecked());
    }
    return map;
  }
}
