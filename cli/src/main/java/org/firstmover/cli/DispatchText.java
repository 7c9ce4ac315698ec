package org.firstmover.cli;

import java.io.PrintWriter;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.firstmover.game.power.Branch;
import org.firstmover.game.power.Convention;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Generator;
import org.firstmover.game.power.Network;
import org.firstmover.report.Numbers;
import org.firstmover.solution.Certificate;

/** Dispatches on a terminal. */
final class DispatchText {
  /** Longer tables are told in part; the whole is in the file that --json writes. */
  private static final int MOST_ROWS = 200;

  /** What is less is printed as 0: MW and $/MWh. */
  private static final double ROUNDING = 1e-6;

  private final PrintWriter out;
  private final Network network;
  private final Dispatch dispatch;

  private DispatchText(PrintWriter out, Network network, Dispatch dispatch) {
    this.out = out;
    this.network = network;
    this.dispatch = dispatch;
  }

  static void print(
      PrintWriter out,
      Network network,
      DispatchRules rules,
      Dispatch dispatch,
      Certificate certificate) {
    String convention = rules.convention() == Convention.MATPOWER ? "MATPOWER's" : "PowerModels'";
    out.println(
        SolutionText.visible(
            "dispatch "
                + (network.name().isEmpty() ? "" : network.name() + ", ")
                + network.buses().size()
                + " buses, "
                + convention
                + " convention"));
    DispatchText text = new DispatchText(out, network, dispatch);
    switch (dispatch.status()) {
      case OPTIMAL -> text.optimum();
      case INFEASIBLE -> text.shortage();
      case FAILED -> {
        out.println("  status            failed: no dispatch was found, nor that there is none");
        out.println("    Maybe phase shifts alone drive a flow beyond its limit.");
      }
    }
    SolutionText.print(out, certificate);
  }

  private void optimum() {
    out.println("  cost              " + Numbers.text(dispatch.cost()) + " $/h");
    out.println("  status            optimal");
    int generators = dispatch.generation().length;
    table("generation, MW", generators, g -> true, this::generator);
    int branches = dispatch.flows().length;
    IntPredicate shown = k -> branches <= MOST_ROWS || binds(k);
    table(
        branches <= MOST_ROWS ? "flows, MW" : "flows at a limit, MW", branches, shown, this::flow);
    table("prices, $/MWh", dispatch.prices().length, i -> true, this::price);
    curtailed("spilled, MW", dispatch.spill());
    curtailed("shed, MW", dispatch.shed());
  }

  private void shortage() {
    out.println("  status            infeasible with these limits and without shedding");
    out.println("  missing           at least " + number(dispatch.cost()) + " MW");
    curtailed("not served, MW", dispatch.shed());
    curtailed("not taken away, MW", dispatch.spill());
    table("flows at a limit, MW", dispatch.flows().length, this::binds, this::flow);
    out.println("    Maybe allow shedding, by --shed 1000, or spilling, by --spill.");
  }

  private void curtailed(String label, double[] amounts) {
    table(label, amounts.length, i -> amounts[i] > ROUNDING, i -> bus(i) + number(amounts[i]));
  }

  private void table(String label, int rows, IntPredicate shown, IntFunction<String> row) {
    int printed = 0;
    int left = 0;
    for (int r = 0; r < rows; r++) {
      if (shown.test(r)) {
        if (printed == 0) {
          out.println("  " + label);
        }
        if (printed < MOST_ROWS) {
          out.println("    " + SolutionText.visible(row.apply(r)));
          printed++;
        } else {
          left++;
        }
      }
    }
    if (left > 0) {
      out.println("    and " + left + " more, which --json writes");
    }
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

  private boolean binds(int k) {
    return Math.abs(dispatch.congestion()[k]) > ROUNDING;
  }

  private String flow(int k) {
    Branch branch = network.branches().get(k);
    String from = network.buses().get(branch.from()).name();
    String to = network.buses().get(branch.to()).name();
    String worth =
        dispatch.optimal()
            ? ", one more MW saves " + number(Math.abs(dispatch.congestion()[k])) + " $/h"
            : "";
    return padded(branch.name() + " from " + from + " to " + to)
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
