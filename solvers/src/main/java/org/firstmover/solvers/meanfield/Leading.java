package org.firstmover.solvers.meanfield;

import java.util.LinkedHashMap;
import java.util.Map;
import org.firstmover.game.InputError;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.solution.Solution;
import org.firstmover.solution.Status;
import org.firstmover.solve.MethodInfo;
import org.firstmover.solve.Options;
import org.firstmover.solve.Run;
import org.firstmover.solvers.meanfield.Trials.Trial;
import org.jspecify.annotations.Nullable;

/**
 * What a leader can ask: how the populations respond to a commitment.
 *
 * @param box of her numbers
 * @param method by which responses are found
 */
record Leading(MeanFieldGame game, LeaderBox box, ResponseMethod method, Options options, Run run) {
  /** Rounds over which the followers' contraction is looked at. */
  private static final int LOOKED = 12;

  /**
   * With the method of the options.
   *
   * @throws InputError if that cannot answer in the game
   */
  static Leading of(MeanFieldGame game, Options options, Run run) {
    ResponseMethod method = Responses.chosen(options);
    method
        .refusal(game)
        .ifPresent(
            reason -> {
              throw new InputError(
                  method.info().name(),
                  "option response",
                  "a method that can answer in this game: " + reason,
                  "Maybe leave it out.");
            });
    return new Leading(game, LeaderBox.of(game), method, options, run);
  }

  /**
   * The populations' equilibrium.
   *
   * @param start policies to begin with; without, from doing everything alike
   * @param part of the run that it belongs to
   */
  Equilibrium respond(double[] commitment, double @Nullable [][][] start, Run part) {
    Dynamics dynamics = new Dynamics(game, commitment);
    part.count("responses");
    return method.respond(dynamics, start == null ? dynamics.uniform() : start, options, part);
  }

  /** Likewise, or what there was before if the run ends before the populations settle. */
  Equilibrium respondAfter(Equilibrium before, double[] commitment, double @Nullable [][][] start) {
    Equilibrium found = respond(commitment, start, run);
    return run.exhausted() && found.exploitability() > promised(commitment) ? before : found;
  }

  /** Exploitability up to which responses to a commitment are sought. */
  double promised(double[] commitment) {
    return method.promised(new Dynamics(game, commitment), options);
  }

  /** What an equilibrium is worth to the leader; more is better, whatever her goal. */
  double gain(Equilibrium equilibrium) {
    return game.leaderGoal().gain(equilibrium.leaderValue(game));
  }

  Trial trial(Equilibrium response) {
    return new Trial(response.commitment(), gain(response), response);
  }

  /** Tries commitments by responses that all begin with the same policies. */
  Trials.Objective objective(double @Nullable [][][] start) {
    return (commitment, part) -> trial(respond(commitment, start, part));
  }

  Trials trials(double @Nullable [][][] start) {
    return new Trials(run, objective(start));
  }

  /** Half of each number's bounds. */
  double[] halves() {
    double[] steps = new double[box.size()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = box.width(i) / 2;
    }
    return steps;
  }

  /**
   * The answer of a leader who reckons with responses, beside the point at which she would end who
   * takes followers as they are.
   *
   * @param further values by name
   */
  Solution committed(
      MethodInfo info, Status status, Equilibrium equilibrium, Map<String, Double> further) {
    return committed(info, status, equilibrium, promised(equilibrium.commitment()), further);
  }

  /** Likewise, of an epsilon equilibrium. */
  Solution committed(
      MethodInfo info,
      Status status,
      Equilibrium equilibrium,
      double epsilon,
      Map<String, Double> further) {
    Map<String, Double> values = new LinkedHashMap<>(further);
    if (!run.exhausted() && options.get(TakingTurns.TURNS) > 0) {
      TakingTurns turns = new TakingTurns(this).from(LeaderBox.start(game));
      values.put(TakingTurns.VALUE, turns.equilibrium().leaderValue(game));
      values.put(Solution.COMMITMENT_GAP, gain(equilibrium) - gain(turns.equilibrium()));
      turns.contraction().into(values);
    }
    return answer(info, status, equilibrium, epsilon, values);
  }

  /** The answer, with the contraction of the followers. */
  Solution answer(
      MethodInfo info,
      Status status,
      Equilibrium equilibrium,
      double epsilon,
      Map<String, Double> values) {
    Dynamics dynamics = new Dynamics(game, equilibrium.commitment());
    Map<String, Double> all = new LinkedHashMap<>(values);
    Contraction.ofFollowers(dynamics, LOOKED, run).into(all);
    return new MeanFieldAnswer(game, info, options, run)
        .of(run.exhausted() ? Status.LIMIT : status, equilibrium, epsilon, all);
  }
}
