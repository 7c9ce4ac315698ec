package org.firstmover.experiments.listen;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.sweep.SweepListener;
import org.firstmover.solve.Reported;

/**
 * Charts for {@code tensorboard --logdir DIR/tensorboard}.
 *
 * <ul>
 *   <li>{@code GAME@SETTING/METHOD/seed-N}: what the method reported, at its steps.
 *   <li>{@code GAME@SETTING/METHOD}: each finished run's seconds, whether it is verified, and if so
 *       its quantities; the step counts the finished runs of the whole study.
 * </ul>
 *
 * <p>The seed would not do as a step: when an earlier step comes, TensorBoard drops the later ones
 * it has, and runs do not finish in the order of their seeds. For that reason, too, a run that is
 * gone on with may report again what it had reported before.
 */
public final class TensorBoard implements SweepListener {
  static final String FOLDER = "tensorboard";

  private final Path folder;
  private final Clock clock;

  /** Of this session: files of an earlier one may end in half a record. */
  private final Map<Path, EventFile> files = new HashMap<>();

  private long finished;

  /**
   * @param folder of the study
   * @throws org.firstmover.game.InputError if it cannot be written
   */
  public TensorBoard(Path folder) {
    this(folder, Clock.systemUTC());
  }

  TensorBoard(Path folder, Clock clock) {
    this.folder = folder.resolve(FOLDER);
    Disk.makeFolder(this.folder);
    this.clock = clock;
  }

  @Override
  public void begun(int total, int before) {
    finished = before;
  }

  @Override
  public void reported(RunPlan plan, Reported reported) {
    byte[] point =
        Event.scalar(
            clock.instant(), reported.step(), "reported/" + reported.name(), reported.value());
    file(run(plan)).add(List.of(point));
  }

  @Override
  public void finished(RunPlan plan, Outcome outcome) {
    finished++;
    Instant now = clock.instant();
    List<byte[]> points = new ArrayList<>();
    points.add(Event.scalar(now, finished, "runs/seconds", outcome.seconds()));
    points.add(Event.scalar(now, finished, "runs/verified", outcome.verified() ? 1 : 0));
    if (outcome.verified()) {
      outcome
          .quantities()
          .forEach(
              (name, value) ->
                  points.add(Event.scalar(now, finished, "quantities/" + name, value)));
    }
    file(cell(plan)).add(points);
    files.remove(run(plan));
  }

  @Override
  public void notMade(RunPlan plan, String reason) {
    files.remove(run(plan));
  }

  private EventFile file(Path run) {
    return files.computeIfAbsent(run, path -> EventFile.create(path, clock.instant()));
  }

  private Path cell(RunPlan plan) {
    String game = FileName.of(plan.game());
    String games = plan.setting().isEmpty() ? game : game + '@' + FileName.of(plan.setting());
    return folder.resolve(games).resolve(FileName.of(plan.method()));
  }

  private Path run(RunPlan plan) {
    return cell(plan).resolve("seed-" + plan.seed());
  }
}
