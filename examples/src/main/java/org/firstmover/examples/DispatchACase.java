package org.firstmover.examples;

import java.nio.file.Path;
import org.firstmover.formats.Source;
import org.firstmover.formats.power.MatpowerCase;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.game.power.Network;
import org.firstmover.solvers.power.DcOptimalPowerFlow;

/** Reads a MATPOWER case and asks for a price under loads of one's own. */
public final class DispatchACase {
  private DispatchACase() {}

  public static void main(String[] arguments) {
    System.out.println(price(Path.of(arguments[0])));
  }

  static double price(Path file) {
    // tag: dispatch
    Network network = MatpowerCase.read(Source.file(file)).network();
    DcOptimalPowerFlow flow = new DcOptimalPowerFlow(network, DispatchRules.STANDARD.withSpill());
    flow.solve(new double[] {100, 120, 90}); // MW at each bus
    double price = flow.price(2);
    // end: dispatch
    return price;
  }
}
