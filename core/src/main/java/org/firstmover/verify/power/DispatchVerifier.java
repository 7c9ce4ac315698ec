package org.firstmover.verify.power;

import java.util.List;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Check;
import org.firstmover.solution.Check.Kind;
import org.firstmover.solution.Tolerances;

/**
 * Checks a dispatch by the conditions of Karush, Kuhn and Tucker, which are sufficient here, and by
 * the gap between its cost and the bound that its prices give. Powers are compared relative to 1 MW
 * and the largest load or flow, prices relative to 1 $/MWh and the largest price.
 *
 * <p>Of a load that cannot be served, checks the multipliers that prove it.
 */
public final class DispatchVerifier {
  /** Relative errors that are allowed. */
  public static final double ALLOWED = 1e-7;

  private final Network network;
  private final DispatchRules rules;
  private final Dispatch dispatch;
  private final FlowRange[] ranges;

  /** MW drawn at each bus, its shunt included. */
  private final double[] demand;

  private final double power;
  private final double price;

  private DispatchVerifier(Network network, DispatchRules rules, Dispatch dispatch) {
    this.network = network;
    this.rules = rules;
    this.dispatch = dispatch;
    int buses = network.buses().size();
    demand = new double[buses];
    double largest = 1;
    double dearest = 1;
    for (int i = 0; i < buses; i++) {
      Bus bus = network.buses().get(i);
      demand[i] = dispatch.load()[i] + bus.shunt();
      largest = Math.max(largest, Math.abs(demand[i]));
      dearest = Math.max(dearest, Math.abs(dispatch.prices()[i]));
    }
    ranges = new FlowRange[network.branches().size()];
    for (int k = 0; k < ranges.length; k++) {
      ranges[k] = FlowRange.of(network.branches().get(k), rules.convention(), network.base());
      if (dispatch.optimal()) { // the flows of no dispatch are no measure
        largest = Math.max(largest, Math.abs(dispatch.flows()[k]));
      }
    }
    power = largest;
    price = dearest;
  }

  /** All checks, whether they pass or not. */
  public static Certificate verify(Network network, DispatchRules rules, Dispatch dispatch) {
    DispatchVerifier verifier = new DispatchVerifier(network, rules, dispatch);
    return switch (dispatch.status()) {
      case OPTIMAL -> verifier.optimum();
      case INFEASIBLE -> verifier.infeasible();
      case FAILED -> Certificate.NONE;
    };
  }

  private Certificate optimum() {
    double cost = cost();
    return new Certificate(
        List.of(
            Check.of(
                "cost",
                Kind.EXACT,
                Math.abs(dispatch.cost() - cost),
                ALLOWED * (1 + Math.abs(cost))),
            Check.of("flows from angles", Kind.EXACT, flowError(), ALLOWED * power),
            Check.of("power balance", Kind.EXACT, imbalance(), ALLOWED * power),
            Check.of("limits", Kind.EXACT, violation(), ALLOWED * power),
            Check.of("prices and generation", Kind.EXACT, generationError(), ALLOWED),
            Check.of("prices and spilling, shedding", Kind.EXACT, curtailmentError(), ALLOWED),
            Check.of("prices and congestion", Kind.EXACT, congestionError(), ALLOWED),
            Check.of("congestion and limits", Kind.EXACT, bindingError(), ALLOWED),
            gap(cost)),
        List.of());
  }

