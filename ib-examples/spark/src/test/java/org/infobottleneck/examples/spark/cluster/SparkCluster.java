package org.infobottleneck.examples.spark.cluster;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A standalone cluster of Spark on this machine: a master and workers of one processor each, all
 * processes of their own that speak over the loopback address. Its home is made of links to the
 * jars that Maven has fetched.
 */
final class SparkCluster implements AutoCloseable {

  static final String HOST = "127.0.0.1";

  private static final String WORKER_MEMORY = "1g";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final int port;
  private final Process master;
  private final List<Process> workers = new ArrayList<>();

  private SparkCluster(Path folder, int port) throws IOException, InterruptedException {
    this.folder = folder;
    this.port = port;
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    master =
        java(
            "master",
            "256m",
            List.of(
                "org.apache.spark.deploy.master.Master",
                "--host",
                HOST,
                "--port",
                Integer.toString(port),
                "--webui-port",
                "0"));
    awaitLog("master", "I have been elected leader");
  }

  /**
   * Starts a master.
   *
   * @param jars the jars of Spark and of all it needs
   */
  static SparkCluster start(Path folder, List<Path> jars) throws IOException, InterruptedException {
    Path home = folder.resolve("spark-home/jars");
    Files.createDirectories(home);
    for (Path jar : jars) {
      Files.createSymbolicLink(home.resolve(jar.getFileName()), jar);
    }
    Files.createDirectories(folder.resolve("logs"));
    return new SparkCluster(folder, freePort());
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  String address() {
    return "spark://" + HOST + ":" + port;
  }

  /** Starts one more worker, and waits until the master knows it. */
  Process addWorker() throws IOException, InterruptedException {
    String name = "worker-" + (workers.size() + 1);
    Process worker =
        java(
            name,
            "256m",
            List.of(
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                HOST,
                "--cores",
                "1",
                "--memory",
                WORKER_MEMORY,
                "--webui-port",
                "0",
                "--work-dir",
                folder.resolve("work").toString(),
                address()));
    workers.add(worker);
    awaitLog(name, "Successfully registered with master");
    return worker;
  }

  /** Starts a driver as the script spark-submit does. */
  Process submit(Map<String, String> settings, String mainClass, Path jar, List<String> args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", address()));
    settings.forEach((name, value) -> command.addAll(List.of("--conf", name + "=" + value)));
    command.addAll(List.of("--class", mainClass, jar.toString()));
    command.addAll(args);
    return java("driver", "700m", command);
  }

  private Process java(String name, String heap, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heap);
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.addAll(List.of("-cp", folder.resolve("spark-home/jars") + File.separator + "*"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("SPARK_HOME", folder.resolve("spark-home").toString());
    builder.environment().put("SPARK_LOCAL_IP", HOST);
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    return builder.redirectErrorStream(true).redirectOutput(log(name).toFile()).start();
  }

  Path log(String name) {
    return folder.resolve("logs").resolve(name + ".log");
  }

  private void awaitLog(String name, String words) throws IOException, InterruptedException {
    for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
      try (Stream<String> lines = Files.lines(log(name))) {
        if (lines.anyMatch(line -> line.contains(words))) {
          return;
        }
      }
      Thread.sleep(200);
    }
    throw new IllegalStateException("waited in vain for \"" + words + "\" in " + log(name));
  }

  @Override
  public void close() {
    List<Process> all = new ArrayList<>(workers);
    all.add(master);
    for (Process process : all) {
      List<ProcessHandle> below = process.descendants().toList();
      process.destroy();
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
      below.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** Deletes a folder of an earlier trial. */
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
