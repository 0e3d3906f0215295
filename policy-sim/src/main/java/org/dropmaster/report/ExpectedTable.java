package org.dropmaster.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each policy gives in each test, as it is kept in git: one cell a line, tabs between. */
public final class ExpectedTable {
  /** The name of its file. */
  public static final String FILE = "expected.tsv";

  private static final String HEAD =
      "# policy\ttest\tcell\tstates\tunreached: no run of this policy gets to the premise of the"
          + " test\n";
  private static final String UNREACHED = "unreached";

  private final Map<String, Row> rows = new LinkedHashMap<>();

  /**
   * One cell.
   *
   * @param states how many distinct states the search has
   * @param reached whether some run gets to the premise of the test
   * @param place {@code file:line}
   */
  public record Row(
      String policy, String test, String cell, long states, boolean reached, String place) {
    /** The cell as something expected. */
    public Expectation expectation() {
      return new Expectation(cell, place);
    }

    /** Whether rules break on the way. */
    public boolean breaksRules() {
      return cell.indexOf('+') >= 0;
    }

    private String line() {
      return policy
          + "\t"
          + test
          + "\t"
          + cell
          + "\t"
          + states
          + (reached ? "" : "\t" + UNREACHED)
          + "\n";
    }
  }

  /** Reads a table; an {@link IllegalArgumentException} names the line that is none. */
  public static ExpectedTable parse(String file, String text) {
    ExpectedTable table = new ExpectedTable();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
        table.addNew(read(lines.get(i), file + ":" + (i + 1)));
      }
    }
    return table;
  }

  private static Row read(String line, String place) {
    String[] words = line.split("\t", -1);
    boolean fits = words.length == 4 || words.length == 5 && words[4].equals(UNREACHED);
    if (!fits || !words[3].matches("[0-9]{1,15}")) {
      throw new IllegalArgumentException(
          place + ": a line has a policy, a test, a cell, and its states, with tabs between");
    }
    return new Row(
        words[0], words[1], words[2], Long.parseLong(words[3]), words.length == 4, place);
  }

  /** The table that these results are. */
  public static ExpectedTable of(List<Result> results) {
    ExpectedTable table = new ExpectedTable();
    for (Result result : results) {
      if (result.ran()) {
        table.add(
            new Row(
                result.policy(),
                result.test(),
                result.cell(),
                result.states(),
                result.reached(),
                ""));
      }
    }
    return table;
  }

  private void addNew(Row row) {
    row(row.policy(), row.test())
        .ifPresent(
            first -> {
              throw new IllegalArgumentException(
                  row.place()
                      + ": "
                      + row.policy()
                      + ", "
                      + row.test()
                      + " stands there twice, first at "
                      + first.place());
            });
    add(row);
  }

  private void add(Row row) {
    rows.put(key(row.policy(), row.test()), row);
  }

  /** The cell of a policy and a test; empty where the test does not apply. */
  public Optional<Row> row(String policy, String test) {
    return Optional.ofNullable(rows.get(key(policy, test)));
  }

  /** Its rows that no result has. */
  public List<Row> without(List<Result> results) {
    Map<String, Row> left = new LinkedHashMap<>(rows);
    results.forEach(result -> left.remove(key(result.policy(), result.test())));
    return new ArrayList<>(left.values());
  }

  private static String key(String policy, String test) {
    return policy + "\t" + test;
  }

  /** The text of the file. */
  public String text() {
    StringBuilder out = new StringBuilder(HEAD);
    rows.values().forEach(row -> out.append(row.line()));
    return out.toString();
  }
}
