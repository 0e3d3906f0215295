package org.dropmaster.report.promela;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dropmaster.lang.LitmusTree;
import org.dropmaster.litmus.Client;
import org.dropmaster.litmus.ClientProgram;
import org.dropmaster.litmus.Instance;
import org.dropmaster.litmus.LitmusProgram;
import org.dropmaster.litmus.files.Loader;
import org.dropmaster.litmus.files.TextKind;
import org.dropmaster.litmus.files.Texts;

/**
 * A built-in test under a policy.
 *
 * @param test the test's name
 * @param policy the policy's name
 */
public record BuiltIn(String test, String policy) {
  /** Every test under the policies of its header. */
  public static List<BuiltIn> all() {
    Loader loader = new Loader(new Texts(InputStream.nullInputStream()));
    List<BuiltIn> all = new ArrayList<>();
    for (String name : TextKind.TEST.names()) {
      LitmusTree test = loader.test(name).orElseThrow();
      String policies = test.header().getOrDefault("Policy", "").replace(',', ' ').strip();
      for (String policy : policies.split("\\s+", -1)) {
        all.add(new BuiltIn(name, policy));
      }
    }
    return all;
  }

  /** The same, those with the shortest models first. */
  static List<BuiltIn> byLength() {
    List<BuiltIn> all = new ArrayList<>(all());
    all.sort(Comparator.comparingInt(BuiltIn::steps).thenComparing(BuiltIn::toString));
    return all;
  }

  private int steps() {
    return instance().program().routines().stream().mapToInt(r -> r.steps().size()).sum();
  }

  /** The program. */
  public Instance instance() {
    Loader loader = new Loader(new Texts(InputStream.nullInputStream()));
    return LitmusProgram.of(
        loader.test(test).orElseThrow(), loader.policy(policy).orElseThrow(), loader.importers());
  }

  /** The most general client of two processes with so many calls each. */
  static Instance client(String policy, int calls) {
    Loader loader = new Loader(new Texts(InputStream.nullInputStream()));
    Client client = new Client(2, 1, calls, 1, 0, 2, List.of("PINNED", "REVOCABLE"), false);
    return ClientProgram.of(client, loader.policy(policy).orElseThrow(), loader.importers())
        .instance();
  }

  /** Its model. */
  public String model() {
    return PromelaModel.of(toString(), instance());
  }

  @Override
  public String toString() {
    return test + " under " + policy;
  }
}
