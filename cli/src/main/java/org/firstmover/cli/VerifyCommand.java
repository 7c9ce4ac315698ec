package org.firstmover.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.firstmover.Firstmover;
import org.firstmover.formats.Source;
import org.firstmover.formats.power.DispatchReader;
import org.firstmover.formats.power.MatpowerCase;
import org.firstmover.formats.power.MatpowerCase.Reactance;
import org.firstmover.formats.solution.SolutionReader;
import org.firstmover.game.Game;
import org.firstmover.game.power.Network;
import org.firstmover.solution.Certificate;
import org.firstmover.solution.Solution;
import org.firstmover.verify.power.DispatchVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firstmover verify}. */
@Command(
    name = "verify",
    description = "Checks a solution that anyone produced.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class VerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "GAME",
      description = "A file or a catalog name, or a MATPOWER case, CASE.m.")
  private String game;

  @Parameters(
      index = "1",
      paramLabel = "SOLUTION.json",
      description = "A solution file, or of a case a dispatch.")
  private Path solution;

  @Mixin private GameOptions found;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  VerifyCommand() {}

  @Override
  public Integer call() {
    if (game.endsWith(".m")) {
      return dispatch();
    }
    Game read = found.find(game);
    Solution claim = SolutionReader.read(Source.file(solution), read.kind());
    Certificate certificate = Firstmover.verify(read, claim);
    SolutionText.print(spec.commandLine().getOut(), certificate);
    if (certificate.verified() && !certificate.provesOptimality()) {
      spec.commandLine().getOut().println("    optimality is not claimed, and not re-proved");
    }
    return certificate.verified() ? Main.VERIFIED : Main.NOT_VERIFIED;
  }

  private int dispatch() {
    Network network = MatpowerCase.read(Source.file(Path.of(game)), Reactance.ANY).network();
    DispatchReader.Claim claim = DispatchReader.read(Source.file(solution), network);
    Certificate certificate = DispatchVerifier.verify(network, claim.rules(), claim.dispatch());
    SolutionText.print(spec.commandLine().getOut(), certificate);
    return certificate.verified() ? Main.VERIFIED : Main.NOT_VERIFIED;
  }
}
