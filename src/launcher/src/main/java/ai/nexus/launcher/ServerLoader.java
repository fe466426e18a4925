package ai.nexus.launcher;

import fish.payara.micro.boot.loader.OpenURLClassLoader;
import java.net.URL;

/**
 * The server's loader, which has what this jar has, but shows of class files only those of Jakarta
 * EE; classes load as ever.
 *
 * <p>To find annotations, Payara (6.2025.10, class-model's {@code Parser}) parses not only the
 * classes of an application but by this loader's resources all that those mention, and all that
 * these mention: 3,300 class files of the JDK and of libraries for two applications, a twelfth of
 * what a start's own thread does. None of them has an annotation that the server acts on.
 */
final class ServerLoader extends OpenURLClassLoader {

  private static final String CLASS = ".class";
  private static final String JAKARTA = "jakarta/";

  ServerLoader(ClassLoader jar) {
    super(new URL[0], jar);
  }

  @Override
  public URL getResource(String name) {
    return name.endsWith(CLASS) && !name.startsWith(JAKARTA) ? null : super.getResource(name);
  }
}
