package org.firstmover.solvers.power;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.firstmover.game.InputError;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.power.Dispatch.Status;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Network;
import org.firstmover.solvers.linear.Vectors;
import org.jspecify.annotations.Nullable;

/**
 * The direct-current optimal power flow: the cheapest generation that serves the load and keeps all
 * limits, with a price at each bus. Built once for a network, then solved for as many loads as
 * wanted.
 *
 * <p>The first dispatch is found by an interior point method. In networks of at most {@value
 * #EXPLICIT} buses it is then made exact: the limits that bind determine it, and while later loads
 * keep to regions where the same limits bind, a dispatch is one small product. In degenerate cases,
 * and in larger networks, the interior point is the answer.
 *
 * <p>Not safe for use by several threads; the same loads in the same order give the same bits.
 */
public final class DcOptimalPowerFlow {
  private static final int EXPLICIT = 200;
  private static final int MOST_REGIONS = 64;

  /** Per unit: what is missing and less than this is rounding. */
  private static final double MISSING = 1e-7;

  private final Network network;
  private final DispatchRules rules;
  private final DispatchProgram program;
  private final @Nullable TransferFactors factors;
  private final List<CriticalRegion> regions = new ArrayList<>();
  private @Nullable InteriorPoint interior;
  private final byte[] active;
  private final double[] demand;
  private final double[] upperBounds;
  private final double[] x;
  private final double[] prices;
  private final double[] congestion;
  private final double[] generation;
  private boolean explicit;

  public DcOptimalPowerFlow(Network network) {
    this(network, DispatchRules.STANDARD);
  }

  /**
   * @throws InputError if a branch has no flow that keeps both its rating and its angle limits
   */
  public DcOptimalPowerFlow(Network network, DispatchRules rules) {
    this.network = network;
    this.rules = rules;
    program = DispatchProgram.of(network, rules);
    for (int k = 0; k < program.branches; k++) {
      if (program.flowLower[k] > program.flowUpper[k]) {
        throw new InputError(
            "none in common",
            "limits of branch " + network.branches().get(k).name(),
            "a flow that keeps the rating and the angle limits",
            "Maybe the phase shift is beyond the angle limits.");
      }
    }
    factors = program.buses <= EXPLICIT ? TransferFactors.of(program).orElse(null) : null;
    int boxes = program.blocks + program.branches;
    active = new byte[boxes];
    demand = new double[program.buses];
    upperBounds = new double[program.blocks];
    x = new double[boxes];
    prices = new double[program.buses];
    congestion = new double[program.branches];
    generation = new double[network.generators().size()];
  }

  /** Dispatches the network's own loads. */
  public Dispatch dispatch() {
    return dispatch(network.loads());
  }

  /**
   * Dispatches.
   *
   * @param load MW at each bus, negative for an injection; shunts come on top
   */
  public Dispatch dispatch(double[] load) {
    Status status = solve(load);
    if (status != Status.OPTIMAL) {
      return shortage(load);
    }
    double[] angles = new double[program.buses];
    if (explicit) {
      regions.get(0).angles(angles);
    } else {
      System.arraycopy(interior().answer().angles, 0, angles, 0, angles.length);
    }
    return answer(status, load, cost(), program, x, prices, congestion, angles);
  }

  /**
   * Dispatches without making an answer: what was found is asked for by {@link #price} and the
   * others, until the next dispatch. Makes no garbage once the regions of the loads are known.
   *
   * @param load MW at each bus
   * @return optimal, or failed if there is none or none was found; {@link #dispatch} says which
   */
  public Status solve(double[] load) {
    if (load.length != program.buses) {
      throw new InputError(
          load.length + " loads",
          "load",
          "one for each of " + program.buses + " buses",
          "Maybe it is by household or by hour.");
    }
    program.demand(load, demand, upperBounds);
    explicit = known() || found();
    if (explicit) {
      program.generation(x, generation);
      return Status.OPTIMAL;
    }
    InteriorPoint method = interior();
    if (!method.solved()) {
      return Status.FAILED;
    }
    Iterate found = method.answer();
    System.arraycopy(found.x, 0, x, 0, program.blocks);
    program.flows(found.angles, x, program.blocks);
    System.arraycopy(found.prices, 0, prices, 0, prices.length);
    System.arraycopy(found.congestion, 0, congestion, 0, congestion.length);
    program.generation(x, generation);
    return Status.OPTIMAL;
  }

  /** Whether one of the regions seen before holds the demand; that one comes first next time. */
  private boolean known() {
    for (int r = 0; r < regions.size(); r++) {
      CriticalRegion region = regions.get(r);
      if (region.dispatch(demand, upperBounds, x, prices, congestion)) {
        toFront(r, region);
        return true;
      }
    }
    return false;
  }

