package org.firstmover.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Bus;
import org.firstmover.game.power.Convention;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;
import org.firstmover.report.Numbers;
import org.firstmover.solution.Certificate;

/** Dispatches on a terminal: a summary, and of long tables the rows that matter most. */
final class DispatchText {
  /** Longer tables are told in part. */
  private static final int LONG = 20;

  /** Rows of a table that is told in part. */
  private static final int FIRST = 10;

  /** What is less is printed as 0: MW and $/MWh. */
  private static final double ROUNDING = 1e-6;

  private final PrintWriter out;
  private final Network network;
  private final Dispatch dispatch;
  private final boolean all;

  /** $/MWh, the largest price in size, at least 1. */
  private final double dearest;

  private DispatchText(PrintWriter out, Network network, Dispatch dispatch, boolean all) {
    this.out = out;
    this.network = network;
    this.dispatch = dispatch;
    this.all = all;
    dearest = Arrays.stream(dispatch.prices()).map(Math::abs).reduce(1, Math::max);
  }

  /**
   * Prints.
   *
   * @param all whether all rows of long tables
   */
  static void print(
      PrintWriter out,
      Network network,
      DispatchRules rules,
      Dispatch dispatch,
      Certificate certificate,
      boolean all) {
    String convention = rules.convention() == Convention.MATPOWER ? "MATPOWER's" : "PowerModels'";
    out.println(
        SolutionText.visible(
            "dispatch "
                + (network.name().isEmpty() ? "" : network.name() + ", ")
                + network.buses().size()
                + " buses, "
                + convention
                + " convention"));
    DispatchText text = new DispatchText(out, network, dispatch, all);
    switch (dispatch.status()) {
      case OPTIMAL -> text.optimum();
      case INFEASIBLE -> text.shortage(rules);
      case FAILED -> {
        out.println("  status            failed: no dispatch was found, nor that there is none");
        out.println("    Maybe a reactance or a cost is off by a factor of millions.");
      }
    }
    SolutionText.print(out, certificate);
  }

  private void optimum() {
    line("cost", number(dispatch.cost()) + " $/h");
    line("status", "optimal");
    totals();
    prices();
    int branches = dispatch.flows().length;
    line("branches", count(branches, this::binds) + " of " + branches + " at a limit");
    table(
        "generation, MW",
        ", the largest",
        dispatch.generation().length,
        g -> true,
        g -> -Math.abs(dispatch.generation()[g]),
        this::generator);
    boolean few = all || branches <= LONG;
    table(
        few ? "flows, MW" : "flows at a limit, MW",
        ", those worth most",
        branches,
        k -> few || binds(k),
        k -> -Math.abs(dispatch.congestion()[k]),
        this::flow);
    int buses = dispatch.prices().length;
    if (all || buses <= LONG) {
      table("prices, $/MWh", "", buses, i -> true, i -> 0, this::price);
    } else {
      part("prices, $/MWh, the highest", buses, i -> -dispatch.prices()[i], this::price);
      part("prices, $/MWh, the lowest", buses, i -> dispatch.prices()[i], this::price);
    }
    curtailed("spilled, MW", dispatch.spill());
    curtailed("shed, MW", dispatch.shed());
  }

  private void totals() {
    double demand = Arrays.stream(dispatch.load()).sum();
    demand += network.buses().stream().mapToDouble(Bus::shunt).sum();
    double most = network.generators().stream().mapToDouble(Generator::most).sum();
    line("demand", number(demand) + " MW");
    line(
        "generation",
        number(Arrays.stream(dispatch.generation()).sum()) + " of " + number(most) + " MW");
  }

  private void prices() {
    double least = Arrays.stream(dispatch.prices()).min().orElse(0);
    double most = Arrays.stream(dispatch.prices()).max().orElse(0);
    boolean one = most - least <= ROUNDING * (1 + Math.abs(most));
    line("prices", number(least) + (one ? "" : " to " + number(most)) + " $/MWh");
  }

  private void line(String label, String value) {
    out.println("  " + label + " ".repeat(18 - label.length()) + value);
  }

