package org.firstmover;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.firstmover.formats.CatalogOnly;
import org.firstmover.formats.bayesian.BayesianForm;
import org.firstmover.formats.hierarchy.HierarchyForm;
import org.firstmover.formats.normalform.NormalFormForm;
import org.firstmover.formats.security.SecurityForm;
import org.firstmover.formats.stochastic.StochasticForm;
import org.firstmover.formats.tariff.TariffForm;
import org.firstmover.game.Game;
import org.firstmover.game.InputError;
import org.firstmover.game.bayesian.BayesianGame;
import org.firstmover.game.hierarchy.HierarchyGame;
import org.firstmover.game.markov.MarkovGame;
import org.firstmover.game.meanfield.MeanFieldGame;
import org.firstmover.game.normalform.NormalFormGame;
import org.firstmover.game.normalform.StrategicGame;
import org.firstmover.game.security.SecurityGame;
import org.firstmover.game.stochastic.StochasticGame;
import org.firstmover.game.tariff.TariffGame;
import org.firstmover.learning.pricewar.BanditRounds;
import org.firstmover.learning.pricewar.SymmetricEquilibrium;
import org.firstmover.learning.schedule.AlternatingBestResponse;
import org.firstmover.learning.schedule.CommitmentSearch;
import org.firstmover.learning.schedule.GradientThroughFollowers;
import org.firstmover.learning.schedule.LeaderThroughOracle;
import org.firstmover.learning.schedule.LearningTogether;
import org.firstmover.learning.tariff.LearnedTariff;
import org.firstmover.report.BayesianPicture;
import org.firstmover.report.HierarchyPicture;
import org.firstmover.report.MarkovPicture;
import org.firstmover.report.MeanFieldPicture;
import org.firstmover.report.NormalFormPicture;
import org.firstmover.report.SecurityPicture;
import org.firstmover.report.StochasticPicture;
import org.firstmover.report.TariffPicture;
import org.firstmover.solve.Solver;
import org.firstmover.solvers.bayesian.BranchAndBound;
import org.firstmover.solvers.bayesian.JointEnumeration;
import org.firstmover.solvers.bayesian.MixedInteger;
import org.firstmover.solvers.hierarchy.Complementarity;
import org.firstmover.solvers.hierarchy.FirstOrder;
import org.firstmover.solvers.hierarchy.Hypergradient;
import org.firstmover.solvers.hierarchy.ImplicitGradient;
import org.firstmover.solvers.hierarchy.Initial;
import org.firstmover.solvers.hierarchy.SqpDifferences;
import org.firstmover.solvers.hierarchy.TrustRegion;
import org.firstmover.solvers.markov.BestTable;
import org.firstmover.solvers.meanfield.Leaders;
import org.firstmover.solvers.meanfield.PopulationEquilibrium;
import org.firstmover.solvers.normalform.BestPureCommitment;
import org.firstmover.solvers.normalform.CorrelatedCommitment;
import org.firstmover.solvers.normalform.MultipleLinearPrograms;
import org.firstmover.solvers.normalform.NashEquilibrium;
import org.firstmover.solvers.normalform.QueryLearning;
import org.firstmover.solvers.normalform.WeakCommitment;
import org.firstmover.solvers.security.CompactPrograms;
import org.firstmover.solvers.security.Origami;
import org.firstmover.solvers.stochastic.BestResponsesInTurn;
import org.firstmover.solvers.stochastic.DoubleLoop;
import org.firstmover.solvers.stochastic.EntropyAnnealing;
import org.firstmover.solvers.stochastic.FixedPointEquilibrium;
import org.firstmover.solvers.stochastic.NaiveLeader;
import org.firstmover.solvers.stochastic.SampledTwoTimescale;
import org.firstmover.solvers.stochastic.SampledTwoTimescaleAsPublished;
import org.firstmover.solvers.stochastic.SimultaneousGradient;
import org.firstmover.solvers.stochastic.StationaryCommitment;
import org.firstmover.solvers.stochastic.TwoTimescale;
import org.firstmover.solvers.stochastic.TwoTimescaleAsPublished;
import org.firstmover.solvers.stochastic.ZeroSumValueIteration;
import org.firstmover.solvers.tariff.AlternatingTariffs;
import org.firstmover.solvers.tariff.HouseholdPlay;
import org.firstmover.solvers.tariff.SettledHouseholds;
import org.firstmover.solvers.tariff.TariffSearch;
import org.firstmover.verify.bayesian.BayesianVerifier;
import org.firstmover.verify.hierarchy.HierarchyVerifier;
import org.firstmover.verify.markov.MarkovVerifier;
import org.firstmover.verify.meanfield.MeanFieldVerifier;
import org.firstmover.verify.normalform.NormalFormVerifier;
import org.firstmover.verify.security.SecurityVerifier;
import org.firstmover.verify.stochastic.StochasticVerifier;

