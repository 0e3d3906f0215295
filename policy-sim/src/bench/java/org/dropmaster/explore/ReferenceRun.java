package org.dropmaster.explore;

/** One whole process that explores the reference model: processes, buffers, commands, strategy. */
final class ReferenceRun {
  private ReferenceRun() {}

  public static void main(String[] args) {
    ReferenceModel model =
        new ReferenceModel(
            Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    System.out.println(Counts.of(Strategy.valueOf(args[3]).run(model)).line());
  }
}
