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

  /** Nothing bounds the values of commitments from above. */
  Solution equilibrium(Equilibrium found, Status status) {
    return solution(
        found.leader(),
        found.follower(),
        Reply.to(game.leader(), game.follower(), found.leader()),
        TieBreak.EQUILIBRIUM,
        status,
        Double.POSITIVE_INFINITY,
        new Proof.None());
  }

  private Solution with(double[] x, TieBreak tieBreak, Status status, double upper, Proof proof) {
    Reply reply = Reply.to(game.leader(), game.follower(), x);
    double[] y = new double[game.followerActions().size()];
    y[tieBreak.choice(reply.forLeader(), reply.againstLeader())] = 1;
    return solution(x, y, reply, tieBreak, status, upper, proof);
  }

  private Solution solution(
      double[] x,
      double[] y,
      Reply reply,
      TieBreak tieBreak,
      Status status,
      double upper,
      Proof proof) {
    double value = Equilibrium.expected(game.leader(), x, y);
    return new Solution(
        GameReference.to(game),
        new Provenance(info.name(), options.asMap(), run.seed(), Provenance.VERSION),
        status,
        tieBreak,
        new Commitment(value, Distribution.of(game.leaderActions(), x)),
        List.of(
            new Response(
                "follower",
                Equilibrium.expected(game.follower(), x, y),
                Distribution.of(game.followerActions(), y))),
        Solution.strongAndWeak(reply.strong(), reply.weak()),
        new Bounds(value, Math.max(value, upper)),
        proof,
        Certificate.NONE,
        run.work(),
        Map.of());
  }
}
