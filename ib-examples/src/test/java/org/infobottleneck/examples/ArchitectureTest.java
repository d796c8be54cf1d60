package org.infobottleneck.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.infobottleneck.data.AtomicFiles;
import org.infobottleneck.data.internal.TemporaryFile;
import org.infobottleneck.numerics.Decimals;
import org.junit.jupiter.api.Test;

/** The arrows between packages, and calls that the library's promises forbid. */
class ArchitectureTest {

  /** What may differ in its last bit from one virtual machine to another. */
  private static final Set<String> INEXACT =
      Set.of(
          "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "fma", "hypot",
          "log", "log10", "log1p", "pow", "random", "sin", "sinh", "tan", "tanh");

  private static final Set<String> CLOCKS = Set.of("currentTimeMillis", "nanoTime");

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.infobottleneck");

  private static final JavaClasses LIBRARY =
      ALL.that(JavaClass.Predicates.resideOutsideOfPackage("org.infobottleneck.examples.."));

  private static final int LONG = 400;

  /** Lists of settings or laws, each with its Javadoc: to divide them would part what is one. */
  private static final Set<String> LONG_LISTS =
      Set.of("Tracker.java", "Experiment.java", "EstimatorContract.java");

  private static DescribedPredicate<JavaMethodCall> call(Class<?> owner, Set<String> names) {
    return DescribedPredicate.describe(
        owner.getSimpleName() + "." + names,
        call -> call.getTargetOwner().isEquivalentTo(owner) && names.contains(call.getName()));
  }

