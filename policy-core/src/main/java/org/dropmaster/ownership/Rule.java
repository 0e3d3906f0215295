package org.dropmaster.ownership;

import java.util.List;
import java.util.Optional;

/** What must hold in every run of every policy. */
public enum Rule {
  STALE_ACCESS(
      "a mapping, a command or an importer's translation outlived the end of an epoch, or its page"
          + " went to somebody else",
      "a CPU mapping, a running command or an importer's translation reaches memory that belongs to"
          + " another epoch, or to nobody",
      "stale access to {}"),
  DATA_LEAK(
      "a page that held one owner's content was given to another owner",
      "memory reaches an owner with another owner's content in it",
      "{} handed over with the last owner's content"),
  USED_AFTER_FREE(
      "an object was freed while something still named it",
      "a step follows a pointer to an object that has been freed",
      "{} used after free"),
  NULL_DEREF(
      "a step followed a pointer that is NULL at other times",
      "a step follows a pointer that is NULL",
      "NULL {} dereferenced"),
  UNDERFLOW(
      "a reference was put",
      "a reference is put that nobody held",
      "reference count underflow of {}"),
  LEAKED(
      "every process has gone after an object with a count was made",
      "an object is still alive when every process has gone, or a call returns and leaves a number"
          + " reserved in the descriptor table of a live process",
      "{} leaked"),
  TWO_OWNERS(
      "an epoch began after another one had",
      "two epochs are open at once",
      "two owners of {} at once"),
  ACQUIRED_WHILE_PINNED(
      "a file asked for ownership while the device was pinned",
      "an epoch begins while an earlier one is pinned",
      "{} acquired while its last owner is pinned"),
  NOT_REVOKED(
      "an epoch ended with a command, a mapping or a revocable importer alive at its last call",
      "a releasing call has returned 0 and a command, a mapping or a revocable importer of that"
          + " epoch still has access",
      "{} still has access after the revoke"),
  NON_OWNER_USED_DEVICE(
      "a file that was not the owner made a call that can take effect on the device",
      "a call of a file that is not the owner takes effect on the device",
      "{} used by a file that does not own it"),
  OFF_TABLE(
      "a call returned, and its result was one that ownership decides",
      "a call returns an errno that the state machine gives in no state that held between the"
          + " call's entry and its return",
      "unexpected result of {}"),
  DEADLOCK(
      "a thread had to wait for another one",
      "somebody waits and nobody can move",
      "deadlock at {}"),
  LOCK_INVERSION(
      "a lock was taken while one of another class was held",
      "two classes of locks are taken in both orders",
      "{} taken in both orders"),
  LOCK_LEAKED(
      "a call that had taken a lock returned",
      "a call returns with a lock held",
      "{} not released"),
  BAD_UNLOCK(
      "a lock was taken",
      "a call lets go of a lock that it does not hold",
      "bad unlock balance of {}"),
  HUNG(
      "a thread came to a wait for a condition",
      "a thread waits for a condition in a fair run that never ends the wait",
      "{} waits for ever"),
  STUCK_OWNER(
      "an epoch began, and later all processes were killed",
      "all processes are gone, and the device never becomes free in a fair run",
      "{} can never be acquired again");

  private static final List<Rule> ALL = List.of(values());

  private final String premise;
  private final String text = AsciiText.lowerCase(name());
  private final String brokenWhen;
  private final String headline;

  Rule(String premise, String brokenWhen, String headline) {
    this.premise = premise;
    this.brokenWhen = brokenWhen;
    this.headline = headline;
  }

  /** All of them, in the order in which they are printed. */
  public static List<Rule> all() {
    return ALL;
  }

  /** The one that policies, tests and reports call by this name. */
  public static Optional<Rule> of(String text) {
    return ALL.stream().filter(rule -> rule.text().equals(text)).findFirst();
  }

  /** Its name in policies, tests and reports: {@code used_after_free}. */
  public String text() {
    return text;
  }

  /** What must have come about for the rule to be exercised, as half a sentence. */
  public String premise() {
    return premise;
  }

  /** When it is broken, as half a sentence. */
  public String brokenWhen() {
    return brokenWhen;
  }

  /** Whether a run cannot go on after it: what memory says then means nothing. */
  public boolean fatal() {
    return this == USED_AFTER_FREE || this == NULL_DEREF || this == UNDERFLOW;
  }

  /** The first line of a report about this thing: {@code WARNING: dmabuf used after free}. */
  public String headline(String thing) {
    return "WARNING: " + headline.replace("{}", thing);
  }
}
