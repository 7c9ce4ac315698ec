package org.firstmover.solvers.security;

import java.util.List;
import java.util.Map;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Commitment;
import org.firstmover.solution.GameReference;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Provenance;
import org.firstmover.solution.Response;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solution.TieBreak;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.security.AttackResponse.Attack;
import org.firstmover.strategy.Coverage;
import org.firstmover.strategy.Distribution;

/** Puts a coverage, the attack and the values together. */
record SecurityAnswer(SecurityGame game, MethodInfo info, Options options, Run run) {

  Solution optimal(double[] coverage) {
    Attack attack = Attack.on(game, coverage);
    int target = attack.forDefender();
    return new Solution(
        GameReference.to(game),
        new Provenance(info.name(), options.asMap(), run.seed(), Provenance.VERSION),
        Status.OPTIMAL,
        TieBreak.STRONG,
        new Commitment(attack.strong(), Coverage.of(game.targets(), coverage)),
        List.of(
            new Response(
                "attacker",
                game.attackerValue(target, coverage[target]),
                Distribution.of(List.of(game.targets().get(target)), new double[] {1}))),
        Solution.strongAndWeak(attack.strong(), attack.weak()),
        new Bounds(attack.strong(), attack.strong()),
        new Proof.FromGame(),
        Certificate.NONE,
        run.work(),
        Map.of());
  }
}