  @Test
  void arrowsPointFromWhatIsBuiltToWhatItIsBuiltOf() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("numerics")
        .definedBy("org.infobottleneck.numerics..")
        .layer("estimators")
        .definedBy("org.infobottleneck.estimators..")
        .layer("data")
        .definedBy("org.infobottleneck.data..")
        .layer("network")
        .definedBy("org.infobottleneck.network..")
        .layer("plane")
        .definedBy("org.infobottleneck.plane..")
        .layer("replay")
        .definedBy("org.infobottleneck.replay..")
        .layer("bottleneck")
        .definedBy("org.infobottleneck.bottleneck..")
        .layer("experiment")
        .definedBy("org.infobottleneck.experiment..")
        .layer("report")
        .definedBy("org.infobottleneck.report..")
        .whereLayer("numerics")
        .mayNotAccessAnyLayer()
        .whereLayer("estimators")
        .mayOnlyAccessLayers("numerics")
        .whereLayer("data")
        .mayOnlyAccessLayers("numerics", "estimators")
        .whereLayer("network")
        .mayOnlyAccessLayers("numerics", "estimators", "data")
        .whereLayer("plane")
        .mayOnlyAccessLayers("numerics", "estimators", "data", "network")
        .whereLayer("replay")
        .mayOnlyAccessLayers("numerics", "estimators", "data", "plane")
        .whereLayer("bottleneck")
        .mayOnlyAccessLayers("numerics", "estimators", "data", "network", "plane")
        .whereLayer("experiment")
        .mayOnlyAccessLayers("numerics", "estimators", "data", "network", "plane")
        .whereLayer("report")
        .mayOnlyAccessLayers("numerics", "estimators", "data", "network", "plane", "bottleneck")
        .check(LIBRARY);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.infobottleneck.(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void nothingButListsIsLong() throws IOException {
    Set<String> found = new TreeSet<>();
    for (String module :
        List.of("ib-estimators", "ib-estimators/testkit", "ib-core", "ib-examples")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          if (Files.readAllLines(file).size() > LONG) {
            found.add(file.getFileName().toString());
          }
        }
      }
    }
    assertThat(found).isEqualTo(LONG_LISTS);
  }

  @Test
  void estimatorsStandOnTheirOwn() {
    noClasses()
        .that()
        .resideInAnyPackage("org.infobottleneck.estimators..", "org.infobottleneck.numerics..")
        .and()
        .resideOutsideOfPackage("org.infobottleneck.estimators.testkit..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            "org.infobottleneck.estimators..",
            "org.infobottleneck.numerics..",
            "java..",
            "org.ejml..",
            "org.apache.commons.math3..",
            "org.slf4j..",
            "org.jspecify..")
        .check(LIBRARY);
  }

  @Test
  void numbersComeFromFunctionsThatAreTheSameEverywhere() {
    noClasses().should().callMethodWhere(call(Math.class, INEXACT)).check(LIBRARY);
  }

  /** The decimal text of a double, which is another before JDK 19 than since. */
  private static final DescribedPredicate<JavaMethodCall> WRITE_A_FLOAT =
      DescribedPredicate.describe(
          "a double or a float is written as this virtual machine does",
          call ->
              call.getTargetOwner().getPackageName().equals("java.lang")
                  && Set.of("toString", "valueOf", "append", "insert").contains(call.getName())
                  && !call.getTarget().getRawReturnType().isEquivalentTo(Double.class)
                  && !call.getTarget().getRawReturnType().isEquivalentTo(Float.class)
                  && call.getTarget().getRawParameterTypes().stream()
                      .anyMatch(
                          each ->
                              each.isEquivalentTo(double.class)
                                  || each.isEquivalentTo(float.class)));

  @Test
  void numbersAreWrittenAsEveryVirtualMachineDoes() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(Decimals.class)
        .should()
        .callMethodWhere(WRITE_A_FLOAT)
        .check(LIBRARY);
    assertThat(LIBRARY.get(Decimals.class).getMethodCallsFromSelf()).anyMatch(WRITE_A_FLOAT);
  }

  /** The time of day, or how long something takes. */
  private static final DescribedPredicate<JavaMethodCall> READ_A_CLOCK =
      DescribedPredicate.describe(
          "a clock is read",
          call ->
              (call.getTargetOwner().isEquivalentTo(System.class)
                      && CLOCKS.contains(call.getName()))
                  || (call.getTargetOwner().getPackageName().equals("java.time")
                      && (call.getName().equals("now") || call.getName().startsWith("system"))));

  /** Measure how long something takes, and none of it is in a number or a file. */
  private static final Set<String> TAKE_TIMES =
      Set.of(
          "org.infobottleneck.plane.Estimation", // what took long begins first the next time
          "org.infobottleneck.plane.KeptPlane", // is written no more often than is cheap
          "org.infobottleneck.plane.KeptRun", // likewise
          "org.infobottleneck.experiment.ThreadRunner"); // tells how much time is left

  private static boolean takesTimes(JavaClass each) {
    return TAKE_TIMES.contains(outermost(each));
  }

  private static String outermost(JavaClass each) {
    return each.getName().replaceAll("\\$.*", "");
  }

  @Test
  void numbersDependOnNoClock() {
    noClasses()
        .that(DescribedPredicate.describe("take no times", each -> !takesTimes(each)))
        .and()
        .resideOutsideOfPackage("org.infobottleneck.report..") // waits for viewers
        .should()
        .callMethodWhere(READ_A_CLOCK)
        .check(LIBRARY);
  }

  @Test
  void whatTakesTimesIsThere() {
    Set<String> found = new TreeSet<>();
    for (JavaClass each : LIBRARY) {
      if (takesTimes(each) && each.getMethodCallsFromSelf().stream().anyMatch(READ_A_CLOCK)) {
        found.add(outermost(each));
      }
    }
    assertThat(found).isEqualTo(TAKE_TIMES);
  }

  private static DescribedPredicate<JavaMethodCall> callOfChance() {
    return DescribedPredicate.describe(
        "chance without a seed",
        call ->
            switch (call.getTargetOwner().getSimpleName() + "." + call.getName()) {
              case "Math.random",
                  "StrictMath.random",
                  "RandomGenerator.getDefault",
                  "RandomGenerator.of" ->
                  true;
              case "Collections.shuffle" -> call.getTarget().getRawParameterTypes().size() == 1;
              // The names of temporary files are no numbers, and must differ.
              case "UUID.randomUUID" -> !call.getOriginOwner().isEquivalentTo(TemporaryFile.class);
              default -> false;
            });
  }

  @Test
  void numbersDependOnNoChanceWithoutSeed() {
    noClasses()
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callConstructor(SplittableRandom.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(SecureRandom.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(RandomGeneratorFactory.class)
        .orShould()
        .callMethodWhere(callOfChance())
        .check(LIBRARY);
  }

  private static final Set<String> WRITING_OF_FILES =
      Set.of(
          "write",
          "writeString",
          "newBufferedWriter",
          "newOutputStream",
          "newByteChannel",
          "copy",
          "move");

  /** Hold a lock, whose file has no content, or add lines to a table of times. */
  private static final Set<String> WRITE_OTHERWISE =
      Set.of("FolderLock", "LocalLock", "AtomicFiles", "RunCost", "TimesTable");

  @Test
  void whatIsWrittenIsForcedToDiskBeforeItHasItsName() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(TemporaryFile.class)
        .and(
            DescribedPredicate.describe(
                "are not " + WRITE_OTHERWISE,
                (JavaClass each) -> !WRITE_OTHERWISE.contains(each.getSimpleName())))
        .should()
        .callMethodWhere(call(Files.class, WRITING_OF_FILES))
        .orShould()
        .callMethodWhere(call(FileChannel.class, Set.of("open")))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(FileOutputStream.class, FileWriter.class, RandomAccessFile.class)
        .check(ALL);
    Map<String, Integer> lines = new HashMap<>();
    for (JavaMethodCall each :
        LIBRARY.get(TemporaryFile.class).getMethod("moveTo", Path.class).getMethodCallsFromSelf()) {
      lines.merge(each.getName(), each.getLineNumber(), Math::min);
    }
    assertThat(lines.get("sync")).isLessThan(lines.get("move"));
    assertThat(LIBRARY.get(AtomicFiles.class).getMethodCallsFromSelf())
        .as("the entry of the folder")
        .anyMatch(call(FileChannel.class, Set.of("force")));
  }

  @Test
  void theLibraryPrintsNothing() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(LIBRARY);
  }

  /** After a change on purpose: copy target/architecture.svg to docs/images. */
  @Test
  void theDocumentedMapIsThatOfTheClasses() throws IOException {
    String map = PackageMap.of(ALL);
    Files.writeString(Path.of("target", "architecture.svg"), map);
    assertThat(Path.of("..", "docs", "images", "architecture.svg")).hasContent(map);
  }
}
