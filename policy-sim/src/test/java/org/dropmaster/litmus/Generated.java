package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A generated test under a generated policy; it prints as the two texts that anyone can run.
 *
 * @param from the built-in policy that the text was made of
 * @param policy the text
 */
record Generated(String from, String policy, LitmusText test) {
  /** Policies small enough to be searched to the end under three threads of a few calls. */
  private static final List<String> POLICIES =
      List.of(
          "free-for-all",
          "single-open",
          "gem-export",
          "export-undo",
          "umem-unpin",
          "mr-dereg",
          "mem-mgr",
          "dma-heap",
          "exclusive-owner",
          "exclusive-owner-late",
          "require-revoke",
          "vfio");

  /** A change of a policy's text: of which statement, and what. */
  record Mutation(Change change, int at) {}

  /** What a mutation does. */
  enum Change {
    DELETE,
    SWAP,
    UNLOCK
  }

  /** The program, unless the mutation made a text that the checker refuses. */
  Optional<Instance> instance() {
    try {
      return Optional.of(Runs.instance(policy, test));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  Generated with(LitmusText other) {
    return new Generated(from, policy, other);
  }

  @Override
  public String toString() {
    return "\n--- generated.policy\n" + policy + "--- generated.litmus\n" + test.text();
  }

  /** Any policy, as it is built in or changed in one place, under any test. */
  static Arbitrary<Generated> any() {
    Arbitrary<List<Mutation>> mutations =
        Combinators.combine(Arbitraries.of(Change.values()), Arbitraries.integers().between(0, 200))
            .as(Mutation::new)
            .list()
            .ofMaxSize(1);
    return Arbitraries.of(POLICIES)
        .flatMap(
            name ->
                Combinators.combine(mutations, tests(name, true))
                    .as((changes, test) -> new Generated(name, mutated(name, changes), test)));
  }

  /** A built-in policy under any test of processes that share nothing. */
  static Arbitrary<Generated> apart() {
    return Arbitraries.of(POLICIES)
        .flatMap(
            name ->
                tests(name, false)
                    .map(test -> new Generated(name, mutated(name, List.of()), test)));
  }

  private static String mutated(String name, List<Mutation> mutations) {
    List<String> lines =
        new ArrayList<>(Runs.resource("policy/" + name + ".policy").lines().toList());
    for (Mutation mutation : mutations) {
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i + 1 < lines.size(); i++) {
        boolean wanted = mutation.change() != Change.UNLOCK || lines.get(i).contains("guard(");
        if (lines.get(i).matches("\\t.*[^r];.*") && wanted) {
          places.add(i);
        }
      }
      if (!places.isEmpty()) {
        int at = places.get(mutation.at() % places.size());
        String line = lines.remove(at);
        if (mutation.change() == Change.SWAP) {
          lines.add(at + 1, line);
        }
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** Commands that a policy has, each with numbers for its parameters. */
  private static List<String> commands(String policy) {
    Matcher entries =
        Pattern.compile("^([A-Z_]+)\\(file f([^)]*)\\)", Pattern.MULTILINE)
            .matcher(Runs.resource("policy/" + policy + ".policy"));
    List<String> all = new ArrayList<>();
    while (entries.find()) {
      StringBuilder call = new StringBuilder("ioctl(3, ").append(entries.group(1));
      for (String parameter : entries.group(2).split(",", -1)) {
        if (!parameter.isBlank()) {
          call.append(parameter.contains("dmabuf") ? ", 4" : ", 1");
        }
      }
      all.add(call.append(")").toString());
    }
    return all;
  }

  private static Arbitrary<LitmusText> tests(String policy, boolean sharing) {
    List<String> calls = new ArrayList<>(commands(policy));
    calls.addAll(commands(policy));
    calls.addAll(
        List.of(
            "open(dev)",
            "close(3)",
            "close(4)",
            "dup(3)",
            "mmap(3, 1)",
            "load(1)",
            "store(1)",
            "munmap(1)",
            "send(3, P0)",
            "send(4, P1)",
            "recv()",
            "exit()",
            "kill(P0)",
            "kill(P1)",
            "reg_mr(4, PINNED)",
            "reg_mr(4, REVOCABLE)",
            "reg_mr(4, DYNAMIC)",
            "dereg_mr(1)",
            "access(1)",
            "close_uverbs()"));
    Arbitrary<String> relation =
        sharing
            ? Arbitraries.of("", "", "THREAD(P0)", "CLONE_FILES(P0)", "UVERBS(P0)", "FORK(P0)")
            : Arbitraries.just("");
    Arbitrary<LitmusText.Thread> thread =
        Combinators.combine(relation, Arbitraries.of(calls).list().ofMaxSize(3))
            .as(LitmusText.Thread::new);
    Arbitrary<List<String>> first = Arbitraries.of(calls).list().ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.integers().between(1, 4), first, thread.list().ofMaxSize(2))
        .as((begun, more, others) -> test(policy, begun, more, others));
  }

  /** The first thread gets somewhere before it does as it likes, or little would happen. */
  private static LitmusText test(
      String policy, int begun, List<String> more, List<LitmusText.Thread> others) {
    List<String> calls = new ArrayList<>(List.of("open(dev)"));
    for (String command : List.of("ACQUIRE", "ALLOC", "EXPORT, 1")) {
      String name = command.split(",", -1)[0];
      if (calls.size() < begun && commands(policy).stream().anyMatch(c -> c.contains(" " + name))) {
        calls.add("ioctl(3, " + command + ")");
      }
    }
    calls.addAll(more);
    for (int id = 1; id <= others.size(); id++) {
      if (others.get(id - 1).relation().startsWith("FORK")) {
        calls.add(Math.min(calls.size(), 2), "fork(P" + id + ")");
      }
    }
    List<LitmusText.Thread> threads = new ArrayList<>();
    threads.add(new LitmusText.Thread("", numbered(calls, others.size())));
    for (LitmusText.Thread other : others) {
      threads.add(new LitmusText.Thread(other.relation(), numbered(other.calls(), others.size())));
    }
    return new LitmusText(List.copyOf(threads), "exists (deadlock || used_after_free)");
  }

  /** Every result in a register of its own, and nobody named who is not there. */
  private static List<String> numbered(List<String> calls, int last) {
    List<String> named = new ArrayList<>();
    for (String call : calls) {
      String known = last == 0 ? call.replace("P1", "P0") : call;
      boolean silent =
          known.startsWith("send") || known.startsWith("fork") || known.startsWith("exit");
      named.add(silent ? known : "r" + named.size() + " = " + known);
    }
    return List.copyOf(named);
  }
}
