package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dropmaster.compile.Functions;
import org.dropmaster.kernel.Descriptors;
import org.dropmaster.kernel.Shape;
import org.dropmaster.kernel.World;
import org.dropmaster.lang.PolicyTree.Function;
import org.dropmaster.lang.PolicyTree.Mark;
import org.dropmaster.lang.PolicyTree.Parameter;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;

/** Every call that one thread of a most general client can make, and when. */
final class Alternatives {
  private final Client client;
  private final Parts parts;
  private final World world;
  private final Functions functions;
  private final Shape.Thread thread;
  private final Map<String, Integer> bounds;
  private final List<Alternative> found = new ArrayList<>();

  Alternatives(Client client, Parts parts, Shape.Thread thread, Map<String, Integer> bounds) {
    this.client = client;
    this.parts = parts;
    this.world = parts.world();
    this.functions = world.functions();
    this.thread = thread;
    this.bounds = bounds;
  }

  List<Alternative> all() {
    add("open", List.of(), "open(dev)", opens());
    for (int fd : descriptors()) {
      Term open = world.descriptors().open(entry(fd));
      add("close", List.of(fd), "close(" + fd + ")", open);
      add("dup", List.of(fd), "dup(" + fd + ")", open.and(freeDescriptor()));
      ioctls(fd);
      mmaps(fd);
      regions(fd);
      sends(fd, open);
    }
    mappings();
    registered();
    processes();
    return found;
  }

  private void add(String form, List<Integer> numbers, String text, Term guard) {
    add(form, numbers, 0, text, guard);
  }

  private void add(String form, List<Integer> numbers, int whom, String text, Term guard) {
    if (!guard.is(0)) {
      found.add(new Alternative(form, numbers, whom, text, guard));
    }
  }

  private List<Integer> descriptors() {
    List<Integer> all = new ArrayList<>();
    for (int d = 0; d < world.shape().descriptors(); d++) {
      all.add(Descriptors.FIRST + d);
    }
    return all;
  }

  private Term entry(int fd) {
    return Term.at(world.descriptors().table(thread.table()), fd);
  }

  /** Room for one more descriptor, also if every other thread is about to take one. */
  private Term freeDescriptor() {
    Term free = Term.of(0);
    for (int fd : descriptors()) {
      free = free.binary(Term.Op.ADD, entry(fd).eq(0));
    }
    return Term.of(client.threads()).binary(Term.Op.LE, free);
  }

  /** Whether there is room for so many more objects of a kind within the client's bound. */
  private Term room(String kind, int more) {
    Integer bound = bounds.get(kind);
    if (bound == null || !world.has(kind)) {
      return Term.TRUE;
    }
    Pool pool = world.pool(kind);
    Term taken = Term.of(0);
    for (int i = 1; i <= pool.size(); i++) {
      taken = taken.binary(Term.Op.ADD, Term.at(pool.phase(), i).ne(Pool.NEVER));
    }
    return taken.binary(Term.Op.LE, Term.of(bound - more));
  }

  private Term roomFor(Function function) {
    List<Term> all = new ArrayList<>();
    Sites.of(functions, function)
        .forEach(
            (kind, n) -> {
              if (kind.equals("descriptor")) {
                all.add(freeDescriptor());
              } else if (!kind.equals("handle")) {
                all.add(room(kind, n));
              }
            });
    if (function.mark() == Mark.ACQUIRES) {
      all.add(world.epochs().vacant(client.allThreads()));
    }
    return Term.all(all);
  }

  private Term opens() {
    Term own = functions.entry("open", "file").map(this::roomFor).orElse(Term.TRUE);
    return room("file", 1).and(freeDescriptor()).and(own);
  }

  private Term isFile(int fd) {
    return world.descriptors().is("file", entry(fd));
  }

  private Term isBuffer(int fd) {
    return world.pool("dmabuf").size() == 0
        ? Term.FALSE
        : world.descriptors().is("dmabuf", entry(fd));
  }

  private Term hasHandle(int fd, int handle) {
    Term file = world.descriptors().object("file", entry(fd));
    return parts.handles().raw(file, handle).ne(0);
  }

  private void ioctls(int fd) {
    Set<String> commands = new LinkedHashSet<>();
    functions.policy().functions().stream()
        .filter(f -> !f.helper() && Character.isUpperCase(f.name().charAt(0)))
        .forEach(f -> commands.add(f.name()));
    for (String command : commands) {
      functions
          .entry(command, "file")
          .ifPresent(f -> ioctl(fd, f, List.of(), isFile(fd).and(roomFor(f))));
    }
  }

