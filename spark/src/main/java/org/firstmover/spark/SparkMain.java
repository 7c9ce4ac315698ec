package org.firstmover.spark;

import org.firstmover.cli.ExecutorChoice;
import org.firstmover.cli.Main;

/** The command line with {@code --executor spark}: for the launcher, and for spark-submit. */
public final class SparkMain {
  private SparkMain() {}

  public static void main(String[] arguments) {
    // before Spark's first class: it reads this once
    System.setProperty("log4j2.configurationFile", SparkExecutor.LOGGING);
    Main.main(
        (name, master, jobs) ->
            name.equals("spark")
                ? new SparkExecutor(master, jobs)
                : ExecutorChoice.LOCAL.named(name, master, jobs),
        arguments);
  }
}
