package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls of user space, and what each argument may be. */
final class LitmusCalls {
  /** Which arguments a place takes. */
  enum Slot {
    DEV("dev"),
    VALUE("a register or a number"),
    WORD("a name in capitals"),
    THREAD("a thread, such as P1");

    private final String shown;

    Slot(String shown) {
      this.shown = shown;
    }

    String shown() {
      return shown;
    }

    boolean accepts(LitmusTree.Argument argument) {
      if (argument instanceof LitmusTree.Argument.Word word) {
        return this == WORD || this == DEV && word.word().equals("dev");
      }
      boolean thread = argument instanceof LitmusTree.Argument.Process;
      return thread ? this == THREAD : this == VALUE;
    }
  }

  /**
   * One form of a call.
   *
   * @param more whether any number of values may follow
   */
  record Form(String text, String name, List<Slot> slots, boolean more) {
    boolean takes(int arguments) {
      return arguments == slots.size() || more && arguments > slots.size();
    }

    Slot slot(int index) {
      return index < slots.size() ? slots.get(index) : Slot.VALUE;
    }
  }

  private static final String[] FORMS = {
    "open(dev)",
    "close(fd)",
    "dup(fd)",
    "ioctl(fd, COMMAND, ...)",
    "mmap(fd, handle)",
    "mmap(fd)",
    "munmap(m)",
    "load(m)",
    "store(m)",
    "send(fd, P1)",
    "recv()",
    "fork(P1)",
    "exit()",
    "kill(P1)",
    "waitpid(P1)",
    "reg_mr(fd, CLASS)",
    "dereg_mr(mr)",
    "access(mr)",
    "close_uverbs()",
    "error(dev)",
    "unplug(dev)",
  };

  private static final Map<String, List<Form>> BY_NAME = byName();

  private LitmusCalls() {}

  private static Map<String, List<Form>> byName() {
    Map<String, List<Form>> all = new LinkedHashMap<>();
    for (String text : FORMS) {
      Form form = form(text);
      all.computeIfAbsent(form.name(), name -> new ArrayList<>()).add(form);
    }
    return all;
  }

  private static Form form(String text) {
    int open = text.indexOf('(');
    List<Slot> slots = new ArrayList<>();
    boolean more = false;
    for (String word : Pieces.of(text.substring(open + 1, text.length() - 1), ", ")) {
      if (word.equals("...")) {
        more = true;
      } else if (!word.isEmpty()) {
        slots.add(slot(word));
      }
    }
    return new Form(text, text.substring(0, open), List.copyOf(slots), more);
  }

  private static Slot slot(String word) {
    return switch (word) {
      case "dev" -> Slot.DEV;
      case "P1" -> Slot.THREAD;
      case "COMMAND", "CLASS" -> Slot.WORD;
      default -> Slot.VALUE;
    };
  }

  /** The forms of a call; none for an unknown name. */
  static List<Form> named(String name) {
    return BY_NAME.getOrDefault(name, List.of());
  }

  static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }
}
