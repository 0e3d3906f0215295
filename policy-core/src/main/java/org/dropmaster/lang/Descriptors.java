package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The descriptors that a thread gets if it runs alone and all goes well. */
final class Descriptors {
  private static final int FIRST = 3;

  private Descriptors() {}

  /** A descriptor, the register that got it and the call that made it. */
  record Given(String register, int number, String by) {}

  static List<Given> of(LitmusTree.Thread thread) {
    List<Given> all = new ArrayList<>();
    TreeSet<Integer> free = new TreeSet<>();
    int next = FIRST;
    for (LitmusTree.Call call : thread.calls()) {
      if (gives(call)) {
        int number = free.isEmpty() ? next++ : free.pollFirst();
        all.add(new Given(call.register().orElse(""), number, by(call)));
      } else if (call.name().equals("close")) {
        all.stream().filter(g -> closes(call, g)).forEach(g -> free.add(g.number()));
      }
    }
    return all;
  }

  private static boolean gives(LitmusTree.Call call) {
    return switch (call.name()) {
      case "open", "dup", "recv" -> true;
      case "ioctl" -> command(call).contains("EXPORT");
      default -> false;
    };
  }

  private static String command(LitmusTree.Call call) {
    return call.arguments().size() > 1 ? call.arguments().get(1).span().text() : "";
  }

  private static String by(LitmusTree.Call call) {
    return call.name().equals("ioctl") ? command(call) : call.name() + "()";
  }

  private static boolean closes(LitmusTree.Call call, Given given) {
    return call.arguments().stream()
        .anyMatch(
            a -> a instanceof LitmusTree.Argument.Register r && r.name().equals(given.register()));
  }
}
