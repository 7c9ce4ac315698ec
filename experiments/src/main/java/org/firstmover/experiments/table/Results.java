package org.firstmover.experiments.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.firstmover.experiments.Contrast;
import org.firstmover.experiments.Course;
import org.firstmover.experiments.MethodPlan;
import org.firstmover.experiments.Published;
import org.firstmover.experiments.Quantity;
import org.firstmover.experiments.Study;
import org.firstmover.experiments.run.Host;
import org.firstmover.experiments.run.Outcome;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.store.StoredRun;
import org.firstmover.solution.Status;
import org.jspecify.annotations.Nullable;

/** A study's finished runs, brought together over seeds. */
public final class Results {
  /** What a run took; not a quantity of the study, because it is never the same twice. */
  static final String SECONDS = "seconds";

  private final Study study;
  private final Map<Cell, Data> cells = new LinkedHashMap<>();
  private final Courses courses;
  private final List<Trouble> troubles = new ArrayList<>();
  private final Set<Setup> setups = new LinkedHashSet<>();
  private final Set<Host> hosts = new LinkedHashSet<>();
  private final Set<Long> seeds = new TreeSet<>();
  private int total;
  private int finished;
  private int excused;
  private double seconds;

  /** None yet: add the runs of a store. */
  public Results(Study study) {
    this.study = study;
    courses = new Courses(study.courses());
  }

  /** A cell of the study by its labels. */
  record Cell(String game, String setting, String method) {}

  /** What was measured in a cell: quantity to seed to value, verified runs only. */
  private static final class Data {
    private final Map<String, TreeMap<Long, Double>> values = new LinkedHashMap<>();
    private final Map<String, Integer> statuses = new TreeMap<>();

    /** Checks that answers failed and yet count, with how many did. */
    private final Map<String, Integer> excused = new TreeMap<>();

    private int runs;

    int atLimit() {
      return statuses.getOrDefault(Status.LIMIT.text(), 0);
    }
  }

  /** How a method was used. */
  public record Setup(String method, String solver, Map<String, String> options) {}

  /** A run whose answer does not count: it failed, or its certificate does not hold. */
  public record Trouble(RunPlan plan, String what, String reason) {}

  /** To be called with each run once, in the order of the store. */
  public void add(StoredRun run) {
    RunPlan plan = run.plan();
    total++;
    seeds.add(plan.seed());
    setups.add(new Setup(plan.method(), plan.solver(), plan.options()));
    Cell cell = new Cell(plan.game(), plan.setting(), plan.method());
    Data data = cells.computeIfAbsent(cell, key -> new Data());
    Outcome outcome = run.outcome();
    if (outcome == null) {
      return;
    }
    finished++;
    seconds += outcome.seconds();
    hosts.add(outcome.host());
    data.runs++;
    data.statuses.merge(outcome.status(), 1, Integer::sum);
    if (outcome.failed()) {
      troubles.add(new Trouble(plan, Outcome.FAILED, outcome.error()));
      return;
    }
    if (!outcome.verified()) {
      List<String> failed = FailedChecks.of(outcome.solution());
      if (failed.isEmpty() || !method(plan.method()).excused().containsAll(failed)) {
        String why = failed.isEmpty() ? "no checks" : "failed: " + String.join(", ", failed);
        troubles.add(new Trouble(plan, outcome.verdict(), why));
        return;
      }
      excused++;
      failed.stream().distinct().forEach(check -> data.excused.merge(check, 1, Integer::sum));
    }
    outcome.quantities().forEach((name, value) -> put(data, name, plan.seed(), value));
    put(data, SECONDS, plan.seed(), outcome.seconds());
    courses.add(cell, plan.seed(), outcome.reported());
  }

  private static void put(Data data, String quantity, long seed, double value) {
    data.values.computeIfAbsent(quantity, name -> new TreeMap<>()).put(seed, value);
  }

  public Study study() {
    return study;
  }

