package org.dropmaster.lab;

import org.dropmaster.lang.Source;

/** One litmus test under two policies that differ by one moved line. */
public final class Flagship {
  private final Source test;

  /** Takes the test's text. */
  public Flagship(String test) {
    this.test = new Source("close-races-export.litmus", test);
  }

  /** What the engine says of it, in the same words on every machine that runs it. */
  public String answer(String late, String owner) {
    return under(new Source("exclusive-owner-late.policy", late))
        + under(new Source("exclusive-owner.policy", owner));
  }

  private String under(Source policy) {
    int last = policy.text().length();
    return test.lineText(1) + " under " + policy.name() + ": " + policy.line(last) + " lines\n";
  }
}