  private void toFront(int position, CriticalRegion region) {
    for (int r = position; r > 0; r--) {
      regions.set(r, regions.get(r - 1));
    }
    regions.set(0, region);
  }

  /** Solves by the interior point, and answers whether that led to a region that holds. */
  private boolean found() {
    InteriorPoint method = interior();
    if (!method.solve(demand, upperBounds) || factors == null) {
      return false;
    }
    method.answer().active(active);
    for (CriticalRegion region : regions) {
      if (region.sameAs(active)) {
        return false; // it does not hold, by a rounding
      }
    }
    CriticalRegion region = CriticalRegion.of(program, factors, active);
    if (region == null || !region.dispatch(demand, upperBounds, x, prices, congestion)) {
      return false;
    }
    if (regions.size() == MOST_REGIONS) {
      regions.remove(MOST_REGIONS - 1);
    }
    regions.add(0, region);
    return true;
  }

  private InteriorPoint interior() {
    if (interior == null) {
      interior = new InteriorPoint(program);
    }
    return interior;
  }

  /** $/h of generation and shedding in the last dispatch. */
  public double cost() {
    double cost = 0;
    for (int g = 0; g < generation.length; g++) {
      cost += network.generators().get(g).cost().at(generation[g]);
    }
    if (program.firstShed >= 0) {
      for (int i = 0; i < program.buses; i++) {
        cost += rules.shedPrice() * shed(i);
      }
    }
    return cost;
  }

  /** $/MWh at a bus in the last dispatch. */
  public double price(int bus) {
    return prices[bus] * program.scale / program.base;
  }

  /** MW of a generator in the last dispatch. */
  public double generation(int generator) {
    return generation[generator];
  }

  /** MW on a branch in the last dispatch, from its from end to its to end. */
  public double flow(int branch) {
    return x[program.blocks + branch] * program.base;
  }

  /** MW taken out at a bus in the last dispatch. */
  public double spill(int bus) {
    return program.firstSpill < 0 ? 0 : x[program.firstSpill + bus] * program.base;
  }

  /** MW not served at a bus in the last dispatch. */
  public double shed(int bus) {
    return program.firstShed < 0 ? 0 : x[program.firstShed + bus] * program.base;
  }

  /** What is missing at least, where no dispatch was found. */
  private Dispatch shortage(double[] load) {
    ContraryLimits contrary = ContraryLimits.of(program);
    if (contrary != null) {
      return contrary.infeasible(network, load);
    }
    DispatchProgram elastic = DispatchProgram.shortage(network, rules);
    InteriorPoint method = new InteriorPoint(elastic);
    double[] bounds = new double[elastic.blocks];
    elastic.demand(load, demand, bounds);
    boolean solved = method.solve(demand, bounds);
    if (!solved) {
      program.demand(load, demand, upperBounds);
      TotalBalance balance = TotalBalance.of(program, demand, upperBounds);
      if (balance.missing() > MISSING) {
        return balance.infeasible(network, load);
      }
    }
    Iterate found = method.answer();
    double missing = 0;
    for (int j = elastic.firstMissing; j < elastic.blocks; j++) {
      missing += found.x[j];
    }
    return answer(
        solved && missing > MISSING ? Status.INFEASIBLE : Status.FAILED,
        load,
        missing * elastic.base,
        elastic,
        found.x,
        found.prices,
        found.congestion,
        found.angles);
  }

  private Dispatch answer(
      Status status,
      double[] load,
      double cost,
      DispatchProgram from,
      double[] x,
      double[] prices,
      double[] congestion,
      double[] angles) {
    double[] flows = new double[from.branches];
    from.flows(angles, flows, 0);
    Vectors.scale(from.base, flows);
    double[] output = new double[generation.length];
    from.generation(x, output);
    return new Dispatch(
        status,
        load.clone(),
        cost,
        output,
        angles,
        flows,
        times(from.scale / from.base, prices),
        times(from.scale / from.base, congestion),
        curtailed(from, x, status == Status.OPTIMAL ? from.firstSpill : from.firstSurplus),
        curtailed(from, x, status == Status.OPTIMAL ? from.firstShed : from.firstMissing));
  }

  /** MW by bus, of the blocks from the first on; none if that is -1. */
  private static double[] curtailed(DispatchProgram from, double[] x, int first) {
    return first < 0
        ? new double[from.buses]
        : times(from.base, Arrays.copyOfRange(x, first, first + from.buses));
  }

  private static double[] times(double factor, double[] values) {
    double[] product = values.clone();
    Vectors.scale(factor, product);
    return product;
  }
}