  private void shortage(DispatchRules rules) {
    boolean loop = Arrays.stream(dispatch.prices()).allMatch(price -> price == 0);
    if (loop) {
      line("status", "infeasible, whatever is generated");
      line("beyond limits", "at least " + number(dispatch.cost()) + " MW in sum round a loop");
      table(
          "limits that contradict one another",
          "",
          dispatch.flows().length,
          this::binds,
          k -> 0,
          this::branch);
      out.println("    Maybe a phase shift or an angle limit round the loop is mistyped.");
      return;
    }
    line("status", "infeasible with these limits" + (rules.sheds() ? "" : " and without shedding"));
    line("missing", "at least " + number(dispatch.cost()) + " MW");
    curtailed("not served, MW", dispatch.shed());
    curtailed("not taken away, MW", dispatch.spill());
    table(
        "flows at a limit, MW",
        ", those in the way most",
        dispatch.flows().length,
        this::binds,
        k -> -Math.abs(dispatch.congestion()[k]),
        this::flow);
    out.println("    Maybe allow shedding, by --shed 1000, or spilling, by --spill.");
  }

  private void curtailed(String label, double[] amounts) {
    table(
        label,
        ", the largest",
        amounts.length,
        i -> amounts[i] > ROUNDING,
        i -> -amounts[i],
        i -> bus(i) + number(amounts[i]));
  }

  /**
   * In order of their number, or, of a long table, those that come first by a key.
   *
   * @param which behind the label, what the rows of a part are
   */
  private void table(
      String label,
      String which,
      int rows,
      IntPredicate shown,
      IntToDoubleFunction key,
      IntFunction<String> row) {
    List<Integer> list = IntStream.range(0, rows).filter(shown).boxed().toList();
    if (list.isEmpty()) {
      return;
    }
    boolean part = !all && list.size() > LONG;
    out.println("  " + label + (part ? which : ""));
    list.stream()
        .sorted(part ? Comparator.comparingDouble(key::applyAsDouble) : Comparator.naturalOrder())
        .limit(part ? FIRST : list.size())
        .forEach(r -> out.println("    " + SolutionText.visible(row.apply(r))));
    if (part) {
      out.println("    and " + (list.size() - FIRST) + " more, which --all prints, --json writes");
    }
  }

  /** The first rows by a key. */
  private void part(String label, int rows, IntToDoubleFunction key, IntFunction<String> row) {
    out.println("  " + label);
    IntStream.range(0, rows)
        .boxed()
        .sorted(Comparator.comparingDouble(key::applyAsDouble))
        .limit(FIRST / 2)
        .forEach(r -> out.println("    " + SolutionText.visible(row.apply(r))));
  }

  private static long count(int rows, IntPredicate test) {
    return IntStream.range(0, rows).filter(test).count();
  }

  private String bus(int i) {
    return padded("bus " + network.buses().get(i).name());
  }

  private String generator(int g) {
    Generator generator = network.generators().get(g);
    String bus = network.buses().get(generator.bus()).name();
    double output = dispatch.generation()[g];
    String limit =
        generator.least() == generator.most()
            ? ""
            : output <= generator.least() + ROUNDING
                ? "  at its least"
                : output >= generator.most() - ROUNDING ? "  at its most" : "";
    return padded(generator.name() + " at bus " + bus) + number(output) + limit;
  }

  /** Whether its limit has a worth, which is rounding if small against the prices. */
  private boolean binds(int k) {
    return Math.abs(dispatch.congestion()[k]) > ROUNDING * dearest;
  }

  private String branch(int k) {
    Branch branch = network.branches().get(k);
    String from = network.buses().get(branch.from()).name();
    String to = network.buses().get(branch.to()).name();
    return branch.name() + " from " + from + " to " + to;
  }

  private String flow(int k) {
    String worth =
        dispatch.optimal()
            ? ", one more MW saves " + number(Math.abs(dispatch.congestion()[k])) + " $/h"
            : "";
    return padded(branch(k))
        + number(dispatch.flows()[k])
        + (binds(k) ? "  at its limit" + worth : "");
  }

  private String price(int i) {
    return bus(i) + number(dispatch.prices()[i]);
  }

  private static String padded(String label) {
    return label + " ".repeat(Math.max(2, 22 - label.length()));
  }

  private static String number(double value) {
    return Math.abs(value) < ROUNDING ? "0" : Numbers.text(value);
  }
}
