package org.firstmover.solvers.bayesian;

import static org.firstmover.solvers.bayesian.NodeProgram.FREE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.bayesian.FollowerType;
import org.firstmover.solution.Proof.Leaf;
import org.firstmover.solution.Tolerances;
import org.firstmover.solve.Run;
import org.firstmover.solvers.bayesian.BranchState.Node;
import org.firstmover.solvers.bayesian.NodeProgram.Relaxation;
import org.firstmover.solvers.bayesian.TypeModel.Cut;
import org.jspecify.annotations.Nullable;

/**
 * Best-first branch and bound over the responses of the types; each leaf keeps the multipliers that
 * prove its bound.
 */
final class BranchSearch {
  /** Above the error of a linear programme, below what the certificate takes for a tie. */
  private static final double TIE = Tolerances.SOLVER / 10;

  /** How far below the best value a node may be closed; in units in which payoffs are about 1. */
  private static final double CLOSED = Tolerances.SOLVER / 100;

  /** Rounds of cuts at the root; later ones gain little. */
  private static final int ROOT_ROUNDS = 20;

  private final Run run;
  private final int m;
  private final List<TypeModel> types;
  private final List<List<Cut>> cuts = new ArrayList<>();
  private final double scale;
  private final double shift;
  private final LeafProof proof;
  private final Set<List<Integer>> tried = new HashSet<>();
  private double[] best;
  private double value = Double.NEGATIVE_INFINITY;
  private double open = Double.NEGATIVE_INFINITY;

  BranchSearch(BayesianGame game, Run run) {
    this.run = run;
    this.m = game.leaderActions().size();
    this.scale = TypeModel.leaderScale(game);
    this.types = TypeModel.all(game);
    double low = 0;
    for (FollowerType type : game.types()) {
      low += type.probability() * type.leader().min();
    }
    this.shift = low;
    for (TypeModel type : types) {
      cuts.add(new ArrayList<>(List.of(type.plainCut())));
    }
    proof = new LeafProof(game, types);
    best = new double[m];
    best[0] = 1;
  }

  /** Runs to the end, or to the limit of the run; answers whether it came to the end. */
  boolean search() {
    PriorityQueue<Node> queue =
        new PriorityQueue<>(
            (a, b) ->
                a.bound() != b.bound()
                    ? Double.compare(b.bound(), a.bound())
                    : Long.compare(a.number(), b.number()));
    Optional<BranchState> saved = run.restored().map(BranchState::of);
    long numbers = saved.isPresent() ? resume(saved.get(), queue) : start(queue);
    while (!queue.isEmpty()) {
      run.check();
      Node node = queue.poll();
      if (closed(node.bound())) {
        proof.add(node.responses(), node.relaxation().y());
        continue;
      }
      if (run.exhausted()) {
        open = node.bound();
        return false;
      }
      int branch = branchingType(node);
      double before = value;
      for (int j = 0; j < types.get(branch).actions(); j++) {
        int[] responses = node.responses().clone();
        responses[branch] = j;
        if (closed(proof.bound(responses, node.relaxation().y()))) {
          proof.add(responses, node.relaxation().y());
          continue;
        }
        Node child = evaluate(responses, numbers++);
        if (child != null) {
          queue.add(child);
        }
      }
      if (value > before) {
        run.report("lower bound", numbers, value / scale + shift);
        run.report("upper bound", numbers, node.bound() / scale + shift);
      }
      long numbered = numbers;
      run.checkpoint(() -> state(numbered, queue).toBytes());
    }
    return true;
  }

  /** Offers the pure commitments, and solves the root; answers how many nodes are numbered. */
  private long start(PriorityQueue<Node> queue) {
    for (int i = 0; i < m; i++) {
      double[] pure = new double[m];
      pure[i] = 1;
      offer(pure);
    }
    int[] none = new int[types.size()];
    Arrays.fill(none, FREE);
    Node root = root(none);
    if (root != null) {
      queue.add(root);
    }
    return 1;
  }