  /**
   * Prices within -1 and 1 that make serving the load cost something when nothing costs but power
   * from nowhere and to nowhere. Where all are 0, no injections help, and the multipliers of limits
   * within -1 and 1 show by how much flows must be beyond them.
   */
  private Certificate infeasible() {
    double least = bound(false);
    double largest = 0;
    double outside = 0;
    for (double multiplier : dispatch.prices()) {
      largest = worse(largest, multiplier);
      // power to nowhere that the rules allow for nothing
      outside = rules.spill() ? worse(outside, Math.min(0, multiplier)) : outside;
    }
    outside = worse(outside, Math.max(0, largest - 1));
    for (int k = 0; k < ranges.length; k++) {
      double multiplier = dispatch.congestion()[k];
      boolean none = Double.isInfinite(multiplier > 0 ? ranges[k].most() : ranges[k].least());
      double most = none ? 0 : largest == 0 ? 1 : Double.POSITIVE_INFINITY;
      outside = worse(outside, Math.max(0, Math.abs(multiplier) - most));
    }
    double missing = dispatch.cost();
    return new Certificate(
        List.of(
            Check.of("multipliers", Kind.EXACT, outside, ALLOWED),
            Check.of("prices and congestion", Kind.EXACT, congestionError(), ALLOWED),
            Check.of(
                    "what is missing",
                    Kind.BOUND,
                    missing > 0 && least > 0 ? missing - least : Double.NaN,
                    Tolerances.ITERATIVE * power)
                .withNote("at least " + least + " MW")),
        List.of());
  }

  private double cost() {
    double cost = 0;
    for (int g = 0; g < dispatch.generation().length; g++) {
      cost += network.generators().get(g).cost().at(dispatch.generation()[g]);
    }
    for (double shed : dispatch.shed()) {
      cost += shed == 0 ? 0 : shed * rules.shedPrice();
    }
    return cost;
  }

  private double flowError() {
    double worst = 0;
    for (int k = 0; k < ranges.length; k++) {
      Branch branch = network.branches().get(k);
      double flow =
          ranges[k].flow(dispatch.angles()[branch.from()], dispatch.angles()[branch.to()]);
      worst = worse(worst, flow - dispatch.flows()[k]);
    }
    return worst;
  }

  /** The larger error in size; NaN stays. */
  private static double worse(double worst, double error) {
    return Double.isNaN(error) ? error : Math.max(worst, Math.abs(error));
  }

  private double imbalance() {
    double[] left = new double[demand.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = dispatch.shed()[i] - dispatch.spill()[i] - demand[i];
    }
    for (int g = 0; g < dispatch.generation().length; g++) {
      left[network.generators().get(g).bus()] += dispatch.generation()[g];
    }
    for (int k = 0; k < ranges.length; k++) {
      left[network.branches().get(k).from()] -= dispatch.flows()[k];
      left[network.branches().get(k).to()] += dispatch.flows()[k];
    }
    double worst = 0;
    for (double error : left) {
      worst = worse(worst, error);
    }
    return worst;
  }

  private double violation() {
    double worst = 0;
    for (int g = 0; g < dispatch.generation().length; g++) {
      Generator generator = network.generators().get(g);
      double output = dispatch.generation()[g];
      worst = worse(worst, Math.max(0, generator.least() - output));
      worst = worse(worst, Math.max(0, output - generator.most()));
    }
    for (int i = 0; i < demand.length; i++) {
      double spill = dispatch.spill()[i];
      double shed = dispatch.shed()[i];
      worst = worse(worst, rules.spill() ? Math.min(0, spill) : spill);
      worst = worse(worst, Math.min(0, shed));
      worst = worse(worst, Math.max(0, shed - sheddable(i)));
    }
    for (int k = 0; k < ranges.length; k++) {
      worst = worse(worst, ranges[k].excess(dispatch.flows()[k]));
    }
    return worst;
  }

  private double sheddable(int bus) {
    return rules.sheds() ? Math.max(0, demand[bus]) : 0;
  }

  /** Either the price asks for no other output, or the output is at its limit. */
  private double generationError() {
    double worst = 0;
    for (int g = 0; g < dispatch.generation().length; g++) {
      Generator generator = network.generators().get(g);
      double output = dispatch.generation()[g];
      double paid = dispatch.prices()[generator.bus()];
      double more = paid - Offer.dearer(generator.cost(), output);
      double less = Offer.cheaper(generator.cost(), output) - paid;
      worst = worse(worst, unserved(more, generator.most() - output));
      worst = worse(worst, unserved(less, output - generator.least()));
    }
    return worst;
  }

