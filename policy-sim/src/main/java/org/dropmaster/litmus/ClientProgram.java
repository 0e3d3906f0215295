package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropmaster.compile.CompileException;
import org.dropmaster.compile.Functions;
import org.dropmaster.compile.Writer;
import org.dropmaster.kernel.Shape;
import org.dropmaster.lang.PolicyTree;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.PolicyTree.Importer;
import org.dropmaster.program.Term;

/** Makes a policy and the most general client of given bounds into one program. */
public final class ClientProgram {
  /** Each is a watch, and there is a bit for each watch. */
  private static final int MOST_PROPERTIES = 50;

  private final Client client;
  private final Functions functions;
  private final Map<String, Integer> bounds = new HashMap<>();
  private final List<List<Alternative>> alternatives = new ArrayList<>();

  private ClientProgram(Client client, PolicyTree policy, List<Importer> importers) {
    this.client = client;
    this.functions = new Functions(policy, importers);
  }

  /**
   * The program, and for each thread what its choices are, for making a test out of a run.
   *
   * @param calls by thread and choice the call as a litmus test writes it
   */
  public record Made(Instance instance, List<List<String>> calls) {}

  /** The client's program; its positive runs are those that break a property of the policy. */
  public static Made of(Client client, PolicyTree policy, List<Importer> importers) {
    return new ClientProgram(client, policy, importers).made();
  }

  private Made made() {
    Shape shape = shape();
    Assembly assembly =
        new Assembly(shape, functions, Kernels.of(functions, shape, client.events()));
    List<ClientThread> threads = new ArrayList<>();
    for (int t = 0; t < shape.threads().size(); t++) {
      Writer w = assembly.thread("P" + t);
      List<Alternative> mine =
          new Alternatives(client, assembly.parts(), shape.threads().get(t), bounds).all();
      alternatives.add(mine);
      ClientThread thread = new ClientThread(assembly.parts(), w, t, client.calls(), mine);
      threads.add(thread);
      assembly.rests(thread.resting());
    }
    threads.forEach(t -> t.write(client.calls()));
    Term broken = Term.FALSE;
    List<PolicyTree.Property> properties = functions.policy().properties();
    if (properties.size() > MOST_PROPERTIES) {
      throw new CompileException(
          properties.get(MOST_PROPERTIES).condition().span(),
          "a policy has at most " + MOST_PROPERTIES + " properties");
    }
    for (int i = 0; i < properties.size(); i++) {
      broken = broken.or(property(assembly, properties.get(i), i));
    }
    Instance instance = assembly.finish(Map.of(), broken, true, Term.TRUE, true);
    List<List<String>> calls =
        alternatives.stream().map(a -> a.stream().map(Alternative::text).toList()).toList();
    return new Made(instance, calls);
  }

  /** Whether a property is broken: a {@code never} that held, an {@code always} that did not. */
  private static Term property(Assembly assembly, PolicyTree.Property property, int number) {
    Term condition = assembly.condition(property.condition());
    String name = property.quantifier() + number;
    return assembly.latch(
        name, property.quantifier().equals("never") ? condition : condition.not());
  }

  private void bound(String kind, int most) {
    bounds.put(kind, most);
  }

  private Shape shape() {
    bound("file", client.files());
    boolean memory = makes("bo") && client.buffers() > 0;
    int buffers = memory ? client.buffers() : 0;
    int exported = makes("dmabuf") ? buffers : 0;
    bound("bo", buffers);
    bound("dmabuf", exported);
    boolean maps =
        functions.entry("mmap", "file", "map", "bo").isPresent()
            || functions.entry("mmap", "dmabuf", "map").isPresent();
    bound("map", maps ? buffers : 0);
    bound("command", makes("command") ? buffers : 0);
    bound("mr", exported > 0 ? client.regions() : 0);
    bound("attachment", exported > 0 ? client.regions() : 0);
    bound("message", client.processes() > 1 ? 1 : 0);
    int epochs = client.files() + buffers + client.allThreads();
    Map<String, Integer> objects = new HashMap<>();
    bounds.forEach((kind, n) -> objects.put(kind, n == 0 ? 0 : n + client.allThreads() - 1));
    for (PolicyTree.Fields fields : functions.policy().fields()) {
      if (fields.struct() || fields.kind().equals("owner")) {
        objects.put(fields.kind(), epochs);
      }
    }
    boolean regions = objects.getOrDefault("mr", 0) > 0;
    int uverbs = regions ? client.processes() : 0;
    objects.put("uverbs", uverbs);
    List<Shape.Thread> threads = new ArrayList<>();
    for (int t = 0; t < client.allThreads(); t++) {
      int process = t / client.threads() + 1;
      threads.add(
          new Shape.Thread(
              "P" + t, process, process, regions ? process : 0, process, process - 1, 0, 0));
    }
    return new Shape(
        threads,
        client.processes(),
        client.processes(),
        uverbs,
        objects,
        client.files() + exported + client.threads(),
        memory ? objects.getOrDefault("bo", 0) : 0,
        maps ? buffers + client.threads() - 1 : 0, // others of the process may be on their way
        buffers,
        epochs,
        regions ? client.importers() : List.of());
  }

  private boolean makes(String kind) {
    return functions.policy().functions().stream()
        .filter(f -> !f.helper())
        .map((Function f) -> Optional.ofNullable(Sites.of(functions, f).get(kind)))
        .anyMatch(Optional::isPresent);
  }
}
