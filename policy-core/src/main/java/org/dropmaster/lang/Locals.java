package org.dropmaster.lang;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters and locals that can be seen from a place; blocks nest, shadowing is refused. */
public final class Locals {
  private final Map<String, Type> visible = new HashMap<>();
  private final Deque<List<String>> blocks = new ArrayDeque<>();

  /** Starts with no name and one block open. */
  public Locals() {
    open();
  }

  /** Opens a block. */
  public void open() {
    blocks.push(new ArrayList<>());
  }

  /** Closes a block, and forgets what was declared in it. */
  public void close() {
    blocks.pop().forEach(visible::remove);
  }

  /** Declares a name; false if it can be seen already. */
  public boolean declare(String name, Type type) {
    boolean fresh = visible.putIfAbsent(name, type) == null;
    if (fresh) {
      blocks.element().add(name);
    }
    return fresh;
  }

  /** The type of a name. */
  public Optional<Type> type(String name) {
    return Optional.ofNullable(visible.get(name));
  }

  /** What can be seen, sorted. */
  List<String> names() {
    return visible.keySet().stream().sorted().toList();
  }
}
