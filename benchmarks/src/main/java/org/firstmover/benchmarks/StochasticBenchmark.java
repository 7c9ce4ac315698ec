package org.firstmover.benchmarks;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.game.stochastic.Actions;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.stochastic.Transitions;
import org.firstmover.random.RandomStream;
import org.firstmover.solvers.stochastic.RegularisedProblem;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The total gradient of a stochastic game at the best response, beside a plain program of EJML for
 * the same formulas. Large and sparse: {@code benchmarks/run Stochastic.*radient -p states=10000 -p
 * branching=20 -p rows=5 -jvmArgs -Xmx1g}; the plain program is dense.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StochasticBenchmark {
  private static final double CLOSE = 1e-8;

  @Param({"200"})
  public int states;

  @Param({"200"})
  public int branching;

  @Param({"5"})
  public int rows;

  private RegularisedProblem problem;
  private final double[][] logits = new double[2][];
  private double[] leader;
  private double[] follower;
  private StochasticGame game;
  private int turn;

  @Setup
  public void prepare() {
    Map<String, String> parameters =
        Map.of(
            "states", "" + states,
            "branching", "" + branching,
            "rows", "" + rows,
            "columns", "" + rows,
            "discount", "0.95",
            "entropy", "0.1");
    game = (StochasticGame) Games.of(Catalog.find("garnet").orElseThrow(), parameters, 1);
    RandomStream random = RandomStream.of(1);
    for (int k = 0; k < logits.length; k++) {
      logits[k] = new double[game.actions().moves()];
      for (int m = 0; m < logits[k].length; m++) {
        logits[k][m] = random.nextGaussian();
      }
    }
    leader = softmax(game.actions(), logits[0]);
    problem = new RegularisedProblem(game);
    follower = problem.respond(logits[0]);
    if (branching == states) {
      double[] here = problem.gradient();
      double[] there = plain();
      for (int m = 0; m < here.length; m++) {
        if (Math.abs(here[m] - there[m]) > CLOSE) {
          throw new IllegalStateException("gradients differ: " + here[m] + " and " + there[m]);
        }
      }
    }
  }

  /** One decomposition, values of both, the gradient; the response is the last one. */
  @Benchmark
  public double[] gradient() {
    problem.respond(logits[0]);
    return problem.gradient();
  }

  /** From the best response to another commitment. */
  @Benchmark
  public double[] responseAndGradient() {
    problem.respond(logits[turn ^= 1]);
    return problem.gradient();
  }

  /** As {@link #gradient()}, in loops as they come and EJML's solver. */
  @Benchmark
  public double[] plain() {
    Actions actions = game.actions();
    int n = actions.stateCount();
    double gamma = game.discount();
    double lambda = game.entropy();
    DMatrixRMaj system = new DMatrixRMaj(n, n);
    DMatrixRMaj rewards = new DMatrixRMaj(n, 2);
    for (int s = 0; s < n; s++) {
      system.add(s, s, 1);
      for (int a = 0; a < rows; a++) {
        for (int b = 0; b < rows; b++) {
          double p2 = follower[s * rows + b];
          double w = leader[s * rows + a] * p2;
          int k = actions.outcome(s, a, b);
          rewards.add(s, 0, w * game.leaderRewards()[k]);
          rewards.add(s, 1, w * (game.followerRewards()[k] - lambda * Math.log(p2)));
          Transitions t = game.transitions();
          for (int j = t.first()[k]; j < t.first()[k + 1]; j++) {
            system.add(s, t.successors()[j], -gamma * w * t.probabilities()[j]);
          }
        }
      }
    }
    DMatrixRMaj transposed = new DMatrixRMaj(n, n);
    CommonOps_DDRM.transpose(system, transposed);
    DMatrixRMaj values = solved(system, rewards);
    DMatrixRMaj visits = solved(transposed, new DMatrixRMaj(n, 1, true, game.start()));
    double[] q1 = new double[actions.outcomes()];
    double[] q2 = new double[actions.outcomes()];
    for (int k = 0; k < q1.length; k++) {
      Transitions t = game.transitions();
      q1[k] = game.leaderRewards()[k];
      q2[k] = game.followerRewards()[k];
      for (int j = t.first()[k]; j < t.first()[k + 1]; j++) {
        q1[k] += gamma * t.probabilities()[j] * values.get(t.successors()[j], 0);
        q2[k] += gamma * t.probabilities()[j] * values.get(t.successors()[j], 1);
      }
    }
    double[] gradient = new double[n * rows];
    DMatrixRMaj carried = new DMatrixRMaj(n, 1);
    for (int s = 0; s < n; s++) {
      for (int b = 0; b < rows; b++) {
        double mean1 = 0;
        double mean2 = 0;
        for (int a = 0; a < rows; a++) {
          mean1 += leader[s * rows + a] * q1[actions.outcome(s, a, b)];
          mean2 += leader[s * rows + a] * q2[actions.outcome(s, a, b)];
        }
        double c = visits.get(s, 0) * follower[s * rows + b] * (mean1 - values.get(s, 0)) / lambda;
        for (int a = 0; a < rows; a++) {
          int k = actions.outcome(s, a, b);
          double p1 = leader[s * rows + a];
          gradient[s * rows + a] += p1 * c * (q2[k] - mean2);
          Transitions t = game.transitions();
          for (int j = t.first()[k]; j < t.first()[k + 1]; j++) {
            carried.add(t.successors()[j], 0, gamma * c * p1 * t.probabilities()[j]);
          }
        }
      }
    }
    DMatrixRMaj z = solved(transposed, carried);
    for (int s = 0; s < n; s++) {
      for (int a = 0; a < rows; a++) {
        double own = -values.get(s, 0);
        double others = -values.get(s, 1);
        for (int b = 0; b < rows; b++) {
          double p2 = follower[s * rows + b];
          int k = actions.outcome(s, a, b);
          own += p2 * q1[k];
          others += p2 * (q2[k] - lambda * Math.log(p2));
        }
        double p1 = leader[s * rows + a];
        gradient[s * rows + a] += p1 * (visits.get(s, 0) * own + z.get(s, 0) * others);
      }
    }
    return gradient;
  }

  private static DMatrixRMaj solved(DMatrixRMaj matrix, DMatrixRMaj right) {
    LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(matrix.numRows);
    solver.setA(matrix.copy());
    DMatrixRMaj x = new DMatrixRMaj(right.numRows, right.numCols);
    solver.solve(right, x);
    return x;
  }

  private static double[] softmax(Actions actions, double[] logits) {
    double[] p = new double[logits.length];
    for (int s = 0; s < actions.stateCount(); s++) {
      double sum = 0;
      for (int m = actions.firstMove(s); m < actions.firstMove(s + 1); m++) {
        p[m] = Math.exp(logits[m]);
        sum += p[m];
      }
      for (int m = actions.firstMove(s); m < actions.firstMove(s + 1); m++) {
        p[m] /= sum;
      }
    }
    return p;
  }
}
