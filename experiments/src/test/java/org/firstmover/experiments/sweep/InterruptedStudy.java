package org.firstmover.experiments.sweep;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.firstmover.Games;
import org.firstmover.catalog.Catalog;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.studies.Studies;
import org.firstmover.game.Game;

/**
 * A study in a process of its own, which a test kills. Every run saves a checkpoint whenever it
 * can.
 */
final class InterruptedStudy {
  /** What the process prints where it was told to stop. */
  static final String STOPPED = "stopped at ";

  private InterruptedStudy() {}

  /**
   * @param arguments the folder; then, if it is to stop inside a write: the step of writing, and
   *     the how manieth of its kind
   */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Consumer<String> reached = step -> {};
    if (arguments.length > 1) {
      AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[2]));
      reached =
          step -> {
            if (step.equals(arguments[1]) && left.decrementAndGet() == 0) {
              System.out.println(STOPPED + step);
              sleepForEver();
            }
          };
    }
    complete(folder, reached);
  }

  /** Makes what is missing, and writes the tables. */
  static void complete(Path folder, Consumer<String> reached) {
    String study = Studies.COMPARISON.name();
    try (StudyFolder opened = StudyFolder.open(folder, study, Duration.ZERO, reached)) {
      opened.store().plan(plans(study));
      new Sweep(opened.store(), opened.checkpoints(), new LocalExecutor(2), List.of()).run();
      opened.results(Studies.COMPARISON);
    }
  }

  /** Short runs, and some that save a checkpoint after each of 50 paths. */
  private static List<RunPlan> plans(String study) {
    List<MethodPlan> exact =
        List.of(MethodPlan.of("commitment", "multiple-lps"), MethodPlan.of("pure", "best-pure"));
    List<MethodPlan> nash = List.of(MethodPlan.of("best Nash", "best-nash"));
    List<RunPlan> plans = new ArrayList<>();
    for (int seed = 0; seed < 8; seed++) {
      Map<String, String> size = Map.of("rows", "25", "columns", Integer.toString(25 + seed));
      Game game = Games.of(Catalog.find("covariant").orElseThrow(), size, seed);
      plans.addAll(Plans.of(study, Games.find("random", seed), exact, Seeds.of(3)));
      plans.addAll(Plans.of(study, game, nash, Seeds.of(1)));
    }
    return plans;
  }

  private static void sleepForEver() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
