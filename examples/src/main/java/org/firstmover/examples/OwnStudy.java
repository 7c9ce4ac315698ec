package org.firstmover.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.firstmover.experiments.Contrast;
import org.firstmover.experiments.GamePlan;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Published;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.sweep.LocalExecutor;
import org.firstmover.experiments.sweep.Plans;
import org.firstmover.experiments.sweep.StudyFolder;
import org.firstmover.experiments.sweep.Sweep;
import org.firstmover.experiments.table.Results;

/** A study of one's own: how much more is mixing worth in larger random games? */
final class OwnStudy {
  private OwnStudy() {}

  static Study study() {
    List<GamePlan> games =
        List.of(
            new GamePlan("uniform", "3", "random", Map.of("rows", "3", "columns", "3")),
            new GamePlan("uniform", "6", "random", Map.of("rows", "6", "columns", "6")));
    List<MethodPlan> methods =
        List.of(MethodPlan.of("mixed", "multiple-lps"), MethodPlan.of("pure", "best-pure"));
    Contrast gain = new Contrast("gain", "what mixing is worth", "value", "mixed", "pure");
    Published pure =
        new Published("value", "uniform", "3", "pure", 0.75, 0, "the largest of three numbers");
    return new Study(
        "mixing",
        "what mixing is worth in random games",
        "The best mixed commitment beside the best single action.",
        "",
        "actions",
        Study.crossed(games, methods, 50),
        List.of(Quantity.VALUE),
        List.of(gain),
        List.of(pure));
  }

  static Results run(Path path) {
    Study study = study();
    try (StudyFolder folder = StudyFolder.open(path, study.name())) {
      folder.store().plan(Plans.of(study));
      LocalExecutor executor = new LocalExecutor(2, study);
      new Sweep(folder.store(), folder.checkpoints(), executor, List.of()).run();
      return folder.results(study);
    }
  }
}