  /** Labels of the games. */
  public Set<String> games() {
    return cells.keySet().stream()
        .map(Cell::game)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Planned runs, finished or not. */
  public int total() {
    return total;
  }

  public int finished() {
    return finished;
  }

  /** Runs that count although they fail checks: the study measures by how much. */
  public int excused() {
    return excused;
  }

  /** Failed and unverified runs, in the order of the study. */
  public List<Trouble> troubles() {
    return List.copyOf(troubles);
  }

  public Set<Setup> setups() {
    return setups;
  }

  public Set<Host> hosts() {
    return hosts;
  }

  public Set<Long> seeds() {
    return seeds;
  }

  /** That all methods took together. */
  public double seconds() {
    return seconds;
  }

  /** Quantities in the study's order, then contrasts; each with its cells in order. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    study.quantities().forEach(quantity -> rows.addAll(measured(quantity.name())));
    study.contrasts().forEach(contrast -> rows.addAll(contrasted(contrast)));
    return rows;
  }

  /** Of how long runs took. */
  public List<Row> timings() {
    return measured(SECONDS);
  }

  /** Of one quantity or contrast of the study. */
  public List<Row> rows(String name) {
    return study.contrasts().stream()
        .filter(contrast -> contrast.name().equals(name))
        .findFirst()
        .map(this::contrasted)
        .orElseGet(() -> measured(name));
  }

  /** Of a course of the study: a line for each cell that reported such numbers. */
  List<Courses.Line> lines(Course course) {
    return courses.lines(
        course,
        cell -> {
          Data data = cells.get(cell);
          return data == null
              ? Map.of()
              : data.values.getOrDefault(Quantity.VALUE.name(), new TreeMap<>());
        });
  }

  /** The course of this name. */
  Course course(String name) {
    return study.courses().stream()
        .filter(course -> course.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no course " + name));
  }

  /** Names of a game's cells, in order. */
  List<String> cells(String game) {
    return cells.keySet().stream()
        .filter(cell -> cell.game().equals(game))
        .map(cell -> cell(cell.game(), cell.setting(), cell.method()))
        .toList();
  }

  /** Its game, setting and method, without the method where the game and setting have one only. */
  String cell(String game, String setting, String method) {
    boolean single =
        cells.keySet().stream()
                .filter(cell -> cell.game().equals(game) && cell.setting().equals(setting))
                .limit(2)
                .count()
            == 1;
    return (game + " " + setting).strip() + (single ? "" : ", " + method);
  }

  private List<Row> measured(String quantity) {
    List<Row> rows = new ArrayList<>();
    cells.forEach(
        (cell, data) -> {
          Map<Long, Double> values = data.values.get(quantity);
          // a method that has no such quantity has no row; one whose runs all failed has
          if (values != null || data.values.isEmpty()) {
            rows.add(
                new Row(
                    quantity,
                    cell.game(),
                    cell.setting(),
                    cell.method(),
                    data.runs,
                    Statistics.of(values == null ? List.of() : List.copyOf(values.values())),
                    data.statuses,
                    note(cell.method(), data),
                    published(quantity, cell.game(), cell.setting(), cell.method())));
          }
        });
    return rows;
  }

  private List<Row> contrasted(Contrast contrast) {
    List<Row> rows = new ArrayList<>();
    cells.forEach(
        (cell, data) -> {
          Data other = cells.get(new Cell(cell.game(), cell.setting(), contrast.against()));
          if (!contrast.isOf(cell.method()) || other == null) {
            return;
          }
          Map<Long, Double> against =
              other.values.getOrDefault(contrast.quantity(), new TreeMap<>());
          List<Double> differences = new ArrayList<>();
          data.values
              .getOrDefault(contrast.quantity(), new TreeMap<>())
              .forEach(
                  (seed, value) -> {
                    Double paired = against.get(seed);
                    if (paired != null) {
                      differences.add(contrast.comparison().of(value, paired));
                    }
                  });
          String note = note(cell.method(), data);
          rows.add(
              new Row(
                  contrast.name(),
                  cell.game(),
                  cell.setting(),
                  contrast.label(cell.method()),
                  Math.min(data.runs, other.runs),
                  Statistics.of(differences),
                  Map.of(),
                  note.isEmpty() ? note(contrast.against(), other) : note,
                  published(contrast.name(), cell.game(), cell.setting(), "")));
        });
    return rows;
  }

  /** What is to be known of answers that stopped at a limit, or fail checks that are excused. */
  private String note(String method, Data data) {
    List<String> notes = new ArrayList<>();
    if (data.atLimit() > 0) {
      notes.add(data.atLimit() + " " + method(method).atLimit());
    }
    data.excused.forEach((check, count) -> notes.add(count + " fail " + check));
    return String.join("; ", notes);
  }

  /** Of a method that the study does not have, as in a comparison, nothing special. */
  private MethodPlan method(String label) {
    return study.cells().stream()
        .map(Study.Cell::method)
        .filter(plan -> plan.label().equals(label))
        .findFirst()
        .orElse(MethodPlan.of(label, label));
  }

  private @Nullable Published published(
      String quantity, String game, String setting, String method) {
    return study.published().stream()
        .filter(
            figure ->
                figure.quantity().equals(quantity)
                    && figure.game().equals(game)
                    && figure.setting().equals(setting)
                    && figure.method().equals(method))
        .findFirst()
        .orElse(null);
  }
}
