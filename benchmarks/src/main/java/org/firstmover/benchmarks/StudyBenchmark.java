package org.firstmover.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.firstmover.Games;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.run.Runner;
import org.firstmover.experiments.studies.Studies;
import org.firstmover.experiments.sweep.LocalExecutor;
import org.firstmover.experiments.sweep.Plans;
import org.firstmover.experiments.sweep.Seeds;
import org.firstmover.experiments.sweep.StudyFolder;
import org.firstmover.experiments.sweep.Sweep;
import org.firstmover.solve.Run;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A thousand small runs bare, and as a study: a millisecond of difference is 1 µs a run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(1)
public class StudyBenchmark {
  private static final Study STUDY = Studies.COMPARISON;

  private final List<RunPlan> plans =
      Plans.of(
          STUDY.name(),
          Games.find("inspector-leadership"),
          List.of(MethodPlan.of("lps", "multiple-lps"), MethodPlan.of("pure", "best-pure")),
          Seeds.of(500));
  private Path folder;

  @Setup(Level.Iteration)
  public void setUp() throws IOException {
    folder = Files.createTempDirectory("study");
  }

  @TearDown(Level.Iteration)
  public void tearDown() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  @Benchmark
  public int bare() {
    int verified = 0;
    for (RunPlan plan : plans) {
      verified +=
          Runner.run(plan, STUDY.quantities(), Run.withSeed(plan.seed())).verified() ? 1 : 0;
    }
    return verified;
  }

  /** On one thread, like the bare runs, with planning, storing, tables and page. */
  @Benchmark
  public int study() {
    try (StudyFolder opened = StudyFolder.open(folder, STUDY.name())) {
      opened.store().plan(plans);
      new Sweep(opened.store(), opened.checkpoints(), new LocalExecutor(1), List.of()).run();
      return opened.results(STUDY).finished();
    }
  }
}
