package org.firstmover.experiments.table;

import java.util.ArrayList;
import java.util.List;
import org.firstmover.formats.Source;
import org.firstmover.formats.tree.Mapping;
import org.firstmover.formats.tree.Node;
import org.firstmover.formats.tree.Trees;

/** What a stored certificate says is wrong. */
final class FailedChecks {
  private FailedChecks() {}

  /** Names of the checks that do not pass. */
  static List<String> of(String solution) {
    Mapping certificate =
        Trees.read(new Source("solution.json", solution))
            .asMapping("a solution")
            .require("certificate")
            .asMapping("certificate");
    List<String> failed = new ArrayList<>();
    for (Node node : certificate.require("checks").asSequence("checks").items()) {
      Mapping check = node.asMapping("check");
      if (check.require("passed").asScalar("passed").text().equals("false")) {
        failed.add(check.require("name").asScalar("name").text());
      }
    }
    return failed;
  }
}