/** The registry: a new family is one more entry of this list. */
public final class Families {
  public static final List<Family<?>> ALL =
      List.of(
          new Family<>(
              NormalFormGame.KIND,
              NormalFormGame.class,
              new NormalFormForm(),
              new NormalFormVerifier(),
              List.of(
                  new MultipleLinearPrograms(),
                  new CorrelatedCommitment(),
                  new BestPureCommitment(),
                  new WeakCommitment(),
                  NashEquilibrium.best(),
                  NashEquilibrium.worst(),
                  new QueryLearning()),
              new NormalFormPicture()),
          new Family<>(
              BayesianGame.KIND,
              BayesianGame.class,
              new BayesianForm(),
              new BayesianVerifier(),
              List.of(new BranchAndBound(), new MixedInteger(), new JointEnumeration()),
              new BayesianPicture()),
          new Family<>(
              SecurityGame.KIND,
              SecurityGame.class,
              new SecurityForm(),
              new SecurityVerifier(),
              List.of(new Origami(), new CompactPrograms()),
              new SecurityPicture()),
          new Family<>(
              HierarchyGame.KIND,
              HierarchyGame.class,
              new HierarchyForm(),
              new HierarchyVerifier(),
              List.of(
                  new Hypergradient(),
                  new ImplicitGradient(),
                  new Initial(),
                  new SqpDifferences(),
                  new TrustRegion(),
                  new Complementarity(),
                  new FirstOrder()),
              new HierarchyPicture()),
          new Family<>(
              StochasticGame.KIND,
              StochasticGame.class,
              new StochasticForm(),
              new StochasticVerifier(),
              List.of(
                  new DoubleLoop(),
                  new ZeroSumValueIteration(),
                  new StationaryCommitment(),
                  new EntropyAnnealing(),
                  new TwoTimescale(),
                  new TwoTimescaleAsPublished(),
                  new SampledTwoTimescale(),
                  new SampledTwoTimescaleAsPublished(),
                  new NaiveLeader(),
                  new FixedPointEquilibrium(),
                  new SimultaneousGradient(),
                  new BestResponsesInTurn()),
              new StochasticPicture()),
          new Family<>(
              MarkovGame.KIND,
              MarkovGame.class,
              new CatalogOnly<>(
                  MarkovGame.KIND, "games that are played step by step", MarkovGame::reference),
              new MarkovVerifier(),
              markov(),
              new MarkovPicture()),
          new Family<>(
              MeanFieldGame.KIND,
              MeanFieldGame.class,
              new CatalogOnly<>(MeanFieldGame.KIND, "mean-field games", MeanFieldGame::reference),
              new MeanFieldVerifier(),
              meanField(),
              new MeanFieldPicture()),
          new Family<>(
              TariffGame.KIND,
              TariffGame.class,
              new TariffForm(),
              SettledHouseholds.verifier(),
              tariff(),
              new TariffPicture()));

  private Families() {}

  /** Leaders first; where nobody leads they refuse. */
  private static List<Solver<MeanFieldGame>> meanField() {
    List<Solver<MeanFieldGame>> methods = new ArrayList<>(Leaders.all());
    methods.addAll(PopulationEquilibrium.all());
    return methods;
  }

  private static List<Solver<TariffGame>> tariff() {
    List<Solver<TariffGame>> methods =
        new ArrayList<>(List.of(new TariffSearch(), new AlternatingTariffs(), new LearnedTariff()));
    methods.addAll(HouseholdPlay.all());
    return methods;
  }

  /** Exact methods first: one of them is the family's default. */
  private static List<Solver<MarkovGame>> markov() {
    List<Solver<MarkovGame>> methods =
        new ArrayList<>(List.of(new BestTable(), new CommitmentSearch()));
    methods.addAll(LeaderThroughOracle.all());
    methods.addAll(GradientThroughFollowers.all());
    methods.addAll(
        List.of(
            new AlternatingBestResponse(),
            LearningTogether.twoTimeScale(),
            LearningTogether.simultaneous(),
            new BanditRounds(),
            new SymmetricEquilibrium()));
    return methods;
  }

  /**
   * @throws InputError if there is no such kind
   */
  public static Family<?> named(String kind, String where) {
    return ALL.stream()
        .filter(family -> family.kind().equals(kind))
        .findFirst()
        .orElseThrow(
            () ->
                new InputError(
                    kind,
                    where,
                    "a kind of game: "
                        + ALL.stream().map(Family::kind).collect(Collectors.joining(", ")),
                    "Maybe it is mistyped."));
  }

  /**
   * The family that a game belongs to.
   *
   * @throws InputError if it belongs to none; a strategic game of two players is one of normal form
   *     once its leader is chosen, one of more players never is
   */
  @SuppressWarnings("unchecked") // a family's type is the type of its games
  public static <G extends Game> Family<G> of(G game) {
    for (Family<?> family : ALL) {
      if (family.type().isInstance(game)) {
        return (Family<G>) family;
      }
    }
    if (game instanceof StrategicGame strategic) {
      strategic.withLeader(1);
    }
    throw new InputError(
        game.kind(),
        "kind of the game",
        "a game that methods exist for",
        "Maybe choose its leader first.");
  }

  /**
   * The method of this name.
   *
   * @throws InputError if the family has none of that name
   */
  public static <G extends Game> Solver<G> method(Family<G> family, String name) {
    return family.methods().stream()
        .filter(method -> method.info().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputError(
                    name,
                    "method for " + family.kind() + " games",
                    "one of "
                        + family.methods().stream()
                            .map(method -> method.info().name())
                            .collect(Collectors.joining(", ")),
                    "Maybe it is mistyped, or belongs to another kind of game."));
  }
}
