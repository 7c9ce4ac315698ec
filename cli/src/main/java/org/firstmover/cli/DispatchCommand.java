package org.firstmover.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.firstmover.formats.Source;
import org.firstmover.formats.power.DispatchWriter;
import org.firstmover.formats.power.MatpowerCase;
import org.firstmover.formats.power.MatpowerCase.Reactance;
import org.firstmover.game.InputError;
import org.firstmover.game.power.Convention;
import org.firstmover.game.power.Dispatch;
import org.firstmover.game.power.DispatchRules;
import org.firstmover.solution.Certificate;
import org.firstmover.solvers.power.DcOptimalPowerFlow;
import org.firstmover.verify.power.DispatchVerifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firstmover dispatch}. */
@Command(
    name = "dispatch",
    description = "Direct-current optimal power flow of a MATPOWER case, with nodal prices.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class DispatchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CASE.m", description = "A MATPOWER case of version 2.")
  private Path file;

  @Option(
      names = "--convention",
      paramLabel = "NAME",
      description =
          "matpower (default): 1/(x tap), with phase shifts; powermodels: x/(r^2+x^2), without.")
  private String convention = "matpower";

  @Option(names = "--spill", description = "Power may be taken out anywhere at no cost.")
  private boolean spill;

  @Option(
      names = "--shed",
      paramLabel = "PRICE",
      description = "Demand may go unserved at this price, $/MWh.")
  private @Nullable Double shed;

  @Option(
      names = "--negative-reactance",
      description = "Accept negative reactances, as of series capacitors.")
  private boolean negative;

  @Option(names = "--all", description = "Prints all rows of long tables.")
  private boolean all;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the dispatch.")
  private @Nullable Path json;

  @Option(names = "--quiet", description = "Only errors on standard error.")
  private boolean quiet;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  DispatchCommand() {}

  @Override
  public Integer call() {
    Output.distinct(file.toString(), json, null);
    Output.check(json);
    DispatchRules rules = DispatchRules.STANDARD.withConvention(convention());
    rules = spill ? rules.withSpill() : rules;
    rules = shed == null ? rules : rules.withShedding(shed);
    MatpowerCase read = read();
    if (!quiet) {
      PrintWriter err = spec.commandLine().getErr();
      read.notices().forEach(notice -> err.println(SolutionText.visible(notice)));
    }
    Dispatch dispatch = new DcOptimalPowerFlow(read.network(), rules).dispatch();
    Certificate certificate = DispatchVerifier.verify(read.network(), rules, dispatch);
    DispatchText.print(
        spec.commandLine().getOut(), read.network(), rules, dispatch, certificate, all);
    if (json != null) {
      Output.write(json, DispatchWriter.json(read.network(), rules, dispatch, certificate));
    }
    return switch (dispatch.status()) {
      case INFEASIBLE -> Main.NO_SOLUTION;
      case FAILED -> Main.NOT_VERIFIED;
      case OPTIMAL -> certificate.verified() ? Main.VERIFIED : Main.NOT_VERIFIED;
    };
  }

  private MatpowerCase read() {
    return MatpowerCase.read(Source.file(file), negative ? Reactance.ANY : Reactance.POSITIVE);
  }

  private Convention convention() {
    return switch (convention.toLowerCase(Locale.ROOT)) {
      case "matpower" -> Convention.MATPOWER;
      case "powermodels" -> Convention.POWER_MODELS;
      default ->
          throw new InputError(
              convention, "--convention", "matpower or powermodels", "Maybe leave it out.");
    };
  }
}
