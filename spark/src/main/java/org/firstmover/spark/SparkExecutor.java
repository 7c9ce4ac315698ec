package org.firstmover.spark;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.firstmover.experiments.checkpoint.CheckpointFolder;
import org.firstmover.experiments.run.RunPlan;
import org.firstmover.experiments.sweep.Executor;
import org.firstmover.game.InputError;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Runs as tasks of an Apache Spark cluster, one each; outcomes come as their tasks end. */
public final class SparkExecutor implements Executor {
  static final String LOGGING = "classpath:org/firstmover/spark/log4j2.properties";

  private static final Pattern LOCAL = Pattern.compile("local\\[(\\d+|\\*)]");
  private static final Pattern OWN =
      Pattern.compile("local(\\[(\\d+|\\*)(,\\d+)?])?|local-cluster\\[\\d+,\\d+,\\d+]");

  /** Tasks of a local master are else tried once. */
  private static final String LOCAL_ATTEMPTS = ",4]";

  private static final String GROUP = "firstmover";

  private final SparkConf configuration;
  private volatile @Nullable JavaSparkContext context;
  private volatile boolean cancelled;

  /**
   * @param master {@code local[N]} or {@code local-cluster[N,cores,MiB]}; empty for the one that
   *     spark-submit was given, or else this machine
   * @param jobs how many tasks at once on this machine, if nothing says otherwise
   * @throws InputError if the master needs spark-submit
   */
  public SparkExecutor(String master, int jobs) {
    if (!master.isEmpty() && !OWN.matcher(master).matches()) {
      throw new InputError(
          master,
          "--master",
          "local[N] or local-cluster[N,cores,MiB]",
          "Maybe start it by spark-submit, which knows clusters: see"
              + " docs/howto/run-on-spark.md.");
    }
    configuration = new SparkConf();
    if (!master.isEmpty()) {
      configuration.setMaster(master);
    }
    configuration.setIfMissing("spark.master", "local[" + jobs + "]");
    Matcher local = LOCAL.matcher(configuration.get("spark.master"));
    if (local.matches()) {
      configuration.setMaster("local[" + local.group(1) + LOCAL_ATTEMPTS);
    }
    configuration.setIfMissing("spark.app.name", "firstmover");
    configuration.setIfMissing("spark.ui.enabled", "false");
    // outcomes of a whole study may be more than a driver usually takes
    configuration.setIfMissing("spark.driver.maxResultSize", "0");
    // a lost executor counts as a failure of each task that it had
    configuration.setIfMissing("spark.task.maxFailures", "8");
    // a task without memory must not end the driver
    configuration.setIfMissing("spark.executor.killOnFatalError.depth", "0");
    if (configuration.get("spark.master").startsWith("local-cluster")) {
      onThisMachine();
    }
  }

  /** Executors in processes of their own, with this process's classes and Java. */
  private void onThisMachine() {
    configuration.setIfMissing("spark.driver.host", "127.0.0.1");
    configuration.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    configuration.setIfMissing(
        "spark.executor.extraClassPath", System.getProperty("java.class.path"));
    configuration.setIfMissing(
        "spark.executor.extraJavaOptions", "-Dlog4j2.configurationFile=" + LOGGING);
    configuration.setIfMissing("spark.executorEnv.SPARK_SCALA_VERSION", "2.13");
    configuration.setIfMissing("spark.executorEnv.JAVA_HOME", System.getProperty("java.home"));
  }

  @Override
  public void execute(List<RunPlan> plans, CheckpointFolder checkpoints, Sink sink) {
    try (JavaSparkContext spark = new JavaSparkContext(configuration)) {
      context = spark;
      if (!cancelled) {
        execute(spark, plans, new RunTask(checkpoints.path()), sink);
      }
    } catch (Exception e) { // Spark's are checked, but not declared
      if (!cancelled) {
        throw new IllegalStateException("Spark gave the study up: " + e.getMessage(), e);
      }
    } finally {
      context = null;
    }
  }

  private void execute(JavaSparkContext spark, List<RunPlan> plans, RunTask task, Sink sink) {
    List<Object> partitions =
        IntStream.range(0, plans.size()).<Object>mapToObj(Integer::valueOf).toList();
    ClassTag<Attempt> type = ClassTag$.MODULE$.apply(Attempt.class);
    spark.setJobGroup(GROUP, "runs of a study", true);
    spark
        .sc()
        .runJob(
            spark.parallelize(plans, plans.size()).rdd(),
            task,
            CollectionConverters.asScala(partitions).toSeq(),
            new AbstractFunction2<Object, Attempt, BoxedUnit>() {
              @Override
              public BoxedUnit apply(Object partition, Attempt attempt) {
                deliver(plans.get((Integer) partition), attempt, sink);
                return BoxedUnit.UNIT;
              }
            },
            type);
  }

  private static void deliver(RunPlan plan, Attempt attempt, Sink sink) {
    if (attempt.outcome() == null) {
      sink.notMade(plan, attempt.reason());
      return;
    }
    sink.started(plan);
    attempt.outcome().reported().forEach(reported -> sink.reported(plan, reported));
    sink.finished(plan, attempt.outcome());
  }

  @Override
  public void cancel() {
    cancelled = true;
    JavaSparkContext spark = context;
    if (spark != null) {
      spark.cancelJobGroup(GROUP);
    }
  }
}
