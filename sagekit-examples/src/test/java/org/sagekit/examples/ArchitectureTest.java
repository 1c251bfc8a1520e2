package org.sagekit.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the house. They are never loosened to get something in. */
class ArchitectureTest {
  private static final int AT_LEAST = 150;
  private static final Pattern STATION =
      Pattern.compile("org\\.sagekit\\.(?:api\\.|core\\.)?([a-z]+)(?:\\..*)?");

  /** The line. Imports run to a lesser number, or stay within a station. */
  private static final Map<String, Integer> PLACE =
      Map.ofEntries(
          Map.entry("data", 0),
          Map.entry("model", 1),
          Map.entry("label", 2),
          Map.entry("train", 3),
          Map.entry("explain", 4),
          Map.entry("tune", 5),
          Map.entry("pack", 5),
          Map.entry("autopilot", 6),
          Map.entry("deploy", 6),
          Map.entry("monitor", 7),
          Map.entry("review", 8));

  private static JavaClasses all;
  private static JavaClasses library;

  @BeforeAll
  static void read() {
    all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.sagekit");
    library =
        all.that(
            describe("the library", c -> !c.getPackageName().startsWith("org.sagekit.examples")));
  }

  @Test
  void looksAtTheWholeHouse() {
    assertThat(library.size()).isGreaterThan(AT_LEAST);
    assertThat(PLACE.keySet()).allSatisfy(station -> assertThat(stations()).contains(station));
  }