  /** One alternative for each choice of numbers for the parameters behind the file. */
  private void ioctl(int fd, Function function, List<Integer> chosen, Term guard) {
    int at = chosen.size() + 1;
    if (at == function.parameters().size()) {
      List<Integer> numbers = new ArrayList<>(List.of(fd));
      numbers.addAll(chosen);
      String text =
          Stream.concat(Stream.of(fd + "", function.name()), chosen.stream().map(n -> n + ""))
              .collect(Collectors.joining(", ", "ioctl(", ")"));
      add("ioctl " + function.name(), numbers, text, guard);
      return;
    }
    Parameter parameter = function.parameters().get(at);
    String kind = parameter.type().kind();
    if (kind.equals("dmabuf") || kind.equals("file")) {
      for (int d : descriptors()) {
        Term fits = kind.equals("file") ? isFile(d) : isBuffer(d);
        ioctl(fd, function, with(chosen, d), guard.and(fits));
      }
    } else if (kind.equals("bo")) {
      for (int h = 1; h <= world.shape().handles(); h++) {
        ioctl(fd, function, with(chosen, h), guard.and(hasHandle(fd, h)));
      }
    } else {
      for (int number = 0; number <= Math.max(1, world.shape().handles()); number++) {
        ioctl(fd, function, with(chosen, number), guard);
      }
    }
  }

  private static List<Integer> with(List<Integer> some, int more) {
    List<Integer> all = new ArrayList<>(some);
    all.add(more);
    return all;
  }

  private void mmaps(int fd) {
    Term free = parts.mappings().lowest(thread.process()).ne(0).and(room("map", 1));
    if (functions.entry("mmap", "file", "map", "bo").isPresent()) {
      for (int h = 1; h <= world.shape().handles(); h++) {
        Term guard = isFile(fd).and(hasHandle(fd, h)).and(free);
        add("mmap device", List.of(fd, h), "mmap(" + fd + ", " + h + ")", guard);
      }
    }
    if (functions.entry("mmap", "dmabuf", "map").isPresent()) {
      add("mmap buffer", List.of(fd), "mmap(" + fd + ")", isBuffer(fd).and(free));
    }
  }

  private void regions(int fd) {
    for (String importer : world.shape().importers()) {
      add(
          "reg_mr " + importer,
          List.of(fd),
          "reg_mr(" + fd + ", " + importer + ")",
          isBuffer(fd).and(room("mr", 1)).and(room("attachment", 1)));
    }
  }

  private void sends(int fd, Term open) {
    for (int p = 1; p <= client.processes(); p++) {
      if (p != thread.process() && world.pool("message").size() > 0) {
        String receiver = "P" + (p - 1) * client.threads();
        add(
            "send",
            List.of(fd),
            p,
            "send(" + fd + ", " + receiver + ")",
            open.and(room("message", 1)).and(world.processes().dead(Term.of(p)).not()));
      }
    }
  }

  private void mappings() {
    for (int m = 1; m <= world.shape().maps(); m++) {
      Term mapped = parts.mappings().lookup(thread.process(), Term.of(m)).ne(0);
      for (String call : List.of("munmap", "load", "store")) {
        add(call, List.of(m), call + "(" + m + ")", mapped);
      }
    }
  }

  private void registered() {
    for (int m = 1; m <= client.regions() && thread.uverbs() > 0; m++) {
      Term there = parts.regions().lookup(thread.uverbs(), Term.of(m)).ne(0);
      add("dereg_mr", List.of(m), "dereg_mr(" + m + ")", there);
      add("access", List.of(m), "access(" + m + ")", there);
    }
    if (thread.uverbs() > 0) {
      Term open = world.processes().uverbs(thread.table()).ne(0);
      add("close_uverbs", List.of(), "close_uverbs()", open);
    }
  }

  private void processes() {
    Pool message = world.pool("message");
    if (message.size() > 0) {
      Term waits = message.exists(m -> message.raw("to", m).eq(thread.process()));
      add("recv", List.of(), "recv()", waits.and(freeDescriptor()));
    }
    add("exit", List.of(), "exit()", Term.TRUE);
    for (int p = 1; p <= client.processes(); p++) {
      if (p != thread.process()) {
        String who = "P" + (p - 1) * client.threads();
        add("kill", List.of(), p, "kill(" + who + ")", world.processes().killable(p));
      }
    }
    if (client.events() && functions.entry("reset").isPresent()) {
      add("error", List.of(), "error(dev)", parts.signals().quiet());
    }
    if (client.events() && functions.entry("remove").isPresent()) {
      add("unplug", List.of(), "unplug(dev)", parts.signals().quiet());
    }
  }
}
