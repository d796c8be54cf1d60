package org.infobottleneck.examples.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkJobInfo;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Function0;
import scala.Function1;
import scala.Function2;
import scala.Option;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * A job of Spark with a task for each input, in the order of the inputs, whose results reach the
 * calling thread as they come. Inputs and results travel as bytes of Java's serialization, so that
 * a session may be set to another one that knows no records.
 */
final class SparkTasks {

  private static final Logger LOG = LoggerFactory.getLogger(SparkTasks.class);
  private static final long GLANCE_MILLIS = 200;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final SparkContext context;
  private final String description;

  SparkTasks(SparkContext context, String description) {
    this.context = context;
    this.description = description;
  }

  /** What is done with an input, on an executor. */
  @FunctionalInterface
  interface Work<T, R> extends Serializable {

    R on(T input) throws Exception;
  }

  /**
   * Runs the job.
   *
   * @param stop is asked again and again; true ends the job
   * @throws JobLostException if Spark gave up the job; what has ended before has been handed on
   * @throws InterruptedException if the calling thread is interrupted; the job is ended
   */
  <T extends Serializable, R extends Serializable> void run(
      List<T> inputs, Work<T, R> work, Consumer<R> sink, BooleanSupplier stop)
      throws InterruptedException, JobLostException {
    LinkedBlockingQueue<byte[]> results = new LinkedBlockingQueue<>();
    JavaRDD<byte[]> tasks =
        distributed(context, inputs).map(input -> bytes(work.on(SparkTasks.<T>value(input))));
    // The group makes that the threads of tasks are interrupted when the job is ended.
    context.setJobGroup("ib-" + UUID.randomUUID(), description, true);
    SimpleFutureAction<Boolean> job;
    try {
      job = submit(tasks, results);
    } finally {
      context.clearJobGroup();
    }
    try {
      for (boolean ended = false; !ended; ) {
        ended = job.isCompleted(); // asked first: what has come by then is in the queue
        for (byte[] result = glance(results, ended); result != null; result = results.poll()) {
          sink.accept(SparkTasks.<R>value(result));
        }
        if (!ended && stop.getAsBoolean()) {
          return;
        }
      }
    } finally {
      if (!job.isCompleted()) {
        job.cancel();
      }
      awaitTasks(job); // some go on for a moment where a job was ended or given up
    }
    if (job.value().get().isFailure()) {
      Throwable cause = job.value().get().failed().get();
      throw new JobLostException(cause);
    }
  }

  /** Waits for the tasks of a job that has ended, so that none writes behind the driver's back. */
  private void awaitTasks(SimpleFutureAction<?> job) throws InterruptedException {
    for (long end = System.nanoTime() + PATIENCE_NANOS; System.nanoTime() < end; ) {
      if (context.isStopped() || activeTasks(job) == 0) {
        return;
      }
      Thread.sleep(GLANCE_MILLIS);
    }
    LOG.warn("tasks of a job that has ended don't end: {}", description);
  }

  private int activeTasks(SimpleFutureAction<?> job) {
    int active = 0;
    for (Object id : CollectionConverters.asJava(job.jobIds())) {
      Option<SparkJobInfo> info = context.statusTracker().getJobInfo((Integer) id);
      for (int stage : info.isEmpty() ? new int[0] : info.get().stageIds()) {
        Option<SparkStageInfo> tasks = context.statusTracker().getStageInfo(stage);
        active += tasks.isEmpty() ? 0 : tasks.get().numActiveTasks();
      }
    }
    return active;
  }

  /** Values as bytes, each a partition of its own; {@link #value} reads them. */
  static JavaRDD<byte[]> distributed(SparkContext context, List<? extends Serializable> values) {
    return JavaSparkContext.fromSparkContext(context)
        .parallelize(values.stream().map(SparkTasks::bytes).toList(), Math.max(values.size(), 1));
  }

  private static byte[] glance(LinkedBlockingQueue<byte[]> results, boolean ended)
      throws InterruptedException {
    return ended ? results.poll() : results.poll(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private SimpleFutureAction<Boolean> submit(
      JavaRDD<byte[]> tasks, LinkedBlockingQueue<byte[]> results) {
    Function1<Iterator<byte[]>, byte[]> first =
        (Function1<Iterator<byte[]>, byte[]> & Serializable) Iterator::next;
    Function2<Object, byte[], BoxedUnit> handler =
        (task, result) -> {
          results.add(result);
          return BoxedUnit.UNIT;
        };
    Function0<Boolean> done = () -> true;
    List<Object> partitions =
        IntStream.range(0, tasks.getNumPartitions()).<Object>mapToObj(task -> task).toList();
    return context.submitJob(
        tasks.rdd(), first, CollectionConverters.asScala(partitions).toSeq(), handler, done);
  }

  static byte[] bytes(Object value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      throw new IllegalStateException("cannot serialize " + value + ": " + e, e);
    }
    return bytes.toByteArray();
  }

  /** What {@link #bytes} has written, by the same jar on another machine. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // who reads knows what it is
  static <T> T value(byte[] bytes) {
    try (ObjectInputStream in = new LoadedHere(bytes)) {
      return (T) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("cannot read what another machine sent: " + e, e);
    }
  }

  /** Looks for classes where the jar of this class is: Spark loads it by a loader of its own. */
  private static final class LoadedHere extends ObjectInputStream {

    LoadedHere(byte[] bytes) throws IOException {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    protected Class<?> resolveClass(java.io.ObjectStreamClass type)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(type.getName(), false, SparkTasks.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        return super.resolveClass(type);
      }
    }
  }

  /** Spark gave up a job. */
  static final class JobLostException extends Exception {

    private static final long serialVersionUID = 1;

    JobLostException(Throwable cause) {
      super(String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason"), cause);
    }
  }
}
