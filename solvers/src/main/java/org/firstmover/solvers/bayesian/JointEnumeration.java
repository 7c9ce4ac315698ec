package org.firstmover.solvers.bayesian;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.solution.Solution;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.bayesian.NodeProgram.Ray;
import org.firstmover.solvers.bayesian.NodeProgram.Relaxation;
import org.firstmover.verify.Verifier;
import org.firstmover.verify.bayesian.BayesianVerifier;

/**
 * One linear programme for each joint response of the types: multiple linear programs on the
 * Harsanyi transform. For checking other methods on small games.
 *
 * <p>Source: V. Conitzer and T. Sandholm, "Computing the optimal strategy to commit to", EC 2006,
 * applied to J. C. Harsanyi's transform.
 */
public final class JointEnumeration implements Solver<BayesianGame> {
  private static final long MOST_RESPONSES = 20_000;

  private static final MethodInfo INFO =
      new MethodInfo(
          "joint-enumeration",
          "the optimal commitment, by one linear programme a joint response",
          "optimal, proved by one leaf a joint response; at most 20000 of them",
          "V. Conitzer, T. Sandholm, Computing the optimal strategy to commit to, EC 2006",
          List.of());

  @Override
  public MethodInfo info() {
    return INFO;
  }

  @Override
  public Verifier<BayesianGame> verifier() {
    return new BayesianVerifier();
  }

  @Override
  public Optional<String> refusal(BayesianGame game) {
    double responses = 1;
    for (FollowerType type : game.types()) {
      responses *= type.actions().size();
    }
    return responses <= MOST_RESPONSES
        ? Optional.empty()
        : Optional.of(
            "it would enumerate " + (long) responses + " joint responses, more than 20000");
  }

  @Override
  public Solution search(BayesianGame game, Options options, Run run) {
    int m = game.leaderActions().size();
    List<TypeModel> types = TypeModel.all(game);
    LeafProof proof = new LeafProof(game, types);
    List<Impossible> impossible = new ArrayList<>();
    double value = Double.NEGATIVE_INFINITY;
    double[] best = new double[m];
    best[0] = 1;
    int[] responses = new int[types.size()];
    boolean complete;
    do {
      run.check();
      run.count("linear programmes");
      NodeProgram program = new NodeProgram(m, types, List.of(), responses.clone());
      Relaxation answer = program.solve();
      if (answer.feasible()) {
        proof.add(responses, answer.y());
        double sum = 0;
        for (int l = 0; l < responses.length; l++) {
          sum += types.get(l).value(answer.x(), responses[l]);
        }
        if (sum > value) {
          value = sum;
          best = answer.x();
        }
      } else {
        impossible.add(new Impossible(responses.clone(), program.ray()));
      }
      complete = !next(responses, types);
    } while (!complete && !run.exhausted());
    for (Impossible joint : impossible) {
      proof.addInfeasible(joint.responses, joint.ray, value);
    }
    return new BayesianAnswer(game, INFO, options, run)
        .strong(
            best,
            complete,
            complete ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY,
            proof.leaves());
  }

  /** Responses that are never best together; how far their ray must go is known at the end. */
  private record Impossible(int[] responses, Ray ray) {}

  /** The next joint response, the last type's fastest; false after the last one. */
  private static boolean next(int[] responses, List<TypeModel> types) {
    for (int l = responses.length - 1; l >= 0; l--) {
      if (++responses[l] < types.get(l).actions()) {
        return true;
      }
      responses[l] = 0;
    }
    return false;
  }
}
