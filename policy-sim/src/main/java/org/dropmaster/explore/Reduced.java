package org.dropmaster.explore;

/** A system around another one, of which it leaves something out; runs are shown in the inner. */
abstract class Reduced implements TransitionSystem {
  final TransitionSystem system;

  Reduced(TransitionSystem system) {
    this.system = system;
  }

  @Override
  public final int words() {
    return system.words();
  }

  @Override
  public final int bits() {
    return system.bits();
  }

  @Override
  public final void initial(long[] into) {
    system.initial(into);
    represent(into);
  }

  @Override
  public final void expect(long states) {
    system.expect(states);
  }

  @Override
  public final TransitionSystem shown() {
    return system.shown();
  }

  @Override
  public void represent(long[] state) {
    system.represent(state);
  }
}
