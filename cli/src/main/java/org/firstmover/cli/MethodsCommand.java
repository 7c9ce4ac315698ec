package org.firstmover.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.firstmover.Families;
import org.firstmover.Family;
import org.firstmover.MethodReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code firstmover methods}. */
@Command(
    name = "methods",
    description = "Lists methods: what each computes, its guarantee, source and options.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class MethodsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "KIND", description = "A kind of game; default all.")
  private @Nullable String kind;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  MethodsCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (kind != null) {
      out.print(MethodReference.text(Families.named(kind, "kind")));
    } else {
      for (Family<?> family : Families.ALL) {
        out.println(MethodReference.text(family));
      }
    }
    return Main.VERIFIED;
  }
}
