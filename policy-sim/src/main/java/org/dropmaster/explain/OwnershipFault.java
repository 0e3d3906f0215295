package org.dropmaster.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dropmaster.ownership.Rule;
import org.dropmaster.program.Machine;
import org.dropmaster.program.Term;
import org.dropmaster.program.Watch;

/** Somebody has, gets or does what only another epoch may. */
final class OwnershipFault {
  private static final List<String> USERS = List.of("map", "command", "mr", "bo");
  private static final int MOST_FACTS = 6;

  private final History history;
  private final Rule rule;
  private final Machine machine;

  private OwnershipFault(History history, Rule rule) {
    this.history = history;
    this.rule = rule;
    this.machine = history.machine();
  }

  static Finding of(History history, Rule rule) {
    return new OwnershipFault(history, rule).finding();
  }

  private Finding finding() {
    List<Reasons.Field> why = why();
    Optional<Thing> user =
        why.stream()
            .flatMap(field -> Words.thing(field.cells(), field.index()).stream())
            .filter(thing -> users().contains(thing.kind()))
            .findFirst();
    List<Section> sections = new ArrayList<>();
    String who = rule == Rule.ACQUIRED_WHILE_PINNED ? "" : user.map(u -> u + ": ").orElse("");
    sections.add(Section.of(who + rule.brokenWhen() + ":", step()));
    List<Line> facts = rule == Rule.OFF_TABLE ? OffTable.facts(history) : facts(why);
    if (!facts.isEmpty()) {
      sections.add(new Section("because:", facts));
    }
    return new Finding(thing(user), user, sections, OptionalInt.of(broken()));
  }

  private List<String> users() {
    return rule == Rule.ACQUIRED_WHILE_PINNED ? List.of("dmabuf", "bo") : USERS;
  }

  /** The statement of the last move that broke the rule: others may have been made with it. */
  private int broken() {
    for (int at = history.last(); at >= 0; at--) {
      Moment moment = history.moments().get(at);
      if (moment.move() != history.moves() - 1) {
        break;
      }
      for (List<Term> site : Conditions.of(moment.step().effects(), rule.ordinal())) {
        if (holds(site, moment)) {
          return at;
        }
      }
    }
    return history.last();
  }

  private boolean holds(List<Term> site, Moment moment) {
    return Stream.of(moment.before(), moment.after())
        .anyMatch(state -> site.stream().allMatch(c -> Reasons.holds(machine, c, state)));
  }

  private Line step() {
    int at = broken();
    while (at > 0
        && !history.moments().get(at).written()
        && history.moments().get(at - 1).move() == history.moments().get(at).move()) {
      at--;
    }
    return history.line("{}", at);
  }

  private String thing(Optional<Thing> user) {
    return switch (rule) {
      case STALE_ACCESS -> "memory by " + user.map(Thing::toString).orElse("somebody");
      case DATA_LEAK -> "memory";
      case NOT_REVOKED -> user.map(Thing::kind).orElse("something");
      case OFF_TABLE -> history.call(history.last()).name();
      default -> "device";
    };
  }

  private List<Reasons.Field> why() {
    for (Moment moment : history.lastMove()) {
      for (List<Term> site : Conditions.of(moment.step().effects(), rule.ordinal())) {
        for (long[] state : List.of(moment.before(), moment.after())) {
          if (site.stream().allMatch(c -> Reasons.holds(machine, c, state))) {
            return Reasons.of(machine, site, state);
          }
        }
      }
    }
    for (Watch watch : history.scene().instance().program().watches()) {
      for (List<Term> site : Conditions.of(watch.effects(), rule.ordinal())) {
        return Reasons.of(machine, site, history.end());
      }
    }
    return List.of();
  }

  /** What each field says, and since when; the monitor's own registers are left out. */
  private List<Line> facts(List<Reasons.Field> why) {
    List<Line> lines = new ArrayList<>();
    for (Reasons.Field field : why) {
      boolean telling =
          Words.thing(field.cells(), field.index()).isPresent()
              && field.in(history.end()) != 0
              && !field.cells().name().endsWith("phase")
              && !field.cells().name().startsWith("seen");
      if (telling && lines.size() < MOST_FACTS) {
        String fact = history.words().fact(field.cells(), field.index(), history.end());
        int since = history.changed(field.cells(), field.index(), c -> true, history.last() + 1);
        lines.add(
            since < 0 ? Line.of("-> " + fact) : history.line("-> " + fact + ", by {}", since));
      }
    }
    return lines;
  }
}
