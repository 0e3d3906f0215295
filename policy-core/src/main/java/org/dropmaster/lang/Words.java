package org.dropmaster.lang;

import java.util.Map;
import java.util.Set;

/** The words with a meaning of their own, and what to say of words that only C has. */
final class Words {
  private Words() {}

  /** Words that begin a statement, and so are no names. */
  static final Set<String> STATEMENTS =
      Set.of("if", "else", "for_each", "return", "goto", "break", "continue", "exists", "forall");

  /** What a property of a policy begins with. */
  static final Set<String> PROPERTIES = Set.of("never", "always");

  /** What looks like a property and is for a test to ask. */
  static final Set<String> NO_PROPERTIES = Set.of("sometimes", "eventually");

  /** Words that cannot name anything. */
  static final Set<String> RESERVED =
      Set.of(
          "if",
          "else",
          "for_each",
          "return",
          "goto",
          "break",
          "continue",
          "exists",
          "forall",
          "new",
          "true",
          "false",
          "NULL",
          "struct",
          "importer",
          "never",
          "always",
          "sometimes",
          "device",
          "current",
          "tenant");

  /** How a guard is written, and how it takes its lock. */
  static final Map<String, Statement.Mode> GUARDS =
      Map.of(
          "guard", Statement.Mode.PLAIN,
          "guard_read", Statement.Mode.READ,
          "guard_write", Statement.Mode.WRITE);

  /** The same for guards with a block. */
  static final Map<String, Statement.Mode> SCOPED_GUARDS =
      Map.of(
          "scoped_guard", Statement.Mode.PLAIN,
          "scoped_guard_read", Statement.Mode.READ,
          "scoped_guard_write", Statement.Mode.WRITE);

  /** What a driver or a test calls and a policy cannot, each with what to write instead. */
  static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("mutex_lock", "write guard(l) or lock(l)"),
          Map.entry("mutex_unlock", "write unlock(l)"),
          Map.entry("mutex_trylock", "write trylock(l)"),
          Map.entry("spin_lock", "a mutex does: write guard(l) or lock(l)"),
          Map.entry("spin_unlock", "a mutex does: write unlock(l)"),
          Map.entry("down_read", "write guard_read(l) or lock_read(l)"),
          Map.entry("up_read", "write unlock_read(l)"),
          Map.entry("down_write", "write guard_write(l) or lock_write(l)"),
          Map.entry("up_write", "write unlock_write(l)"),
          Map.entry("srcu_read_lock", "write guard(s)"),
          Map.entry("synchronize_srcu", "write synchronize(s)"),
          Map.entry("kref_get", "write get(x)"),
          Map.entry("kref_put", "write put(x)"),
          Map.entry("kmalloc", "write new NAME"),
          Map.entry("kzalloc", "write new NAME"),
          Map.entry("kfree", "write put(x): the last reference frees"),
          Map.entry("sizeof", "objects have no size here"),
          Map.entry("owns", "it is for conditions of tests; keep a field: device.owner == f.me"),
          Map.entry("live", "it is for conditions of tests"),
          Map.entry("mapped", "it is for conditions of tests; attachments have a field .mapped"),
          Map.entry("dead", "it is for conditions of tests"));

  /** Types that C has and the language has not, each with what to write instead. */
  static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("unsigned", "write int"),
          Map.entry("signed", "write int"),
          Map.entry("long", "write int"),
          Map.entry("short", "write int"),
          Map.entry("u8", "write int"),
          Map.entry("u16", "write int"),
          Map.entry("u32", "write int"),
          Map.entry("u64", "write int"),
          Map.entry("size_t", "write int"),
          Map.entry("atomic_t", "write int; a step is atomic"),
          Map.entry("refcount_t", "structs are counted: get() and put()"),
          Map.entry("kref", "structs are counted: get() and put()"),
          Map.entry("spinlock_t", "write mutex"),
          Map.entry("char", "there is no text; write int or bool"),
          Map.entry("list_head", "for_each(KIND x : c) visits objects without a list"));

  /** Words and signs of C that the language lacks, each with what to write instead. */
  static final Map<String, String> FOREIGN =
      Map.ofEntries(
          Map.entry(
              "while", "wait(c) blocks until c holds; for_each(kind x : c) { } visits objects"),
          Map.entry("for", "for_each(kind x : c) { } visits the objects for which c holds"),
          Map.entry("do", "wait(c) blocks until c holds"),
          Map.entry("switch", "write if (...) ... else if (...) ..."),
          Map.entry("sizeof", "objects have no size here"),
          Map.entry("&", "objects and locks are named as they are: guard(device.lock)"),
          Map.entry("*", "nothing is dereferenced: write f.me for what f points at"),
          Map.entry("+=", "write x = x + 1"),
          Map.entry("-=", "write x = x - 1"),
          Map.entry("++", "write x = x + 1"),
          Map.entry("|", "there are no bits; use || or several bools"),
          Map.entry("<<", "there are no bits; use several bools"),
          Map.entry(">>", "there are no bits; use several bools"),
          Map.entry("%", "only + and - compute"),
          Map.entry("/", "only + and - compute"),
          Map.entry("^", "write a != b"),
          Map.entry("~", "write !c"),
          Map.entry("[", "there are no arrays; idr<kind> is the one table"));
}
