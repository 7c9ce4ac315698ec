package org.firstmover.experiments.listen;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.sweep.SweepListener;
import org.firstmover.formats.tree.TreeWriter;
import org.firstmover.solve.Reported;

/**
 * All events in {@code events.jsonl}, an object a line (<a href="https://jsonlines.org">JSON
 * Lines</a>). A study that is gone on with adds to the file.
 */
public final class JsonLines implements SweepListener {
  static final String FILE = "events.jsonl";

  private final LineFile file;
  private final Stamps stamps;

  /**
   * @param folder of the study
   * @throws org.firstmover.game.InputError if the file is another program's, or cannot be written
   */
  public JsonLines(Path folder) {
    this(folder, Clock.systemUTC());
  }

  JsonLines(Path folder, Clock clock) {
    file = LineFile.open(folder, FILE, "{\"time\":\"");
    stamps = new Stamps(clock);
  }

  @Override
  public void begun(int total, int before) {
    Map<String, Object> event = event("begun");
    event.put("total", total);
    event.put("before", before);
    add(event);
  }

  @Override
  public void started(RunPlan plan) {
    add(event("started", plan));
  }

  @Override
  public void reported(RunPlan plan, Reported reported) {
    Map<String, Object> event = event("reported", plan);
    event.put("name", reported.name());
    event.put("step", reported.step());
    event.put("value", reported.value());
    add(event);
  }

  @Override
  public void finished(RunPlan plan, Outcome outcome) {
    Map<String, Object> event = event("finished", plan);
    event.put("status", outcome.status());
    event.put("verdict", outcome.verdict());
    event.put("error", outcome.error());
    event.put("quantities", outcome.quantities());
    event.put("work", outcome.work());
    event.put("seconds", outcome.seconds());
    add(event);
    stamps.forget(plan);
  }

  @Override
  public void notMade(RunPlan plan, String reason) {
    Map<String, Object> event = event("not made", plan);
    event.put("reason", reason);
    add(event);
    stamps.forget(plan);
  }

  @Override
  public void close() {
    try (file) {
      add(event("ended"));
    }
  }

  private Map<String, Object> event(String name) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("time", stamps.time());
    event.put("event", name);
    return event;
  }

  private Map<String, Object> event(String name, RunPlan plan) {
    Map<String, Object> event = event(name);
    event.put("fingerprint", stamps.fingerprint(plan));
    event.put("game", plan.game());
    event.put("setting", plan.setting());
    event.put("method", plan.method());
    event.put("seed", plan.seed());
    return event;
  }

  private void add(Map<String, Object> event) {
    file.add(TreeWriter.jsonLine(event));
  }
}
