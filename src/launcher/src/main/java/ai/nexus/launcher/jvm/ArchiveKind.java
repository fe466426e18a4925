package ai.nexus.launcher.jvm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a JVM can keep of the classes that it has loaded. */
enum ArchiveKind {
  /** JDK 17: class-data sharing. Can be written at any time. */
  CLASS_DATA(".jsa", "-XX:SharedArchiveFile="),
  /** JDK 25 and later: classes, their links and profiles of their methods. Written at the end. */
  AOT_CACHE(".aot", "-XX:AOTCache="),
  /** JDK 18 to 24: not tried. */
  NONE("", "");

  private final String suffix;
  private final String option;

  ArchiveKind(String suffix, String option) {
    this.suffix = suffix;
    this.option = option;
  }

  /**
   * @param release of the JDK: 17, 25, …
   */
  static ArchiveKind of(int release) {
    if (release == 17) {
      return CLASS_DATA;
    }
    return release >= 25 ? AOT_CACHE : NONE;
  }

  String suffix() {
    return suffix;
  }

  /** Whether any run can make it; else only one that serves nobody, since its end takes longer. */
  boolean isMadeByAnyRun() {
    return this == CLASS_DATA;
  }

  /** How long a gateway must work so that this holds what is of use later. */
  Duration trainingTime() {
    // A class is loaded at its first use; a method's profile is worth keeping when it has been
    // optimised.
    return this == AOT_CACHE ? Duration.ofSeconds(30) : Duration.ofSeconds(3);
  }

  /**
   * It is no fault that an operator could mend, where the JVM cannot use the file. At the address
   * that it was made for, nothing in it must be changed, and its pages are read when they are
   * needed; at one of chance, which is the JVM's own choice, all of them are copied at the start.
   */
  List<String> optionsToUse(String file) {
    List<String> quiet =
        this == CLASS_DATA
            ? List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off")
            : List.of("-Xlog:aot=off", "-Xlog:cds=off");
    List<String> options = new ArrayList<>(quiet);
    options.add("-XX:+UnlockDiagnosticVMOptions");
    options.add("-XX:ArchiveRelocationMode=0");
    options.add(option + file);
    return options;
  }

  /**
   * JDK 25.0.3 ends with a segmentation fault, one time in three, where it comes to a class whose
   * super class has been unloaded meanwhile, with the loader of a deployment. So none is.
   */
  List<String> optionsToMake(String file) {
    return this == CLASS_DATA
        ? List.of(
            "-Xlog:cds=off",
            "-Xlog:cds+dynamic=off",
            "-XX:-ClassUnloading",
            "-XX:+RecordDynamicDumpInfo")
        : List.of(
            "-Xlog:aot=off", "-Xlog:cds=off", "-XX:-ClassUnloading", "-XX:AOTCacheOutput=" + file);
  }
}
