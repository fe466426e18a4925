package ai.nexus.testkit.provider;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An upstream that speaks OpenAI's, Anthropic's and Google's APIs on a random port, and misbehaves
 * as its scripts say. Refuses what these vendors refuse. Records every request; keeps the newest
 * {@value #KEPT}. One thread a connection, safe for use by many tests at once as long as they use
 * models of their own.
 */
public final class FakeProvider implements Closeable {

  /** How many requests are remembered. */
  public static final int KEPT = 20_000;

  private static final int BACKLOG = 4_096;
  private static final long SMALL_STACK = 256 * 1024;

  private final ServerSocket listener;
  private final String host;
  private final String key;
  private final Map<String, Script> scripts = new ConcurrentHashMap<>();
  private final Set<String> tolerant = ConcurrentHashMap.newKeySet();
  private final Shelf shelf = new Shelf();
  private final Map<String, RealtimeScript> realtime = new ConcurrentHashMap<>();
  private final ConcurrentLinkedDeque<RecordedRequest> requests = new ConcurrentLinkedDeque<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger opened = new AtomicInteger();

  private FakeProvider(ServerSocket listener, String host, String key) {
    this.listener = listener;
    this.host = host;
    this.key = key;
  }

  /** A provider on the loopback address. */
  public static FakeProvider start() {
    return start("127.0.0.1", "sk-fake-5f2b9c71d0e84a36");
  }

  /**
   * @param host the name under which a gateway, perhaps on another machine, reaches this provider
   * @param key the only key that opens it
   */
  public static FakeProvider start(String host, String key) {
    try {
      var listener = new ServerSocket(0, BACKLOG, InetAddress.getByName(host));
      var provider = new FakeProvider(listener, host, key);
      provider.inBackground("fake-provider", provider::accept);
      return provider;
    } catch (IOException failed) {
      throw new UncheckedIOException("the fake provider cannot listen on " + host, failed);
    }
  }

  /** What a gateway is given as the provider's URL. */
  public String baseUrl() {
    return "http://" + host + ":" + listener.getLocalPort() + "/v1";
  }

  public String key() {
    return key;
  }

  /** From now on requests for the model are answered as the script says. */
  public FakeProvider serve(String model, Script script) {
    scripts.put(model, script);
    return this;
  }

  /**
   * From now on requests for the model may have members that OpenAI would refuse, as at most
   * servers that only speak its dialect.
   */
  public FakeProvider tolerate(String model) {
    tolerant.add(model);
    return this;
  }

  /**
   * From now on realtime sockets of the model go as the script says.
   *
   * @param model empty text for those whose address names none
   */
  public FakeProvider serveRealtime(String model, RealtimeScript script) {
    realtime.put(model, script);
    return this;
  }

  /** The remembered requests, oldest first. */
  public List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  /** The remembered chat requests for one model, oldest first. */
  public List<RecordedRequest> requestsFor(String model) {
    return requests.stream().filter(request -> request.isFor(model)).toList();
  }

  /** How many connections there have been. */
  public int connectionsOpened() {
    return opened.get();
  }

  public int connectionsOpen() {
    return open.size();
  }

  /** Closes every connection; answers that are under way break off. */
  public void dropConnections() {
    open.forEach(FakeProvider::closeQuietly);
  }

  /** Stops listening as well. */
  @Override
  public void close() {
    closeQuietly(listener);
    dropConnections();
  }

  Catalogue catalogue() {
    return new Catalogue(scripts.keySet(), tolerant);
  }

  Shelf shelf() {
    return shelf;
  }

  Optional<Script> script(String model) {
    return Optional.ofNullable(scripts.get(model));
  }

  Optional<RealtimeScript> realtimeScript(String model) {
    return Optional.ofNullable(realtime.get(model));
  }

  void record(RecordedRequest request) {
    requests.addLast(request);
    if (requests.size() > KEPT) {
      requests.pollFirst();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        int number = opened.incrementAndGet();
        open.add(socket);
        inBackground("fake-provider-" + number, () -> serve(socket, number));
      } catch (IOException closed) {
        // close() ends the wait; anything else ends the connection that could not be made
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      new Connection(this, new Peer(socket), number).serve();
    } catch (IOException broken) {
      // the request's record says how far its answer came
    } finally {
      open.remove(socket);
    }
  }

  private void inBackground(String name, Runnable work) {
    var thread = new Thread(null, work, name, SMALL_STACK);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(Closeable resource) {
    try {
      resource.close();
    } catch (IOException ignored) {
      // it is closed as far as it can be
    }
  }
}
