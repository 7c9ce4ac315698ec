package org.firstmover.solvers.bayesian;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.solution.Bounds;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Commitment;
import org.firstmover.solution.GameReference;
import org.firstmover.solution.Proof;
import org.firstmover.solution.Proof.Leaf;
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

/** Puts a commitment, the types' responses and the values together. */
record BayesianAnswer(BayesianGame game, MethodInfo info, Options options, Run run) {

  Solution strong(double[] x, boolean complete, double upper, List<Leaf> leaves) {
    List<Response> responses = new ArrayList<>();
    double strong = 0;
    double weak = 0;
    for (FollowerType type : game.types()) {
      Reply reply = Reply.to(type.leader(), type.follower(), x);
      double own = 0;
      for (int i = 0; i < x.length; i++) {
        own += x[i] * type.follower().get(i, reply.forLeader());
      }
      responses.add(
          new Response(type.name(), own, Distribution.pure(type.actions(), reply.forLeader())));
      strong += type.probability() * reply.strong();
      weak += type.probability() * reply.weak();
    }
    return new Solution(
        GameReference.to(game),
        new Provenance(info.name(), options.asMap(), run.seed(), Provenance.VERSION),
        complete ? Status.OPTIMAL : Status.LIMIT,
        TieBreak.STRONG,
        new Commitment(strong, Distribution.of(game.leaderActions(), x)),
        responses,
        Solution.strongAndWeak(strong, weak),
        new Bounds(strong, Math.max(strong, upper)),
        complete ? new Proof.Leaves(leaves) : new Proof.None(),
        Certificate.NONE,
        run.work(),
        Map.of());
  }
}
