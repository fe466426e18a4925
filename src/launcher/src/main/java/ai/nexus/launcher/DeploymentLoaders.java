package ai.nexus.launcher;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Holds on to the class loader with which an application is being deployed. Payara (6.2025.10,
 * {@code DeploymentContextImpl.createDeploymentClassLoader}) has only a weak reference to it until
 * it has told all its listeners of it and has made it the thread's own; a garbage collection in
 * between leaves none, and the deployment fails with a NullPointerException. The smaller the heap
 * is at the start, the sooner. So this listener is the first that is told.
 */
final class DeploymentLoaders implements InvocationHandler {

  private final Class<?> deploymentContext;
  private final Object created;

  // Never read: it is there to be held.
  @SuppressWarnings({"unused", "UnusedVariable"})
  private volatile Object held;

  private DeploymentLoaders(ClassLoader server) throws ReflectiveOperationException {
    deploymentContext = server.loadClass("org.glassfish.api.deployment.DeploymentContext");
    created =
        server
            .loadClass("org.glassfish.internal.deployment.Deployment")
            .getField("AFTER_DEPLOYMENT_CLASSLOADER_CREATION")
            .get(null);
  }

  /**
   * @param server the loader of a server that runs
   */
  static DeploymentLoaders hold(ClassLoader server) {
    try {
      var loaders = new DeploymentLoaders(server);
      Class<?> listener = server.loadClass("org.glassfish.api.event.EventListener");
      listeners(server).add(0, Proxy.newProxyInstance(server, new Class<?>[] {listener}, loaders));
      return loaders;
    } catch (ReflectiveOperationException changed) {
      throw new IllegalStateException("this jar holds another Payara Micro", changed);
    }
  }

  /** To be called when the applications are there. */
  void release() {
    held = null;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments)
      throws ReflectiveOperationException {
    return switch (method.getName()) {
      case "event" -> {
        receive(arguments[0]);
        yield null;
      }
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> toString();
    };
  }

  private void receive(Object event) throws ReflectiveOperationException {
    Class<?> type = event.getClass();
    boolean isCreation = (boolean) type.getMethod("is", created.getClass()).invoke(event, created);
    if (isCreation) {
      Object context = type.getMethod("hook").invoke(event);
      held = deploymentContext.getMethod("getClassLoader").invoke(context);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Object> listeners(ClassLoader server) throws ReflectiveOperationException {
    Object locator =
        server
            .loadClass("org.glassfish.internal.api.Globals")
            .getMethod("getDefaultHabitat")
            .invoke(null);
    Object events =
        server
            .loadClass("org.glassfish.hk2.api.ServiceLocator")
            .getMethod("getService", Class.class, Annotation[].class)
            .invoke(locator, server.loadClass("org.glassfish.api.event.Events"), new Annotation[0]);
    Field field = events.getClass().getDeclaredField("listeners");
    field.setAccessible(true);
    return (List<Object>) field.get(events);
  }
}
