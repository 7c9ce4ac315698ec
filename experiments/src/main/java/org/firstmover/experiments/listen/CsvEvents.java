package org.firstmover.experiments.listen;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.sweep.SweepListener;
import org.firstmover.experiments.table.Csv;
import org.firstmover.solve.Reported;

/**
 * Numbers in {@code events.csv}, one a line: what methods report on their way, and the quantities,
 * the work and the seconds of finished runs. A study that is gone on with adds to the file.
 */
public final class CsvEvents implements SweepListener {
  static final String FILE = "events.csv";

  private static final String HEAD =
      Csv.line(
          List.of(
              "time",
              "event",
              "fingerprint",
              "game",
              "setting",
              "method",
              "seed",
              "status",
              "verdict",
              "name",
              "step",
              "value"));

  private final LineFile file;
  private final Stamps stamps;

  /**
   * @param folder of the study
   * @throws org.firstmover.game.InputError if the file is another program's, or cannot be written
   */
  public CsvEvents(Path folder) {
    this(folder, Clock.systemUTC());
  }

  CsvEvents(Path folder, Clock clock) {
    file = LineFile.open(folder, FILE, HEAD + '\n');
    stamps = new Stamps(clock);
    if (file.isEmpty()) {
      file.add(HEAD);
    }
  }

  @Override
  public void reported(RunPlan plan, Reported reported) {
    add(
        "reported",
        plan,
        "",
        "",
        reported.name(),
        Long.toString(reported.step()),
        Double.toString(reported.value()));
  }

  @Override
  public void finished(RunPlan plan, Outcome outcome) {
    outcome
        .quantities()
        .forEach((name, value) -> result("quantity", plan, outcome, name, value.toString()));
    outcome.work().forEach((name, count) -> result("work", plan, outcome, name, count.toString()));
    // of failed runs, too: there is one such line a finished run
    result("finished", plan, outcome, "seconds", Double.toString(outcome.seconds()));
    stamps.forget(plan);
  }

  @Override
  public void notMade(RunPlan plan, String reason) {
    stamps.forget(plan);
  }

  @Override
  public void close() {
    file.close();
  }

  private void result(String event, RunPlan plan, Outcome outcome, String name, String value) {
    add(event, plan, outcome.status(), outcome.verdict(), name, "", value);
  }

  private void add(String event, RunPlan plan, String... cells) {
    Stream<String> run =
        Stream.of(
            stamps.time(),
            event,
            stamps.fingerprint(plan),
            plan.game(),
            plan.setting(),
            plan.method(),
            Long.toString(plan.seed()));
    file.add(Csv.line(Stream.concat(run, Stream.of(cells)).map(CsvEvents::inOneLine).toList()));
  }

  /** Names may have line breaks; then half an event could look like a whole line. */
  private static String inOneLine(String cell) {
    return cell.replace('\r', ' ').replace('\n', ' ');
  }
}