  private static List<String> stations() {
    return library.stream()
        .map(ArchitectureTest::station)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  @Test
  void importsRunDownTheLine() {
    classes().should(importDownTheLine()).check(library);
  }

  private static ArchCondition<JavaClass> importDownTheLine() {
    return new ArchCondition<>("import down the line only") {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
          Optional<String> here = station(from);
          Optional<String> there = station(dependency.getTargetClass());
          if (here.isPresent() && there.isPresent() && !mayImport(here.get(), there.get())) {
            events.add(SimpleConditionEvent.violated(from, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean mayImport(String here, String there) {
    return here.equals(there) || PLACE.get(there) < PLACE.get(here);
  }

  private static Optional<String> station(JavaClass type) {
    Matcher matcher = STATION.matcher(type.getPackageName());
    return matcher.matches() && PLACE.containsKey(matcher.group(1))
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }

  @Test
  void stationsNeverImportObservers() {
    noClasses()
        .that(describe("a station", c -> station(c).isPresent()))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("..track..", "..debug..", "org.sagekit.studio..")
        .check(library);
  }

  @Test
  void theGroundKnowsNothingThatStandsOnIt() {
    noClasses()
        .that()
        .resideInAPackage("org.sagekit.api")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.sagekit.api.*..")
        .check(library);
    noClasses()
        .that()
        .resideInAPackage("org.sagekit.api..")
        .should()
        .dependOnClassesThat(sagekitOutside("org.sagekit.api"))
        .check(library);
  }

  @Test
  void noChildImportsAFrontDoor() {
    for (String module : List.of("core", "autopilot", "monitor", "studio")) {
      noClasses()
          .that()
          .resideInAPackage("org.sagekit." + module + ".*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.sagekit." + module)
          .check(library);
    }
    noClasses()
        .that()
        .resideInAPackage("org.sagekit.core.internal..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(
            "org.sagekit.core.[data|model|label|train|tune|pack|deploy|review|track]..")
        .check(library);
  }

  private static DescribedPredicate<JavaClass> sagekitOutside(String root) {
    return describe(
        "SageKit outside " + root,
        c -> c.getPackageName().startsWith("org.sagekit.") && !c.getPackageName().startsWith(root));
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("org.sagekit.(**)").should().beFreeOfCycles().check(all);
  }

  @Test
  void onlyTrainKnowsTheLearners() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.sagekit.core.train..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.tribuo..", "smile..", "ml.dmlc..")
        .check(all);
  }

  @Test
  void onlyStudioKnowsAWebServer() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.sagekit.studio..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.eclipse.jetty..", "com.sun.net.httpserver..", "jakarta.servlet..")
        .check(all);
    assertThat(library.stream().map(JavaClass::getPackageName))
        .contains("org.sagekit.studio.serve");
  }

  @Test
  void publicSignaturesShowNoForeignAndNoInternalType() {
    classes()
        .that()
        .arePublic()
        .and()
        .resideOutsideOfPackage("org.sagekit.core.internal..")
        .should(showOnlyOwnTypes())
        .check(library);
  }

  private static ArchCondition<JavaClass> showOnlyOwnTypes() {
    return new ArchCondition<>("show only own types") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          if (unit.getModifiers().contains(JavaModifier.PUBLIC)) {
            List<JavaClass> shown = new ArrayList<>(unit.getRawParameterTypes());
            shown.add(unit.getRawReturnType());
            shown.stream()
                .map(JavaClass::getBaseComponentType)
                .filter(c -> !isOwn(c))
                .forEach(
                    c ->
                        events.add(
                            SimpleConditionEvent.violated(
                                unit, unit.getFullName() + " shows " + c.getName())));
          }
        }
      }
    };
  }

  private static boolean isOwn(JavaClass type) {
    String name = type.getPackageName();
    return type.isPrimitive()
        || name.startsWith("java.")
        || name.startsWith("javax.")
        || name.startsWith("org.slf4j")
        || (name.startsWith("org.sagekit.") && !name.startsWith("org.sagekit.core.internal"));
  }

  @Test
  void internalIsOpenToSageKitAlone() {
    noClasses()
        .that()
        .resideInAPackage("org.sagekit.examples..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.sagekit.core.internal..")
        .check(all);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveSimpleNameEndingWith("Impl")
        .orShould()
        .haveSimpleNameStartingWith("Base")
        .orShould()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .check(all);
  }

  @Test
  void nothingIsPrintedAndNoDefaultIsRelyedOn() {
    noClasses()
        .should()
        .accessTargetWhere(
            describe("touches what differs from machine to machine", ArchitectureTest::isAmbient))
        .check(library);
  }

  private static boolean isAmbient(com.tngtech.archunit.core.domain.JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    String what = target.getOwner().getName() + "." + target.getName();
    boolean bare =
        target instanceof AccessTarget.CodeUnitAccessTarget unit
            && unit.getRawParameterTypes().stream()
                .noneMatch(
                    p ->
                        p.isAssignableTo(java.util.Locale.class)
                            || p.isAssignableTo(java.nio.charset.Charset.class)
                            || p.isAssignableTo(java.time.ZoneId.class)
                            || p.isAssignableTo(java.time.Clock.class));
    boolean none =
        target instanceof AccessTarget.CodeUnitAccessTarget unit
            && unit.getRawParameterTypes().isEmpty();
    return switch (what) {
      case "java.lang.System.out",
          "java.lang.System.err",
          "java.lang.System.currentTimeMillis",
          "java.lang.Throwable.printStackTrace",
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.time.ZoneId.systemDefault",
          "java.nio.charset.Charset.defaultCharset",
          "java.util.Locale.getDefault",
          "java.lang.System.exit" ->
          true;
      case "java.lang.String.format",
          "java.lang.String.toLowerCase",
          "java.lang.String.toUpperCase",
          "java.time.Instant.now",
          "java.time.LocalDate.now",
          "java.time.LocalDateTime.now" ->
          bare;
      case "java.lang.String.getBytes",
          "java.io.FileReader.<init>",
          "java.io.FileWriter.<init>",
          "java.io.InputStreamReader.<init>",
          "java.io.OutputStreamWriter.<init>" ->
          bare && takesNoName(target);
      case "java.util.Random.<init>", "java.util.SplittableRandom.<init>" -> none;
      default -> false;
    };
  }

  private static boolean takesNoName(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget unit
        && unit.getRawParameterTypes().stream()
            .noneMatch(p -> p.isEquivalentTo(java.nio.charset.CharsetDecoder.class));
  }

  @Test
  void noJavaObjectIsDeserialised() {
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage("java.rmi..", "java.beans.."))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.io.ObjectInputStream.class)
        .check(library);
  }
}
