package org.dropmaster.explore;

/** Lanes beside the caller's own, in which a search does what needs no order. */
public interface Workers extends AutoCloseable {
  /** Nobody but the caller. */
  Workers NONE = new Alone();

  /** Something to do, in whichever lane is free. */
  interface Task {
    /**
     * Does it.
     *
     * @param lane 0 for the caller's, else 1 to {@link #lanes()}
     */
    void run(int lane);
  }

  /** A task that was begun or will be. */
  interface Begun {
    /** Does it in the caller's lane, unless somebody has begun to. */
    void help();

    /** Returns when it is done; it must have been begun, or helped with. */
    void finish();
  }

  /** How many lanes there are beside the caller's. */
  int lanes();

  /** Begins a task as soon as a lane is free; each lane takes tasks in the order given. */
  Begun begin(Task task);

  /** Lets the lanes go. */
  @Override
  void close();

  /** Does each task when it is helped with. */
  final class Alone implements Workers {
    private Alone() {}

    @Override
    public int lanes() {
      return 0;
    }

    @Override
    public Begun begin(Task task) {
      return new Begun() {
        @Override
        public void help() {
          task.run(0);
        }

        @Override
        public void finish() {}
      };
    }

    @Override
    public void close() {}
  }
}
