package org.firstmover.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.firstmover.Games;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code firstmover convert}. */
@Command(
    name = "convert",
    description = "Reads a game in one format and writes it in another.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class ConvertCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "IN", description = "A file or a catalog name.")
  private String in;

  @Parameters(index = "1", paramLabel = "OUT", description = "A .yaml, .json or .nfg file.")
  private Path out;

  @Mixin private GameOptions found;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  ConvertCommand() {}

  @Override
  public Integer call() {
    Output.write(out, Games.write(found.find(in), out.toString()));
    return Main.VERIFIED;
  }
}
