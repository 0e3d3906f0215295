package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dropmaster.compile.Functions;
import org.dropmaster.kernel.Shape;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.lang.LitmusTree.Argument;
import org.dropmaster.lang.LitmusTree.Call;
import org.dropmaster.lang.LitmusTree.Relation;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.PolicyTree.Mark;

/** Works out from a test and a policy how much of everything a run can need at most. */
final class Sizes {
  private final LitmusTree test;
  private final Functions functions;
  private final Map<String, Integer> objects = new HashMap<>();
  private final Set<String> importers = new LinkedHashSet<>();
  private int maps;
  private int epochs;

  private Sizes(LitmusTree test, Functions functions) {
    this.test = test;
    this.functions = functions;
  }

  static Shape of(LitmusTree test, Functions functions) {
    return new Sizes(test, functions).shape();
  }

  private Shape shape() {
    for (LitmusTree.Thread thread : test.threads()) {
      thread.calls().forEach(this::count);
    }
    forks();
    perRelease();
    List<Shape.Thread> threads = threads();
    int uverbs = threads.stream().mapToInt(Shape.Thread::uverbs).max().orElse(0);
    objects.put("uverbs", uverbs);
    objects.put("attachment", objects.getOrDefault("mr", 0));
    int processes = threads.stream().mapToInt(Shape.Thread::process).max().orElse(1);
    int tables = threads.stream().mapToInt(Shape.Thread::table).max().orElse(1);
    return new Shape(
        threads,
        processes,
        tables,
        uverbs,
        Map.copyOf(objects),
        objects.getOrDefault("descriptor", 0),
        objects.getOrDefault("handle", 0),
        maps,
        pages(),
        epochs,
        List.copyOf(importers));
  }

  /** A page for each buffer, unless the test's header says that the device has fewer. */
  private int pages() {
    int enough = objects.getOrDefault("bo", 0);
    String told = test.header().getOrDefault("Pages", "").strip();
    if (told.isEmpty()) {
      return enough;
    }
    boolean number = told.length() == 1 && told.charAt(0) >= '1' && told.charAt(0) <= '9';
    if (!number) {
      throw new IllegalArgumentException("Pages: wants a number from 1 to 9, not '" + told + "'");
    }
    return Math.min(enough, told.charAt(0) - '0');
  }

  private void add(String kind, int more) {
    objects.merge(kind, more, Integer::sum);
  }

  private void count(Call call) {
    switch (call.name()) {
      case "open" -> {
        add("file", 1);
        add("descriptor", 1);
        functions.entry("open", "file").ifPresent(this::entry);
      }
      case "dup", "recv" -> add("descriptor", 1);
      case "mmap" -> {
        add("map", 1);
        maps++;
      }
      case "send" -> add("message", 1);
      case "reg_mr" -> {
        add("mr", 1);
        word(call, 1).ifPresent(importers::add);
      }
      case "ioctl" -> word(call, 1).flatMap(c -> functions.entry(c, "file")).ifPresent(this::entry);
      default -> {}
    }
  }

  private void entry(Function function) {
    Map<String, Integer> made = Sites.of(functions, function);
    made.forEach(this::add);
    if (function.mark() == Mark.ACQUIRES || made.containsKey(Sites.EPOCH)) {
      epochs++;
    }
  }

  static Optional<String> word(Call call, int at) {
    return at < call.arguments().size() && call.arguments().get(at) instanceof Argument.Word w
        ? Optional.of(w.word())
        : Optional.empty();
  }

  /** A child's mappings are copies. */
  private void forks() {
    for (LitmusTree.Thread thread : test.threads()) {
      if (thread.relation() == Relation.FORK) {
        add("map", maps);
      }
    }
  }

  /** What releases and resets make, once for every object that can be released. */
  private void perRelease() {
    for (Function function : functions.policy().functions()) {
      if (List.of("release", "reset", "remove").contains(function.name())) {
        Map<String, Integer> made = Sites.of(functions, function);
        int times =
            function.parameters().isEmpty()
                ? 1
                : objects.getOrDefault(function.parameters().get(0).type().kind(), 0);
        made.forEach((kind, n) -> add(kind, n * times));
      }
    }
  }

  private List<Shape.Thread> threads() {
    Map<Integer, Integer> process = new LinkedHashMap<>();
    Map<Integer, Integer> table = new LinkedHashMap<>();
    Map<Integer, Integer> uverbs = new LinkedHashMap<>();
    Map<Integer, Integer> born = new HashMap<>();
    Map<Integer, Integer> parents = new HashMap<>();
    List<String> tenants = new ArrayList<>();
    List<Shape.Thread> made = new ArrayList<>();
    boolean regions = objects.getOrDefault("mr", 0) > 0;
    for (LitmusTree.Thread t : test.threads()) {
      boolean same = t.relation() == Relation.THREAD;
      int p = same ? process.getOrDefault(t.partner(), 1) : next(process);
      process.put(t.id(), p);
      boolean shares = same || t.relation() == Relation.CLONE_FILES;
      int files = shares ? table.getOrDefault(t.partner(), 1) : next(table);
      table.put(t.id(), files);
      boolean forks = t.relation() == Relation.FORK;
      born.put(t.id(), forks ? p : shares ? born.getOrDefault(t.partner(), 0) : 0);
      if (forks) {
        parents.put(p, process.getOrDefault(t.partner(), 1));
      }
      int partner = shares || forks ? t.partner() : t.uverbs();
      int u = !regions ? 0 : partner >= 0 ? uverbs.getOrDefault(partner, 1) : next(uverbs);
      uverbs.put(t.id(), u);
      if (!tenants.contains(t.tenant())) {
        tenants.add(t.tenant());
      }
      made.add(
          new Shape.Thread(
              "P" + t.id(),
              p,
              files,
              u,
              tenants.indexOf(t.tenant()) + 1,
              t.uid(),
              born.get(t.id()),
              parents.getOrDefault(born.get(t.id()), 0)));
    }
    return made;
  }

  private static int next(Map<Integer, Integer> numbers) {
    return numbers.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
  }
}
