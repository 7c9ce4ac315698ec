package org.firstmover.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.firstmover.game.InputError;
import org.firstmover.solution.Provenance;
import org.firstmover.solve.CancelledException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The entry point. */
@Command(
    name = "firstmover",
    description = "Solves Stackelberg games and proves the answer.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      SolveCommand.class,
      VerifyCommand.class,
      MethodsCommand.class,
      CatalogCommand.class,
      CompareCommand.class,
      ReproduceCommand.class,
      ResumeCommand.class,
      ConvertCommand.class,
      DispatchCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 solved and verified; 1 not verified, or stopped at a limit; 2 wrong usage or"
          + " bad input; 3 infeasible or unbounded; 130 interrupted."
    })
public final class Main {
  static final int VERIFIED = 0;
  static final int NOT_VERIFIED = 1;
  static final int BAD_INPUT = 2;
  static final int NO_SOLUTION = 3;
  static final int INTERRUPTED = 130;

  private final ExecutorChoice executors;
  private final Interruption interruption;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print the stack trace of an error.")
  private boolean debug;

  private Main(ExecutorChoice executors, Interruption interruption) {
    this.executors = executors;
    this.interruption = interruption;
  }

  ExecutorChoice executors() {
    return executors;
  }

  Interruption interruption() {
    return interruption;
  }

  /** The version of the library. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"firstmover " + Provenance.VERSION};
    }
  }

  public static void main(String[] arguments) {
    main(ExecutorChoice.LOCAL, arguments);
  }

  /** With further executors for studies; ends the process. */
  public static void main(ExecutorChoice executors, String... arguments) {
    Interruption interruption = Interruption.onSignal();
    StandardOutput output = new StandardOutput();
    PrintWriter out = new PrintWriter(output, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, false, StandardCharsets.UTF_8);
    int code;
    try {
      code = run(executors, interruption, out, err, arguments);
    } catch (OutOfMemoryError e) {
      err.println("memory: found [" + e.getMessage() + "], expected enough for the game");
      err.println("Maybe allow more by FIRSTMOVER_OPTIONS=-Xmx8g, or solve a smaller game.");
      code = NOT_VERIFIED;
    }
    out.flush();
    if (output.lost()) {
      err.println(
          "standard output: found [" + output.problem() + "], expected room for the answer");
      err.println("Maybe the disk is full.");
      code = BAD_INPUT;
    }
    err.flush();
    interruption.over();
    System.exit(code);
  }

  /** Runs a command; answers its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return run(ExecutorChoice.LOCAL, new Interruption(), out, err, arguments);
  }

  private static int run(
      ExecutorChoice executors,
      Interruption interruption,
      PrintWriter out,
      PrintWriter err,
      String... arguments) {
    Main main = new Main(executors, interruption);
    return new CommandLine(main)
        .setOut(out)
        .setErr(err)
        .setParameterExceptionHandler((error, given) -> misused(error, err))
        .setExecutionExceptionHandler((error, line, result) -> main.failed(error, err))
        .execute(arguments);
  }

  private static int misused(CommandLine.ParameterException error, PrintWriter err) {
    String command = error.getCommandLine().getCommandSpec().qualifiedName();
    err.println(command + ": " + error.getMessage());
    err.println("Maybe see \"" + command + " --help\".");
    return BAD_INPUT;
  }

  private int failed(Exception error, PrintWriter err) {
    if (debug) {
      error.printStackTrace(err);
    }
    if (error instanceof InputError) {
      err.println(error.getMessage());
      return BAD_INPUT;
    }
    if (error instanceof CancelledException) {
      err.println("interrupted");
      return INTERRUPTED;
    }
    if (!debug) {
      err.println("internal error: " + error);
      err.println("Maybe report this with the game and the output of --debug.");
    }
    return NOT_VERIFIED;
  }
}
