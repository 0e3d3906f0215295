package org.dropmaster.explain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dropmaster.explore.Witness;
import org.dropmaster.ownership.Rule;

/** A run that should not be, told: what is wrong, why, and who did what. */
public final class Explanation {
  private final Scene scene;
  private final String headline;
  private final String mark;
  private final List<Section> sections;
  private final Optional<Thing> object;
  private final List<Row> rows;
  private final int steps;
  private final int loop;

  private Explanation(History history, String headline, String mark, Finding finding) {
    this.scene = history.scene();
    this.headline = headline;
    this.mark = mark;
    this.sections = finding.sections();
    this.object = finding.object();
    this.rows = Rows.of(history, object, finding.at().orElse(history.last()) + 1);
    this.steps = history.moves();
    this.loop = history.loop();
  }

  /** How the run ends, and what stands behind that. */
  String ending() {
    if (loop < steps) {
      return " for ever:       "
          + ("steps " + (loop + 1) + " to " + steps + " come again and again; assumed: who can")
          + " move without a break does move (weak fairness, of threads and engine)";
    }
    return scene.shortest()
        ? " shortest:       " + steps + " steps; every shorter run was searched"
        : " length:         " + steps + " steps; a shorter one may have been left out";
  }

  /**
   * Of a rule and the shortest run that breaks it.
   *
   * @param others the runs that take the same locks in other orders
   */
  public static Explanation of(Scene scene, Rule rule, Witness witness, List<Witness> others) {
    History history = new History(scene, witness);
    List<History> beside = others.stream().map(other -> new History(scene, other)).toList();
    Finding finding = Findings.of(history, rule, beside);
    String mark = rule.text().replace('_', ' ').toUpperCase(Locale.ROOT);
    return new Explanation(history, rule.headline(finding.thing()), mark, finding);
  }

  /** Of a run whose end is not the expected one. */
  public static Explanation of(Scene scene, String headline, Section why, Witness witness) {
    Finding finding = new Finding("", Optional.empty(), List.of(why));
    return new Explanation(new History(scene, witness), "WARNING: " + headline, "", finding);
  }

  /** The policy's name. */
  String policy() {
    return scene.policy().name();
  }

  /** The test's name. */
  String test() {
    return scene.test();
  }

  /** The one line that says what is wrong. */
  public String headline() {
    return headline;
  }

  /** What stands behind the last step: the rule in capitals, or nothing. */
  String mark() {
    return mark;
  }

  /** The parts of the report, in order. */
  public List<Section> sections() {
    return sections;
  }

  /** The object whose fate the last column follows, empty for none. */
  String object() {
    return object.map(Thing::toString).orElse("");
  }

  List<Row> rows() {
    return rows;
  }

  /** How many moves the run has. */
  public int steps() {
    return steps;
  }

  /** The actors that did something, in order. */
  List<Integer> actors() {
    return IntStream.range(0, scene.instance().program().routines().size())
        .filter(a -> rows.stream().anyMatch(row -> row.actor() == a))
        .boxed()
        .toList();
  }

  /** The head of an actor's lane, with whom it shares its process or its files. */
  String lane(int actor) {
    var threads = scene.instance().shape().threads();
    String name = scene.actor(actor);
    if (actor >= threads.size() || actor == 0) {
      return name;
    }
    var me = threads.get(actor);
    boolean process = threads.subList(0, actor).stream().anyMatch(t -> t.process() == me.process());
    boolean files = threads.subList(0, actor).stream().anyMatch(t -> t.table() == me.table());
    return process ? name + " (same process)" : files ? name + " (same files)" : name;
  }
}