  /** The lesser of a gain, relative to prices, and of the room to take it, relative to powers. */
  private double unserved(double gain, double room) {
    return Math.max(0, Math.min(gain / price, room / power));
  }

  private double curtailmentError() {
    double worst = 0;
    for (int i = 0; i < demand.length; i++) {
      double paid = dispatch.prices()[i];
      if (rules.spill()) {
        worst = worse(worst, Math.max(0, -paid / price));
        worst = worse(worst, unserved(paid, dispatch.spill()[i]));
      }
      if (rules.sheds()) {
        double gain = paid - rules.shedPrice();
        worst = worse(worst, unserved(gain, sheddable(i) - dispatch.shed()[i]));
        worst = worse(worst, unserved(-gain, dispatch.shed()[i]));
      }
    }
    return worst;
  }

  /** Prices along a branch differ by its congestion: in sum over each bus's branches, weighted. */
  private double congestionError() {
    double[] sum = new double[demand.length];
    double[] weight = new double[demand.length];
    for (int k = 0; k < ranges.length; k++) {
      int from = network.branches().get(k).from();
      int to = network.branches().get(k).to();
      double size = Math.abs(ranges[k].susceptance());
      double pull = ranges[k].susceptance() * difference(k);
      sum[from] += pull;
      sum[to] -= pull;
      weight[from] += size;
      weight[to] += size;
    }
    double worst = 0;
    for (int i = 0; i < sum.length; i++) {
      // the reference bus's angle is no choice, but its sum is less those of all others
      worst = worse(worst, weight[i] > 0 ? sum[i] / weight[i] / price : 0);
    }
    return worst;
  }

  private double difference(int branch) {
    Branch ends = network.branches().get(branch);
    return dispatch.prices()[ends.from()]
        - dispatch.prices()[ends.to()]
        + dispatch.congestion()[branch];
  }

  private double bindingError() {
    double worst = 0;
    for (int k = 0; k < ranges.length; k++) {
      double worth = dispatch.congestion()[k];
      double flow = dispatch.flows()[k];
      worst = worse(worst, unserved(worth, ranges[k].most() - flow));
      worst = worse(worst, unserved(-worth, flow - ranges[k].least()));
    }
    return worst;
  }

  private Check gap(double cost) {
    double bound = bound(true);
    return Check.of("duality gap", Kind.BOUND, cost - bound, ALLOWED * (1 + Math.abs(cost)))
        .withNote("no dispatch costs less than " + bound);
  }

  /**
   * The Lagrangian's least value over outputs and flows within their limits, for prices that agree
   * with the congestion: a lower bound on the cost, or on what is missing when nothing has a cost.
   */
  private double bound(boolean costs) {
    double bound = 0;
    for (int i = 0; i < demand.length; i++) {
      bound += dispatch.prices()[i] * demand[i];
      if (rules.sheds()) {
        double paid = costs ? rules.shedPrice() : 0;
        bound += sheddable(i) * Math.min(0, paid - dispatch.prices()[i]);
      }
    }
    for (Generator generator : network.generators()) {
      double paid = dispatch.prices()[generator.bus()];
      bound +=
          costs
              ? Offer.least(generator, paid)
              : -Math.max(paid * generator.least(), paid * generator.most());
    }
    for (int k = 0; k < ranges.length; k++) {
      double worth = dispatch.congestion()[k];
      double limit = worth > 0 ? ranges[k].most() : ranges[k].least();
      // without a limit there is no multiplier but rounding
      double far = Double.isInfinite(limit) ? costs ? dispatch.flows()[k] : 0 : limit;
      bound -= worth == 0 ? 0 : worth * far;
      bound -= ranges[k].offset() * difference(k);
    }
    return bound;
  }
}
