package org.dropmaster.litmus;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A litmus test put together from calls; registers declare themselves.
 *
 * @param condition the last line: {@code exists (0:r0 == 4)}
 */
record LitmusText(List<Thread> threads, String condition) {
  /** A thread: how it shares with others, and its calls without semicolons. */
  record Thread(String relation, List<String> calls) {}

  /** A test of one thread; others follow with {@link #thread}. */
  static LitmusText of(String... calls) {
    return new LitmusText(List.of(), "exists (deadlock)").thread("", calls);
  }

  /** With one more thread, which shares as {@code relation} says: {@code CLONE_FILES(P0)}. */
  LitmusText thread(String relation, String... calls) {
    List<Thread> more = new ArrayList<>(threads);
    more.add(new Thread(relation, List.of(calls)));
    return new LitmusText(List.copyOf(more), condition);
  }

  LitmusText with(String last) {
    return new LitmusText(threads, last);
  }

  LitmusText exists(String what) {
    return with("exists (" + what + ")");
  }

  LitmusText forall(String what) {
    return with("forall (" + what + ")");
  }

  LitmusText ever(String what) {
    return with("ever (" + what + ")");
  }

  LitmusText eventually(String what) {
    return with("eventually (" + what + ")");
  }

  /** The text, as a user would write it. */
  String text() {
    StringBuilder text = new StringBuilder("C generated\n");
    for (int id = 0; id < threads.size(); id++) {
      Thread thread = threads.get(id);
      text.append("\nP").append(id).append("(device *dev)");
      text.append(thread.relation().isEmpty() ? "" : " ").append(thread.relation());
      text.append("\n{\n");
      Set<String> registers = new LinkedHashSet<>();
      for (String call : thread.calls()) {
        int assigned = call.indexOf(" = ");
        if (assigned > 0) {
          registers.add(call.substring(0, assigned));
        }
      }
      registers.forEach(register -> text.append("\tint ").append(register).append(";\n"));
      text.append(registers.isEmpty() ? "" : "\n");
      thread.calls().forEach(call -> text.append('\t').append(call).append(";\n"));
      text.append("}\n");
    }
    return text.append('\n').append(condition).append('\n').toString();
  }
}