  private long resume(BranchState saved, PriorityQueue<Node> queue) {
    best = saved.best();
    value = saved.value();
    for (int l = 0; l < cuts.size(); l++) {
      cuts.set(l, saved.cuts().get(l));
    }
    proof.leaves().addAll(saved.leaves());
    tried.addAll(saved.tried());
    queue.addAll(saved.open());
    return saved.numbers();
  }

  private BranchState state(long numbers, PriorityQueue<Node> queue) {
    return new BranchState(
        best, value, numbers, cuts, List.copyOf(queue), proof.leaves(), List.copyOf(tried));
  }

  /** The best commitment found. */
  double[] best() {
    return best;
  }

  /** An upper bound on the leader's value, in the units of the game. */
  double upper() {
    return Math.max(value, open) / scale + shift;
  }

  List<Leaf> leaves() {
    return proof.leaves();
  }

  /** Offers a commitment: the best one found is kept. */
  void offer(double[] x) {
    double sum = 0;
    for (TypeModel type : types) {
      sum += type.value(x, type.respond(x, TIE));
    }
    if (sum > value) {
      value = sum;
      best = x;
    }
  }

  private boolean closed(double bound) {
    return bound <= value + CLOSED;
  }

  private @Nullable Node root(int[] none) {
    Node node = evaluate(none, 0);
    for (int round = 0; node != null && round < ROOT_ROUNDS && !closed(node.bound()); round++) {
      boolean added = false;
      double[] x = node.relaxation().x();
      for (int l = 0; l < types.size(); l++) {
        double t = node.relaxation().free()[l];
        TypeModel type = types.get(l);
        if (t > type.value(x, type.respond(x, TIE)) + Tolerances.ITERATIVE) {
          run.count("cuts");
          Cut cut = type.tightest(x);
          double at = 0;
          for (int i = 0; i < m; i++) {
            at += x[i] * cut.slope()[i];
          }
          if (at < t - Tolerances.ITERATIVE) {
            cuts.get(l).add(cut);
            added = true;
          }
        }
      }
      if (!added) {
        break;
      }
      node = evaluate(none, 0);
    }
    return node;
  }

  /** Solves the node's programme; null if the node could be closed at once. */
  private @Nullable Node evaluate(int[] responses, long number) {
    run.count("linear programmes");
    NodeProgram program = new NodeProgram(m, types, cuts, responses);
    Relaxation relaxation = program.solve();
    if (!relaxation.feasible()) {
      proof.addInfeasible(responses, program.ray(), value);
      return null;
    }
    offer(relaxation.x());
    improve(relaxation.x());
    double bound = proof.bound(responses, relaxation.y());
    if (closed(bound) || Arrays.stream(responses).noneMatch(j -> j == FREE)) {
      proof.add(responses, relaxation.y());
      return null;
    }
    return new Node(responses, bound, relaxation, number);
  }

  /** The best commitment to which the responses at x are best responses, if not tried before. */
  private void improve(double[] x) {
    int[] responses = new int[types.size()];
    List<Integer> key = new ArrayList<>();
    for (int l = 0; l < responses.length; l++) {
      responses[l] = types.get(l).respond(x, TIE);
      key.add(responses[l]);
    }
    if (tried.add(key)) {
      run.count("linear programmes");
      Relaxation joint = new NodeProgram(m, types, cuts, responses).solve();
      if (joint.feasible()) {
        offer(joint.x());
      }
    }
  }

  /** The free type whose value is overestimated most. */
  private int branchingType(Node node) {
    int branch = -1;
    double widest = Double.NEGATIVE_INFINITY;
    double[] x = node.relaxation().x();
    for (int l = 0; l < types.size(); l++) {
      if (node.responses()[l] == FREE) {
        TypeModel type = types.get(l);
        double gap = node.relaxation().free()[l] - type.value(x, type.respond(x, TIE));
        if (gap > widest) {
          widest = gap;
          branch = l;
        }
      }
    }
    return branch;
  }
}
