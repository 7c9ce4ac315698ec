package org.firstmover.solvers.normalform;

import java.util.List;
import java.util.Map;
import org.firstmover.game.normalform.NormalFormGame;
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
import org.firstmover.solvers.normalform.BestResponse.Reply;
import org.firstmover.strategy.Distribution;

/** Puts a commitment, its response and its values together. */
record NormalFormAnswer(NormalFormGame game, MethodInfo info, Options options, Run run) {

  Solution strong(double[] x, Status status, double upper, Proof proof) {
    return with(x, TieBreak.STRONG, status, upper, proof);
  }

  Solution weak(double[] x, Status status, double upper, Proof proof) {
    return with(x, TieBreak.WEAK, status, upper, proof);
  }

  private Solution with(double[] x, TieBreak tieBreak, Status status, double upper, Proof proof) {
    Reply reply = Reply.to(game.leader(), game.follower(), x);
    boolean strong = tieBreak == TieBreak.STRONG;
    int response = strong ? reply.forLeader() : reply.againstLeader();
    double value = strong ? reply.strong() : reply.weak();
    double followerValue = 0;
    for (int i = 0; i < x.length; i++) {
      followerValue += x[i] * game.follower().get(i, response);
    }
    return new Solution(
        GameReference.to(game),
        new Provenance(info.name(), options.asMap(), run.seed(), Provenance.VERSION),
        status,
        tieBreak,
        new Commitment(value, Distribution.of(game.leaderActions(), x)),
        List.of(
            new Response(
                "follower", followerValue, Distribution.pure(game.followerActions(), response))),
        Solution.strongAndWeak(reply.strong(), reply.weak()),
        new Bounds(value, Math.max(value, upper)),
        proof,
        Certificate.NONE,
        run.work(),
        Map.of());
  }
}
