package org.dropmaster.lang;

import java.util.Collection;

/** Finds the known word that somebody meant. */
public final class Suggestion {
  private static final int LONGEST = 40;
  private static final int MOST = 300;

  private Suggestion() {}

  /** {@code did you mean 'scrub'?}, or another sentence where nothing is near. */
  public static String of(String wrong, Collection<String> known, String otherwise) {
    String best = "";
    int least = wrong.length() < 2 ? 1 : wrong.length() < 4 ? 2 : 3;
    int tried = 0;
    for (String word : known) {
      if (tried++ == MOST || wrong.length() > LONGEST) {
        break;
      }
      int distance = word.equalsIgnoreCase(wrong) ? 0 : distance(wrong, word);
      if (distance < least && !word.equals(wrong)) {
        least = distance;
        best = word;
      }
    }
    return best.isEmpty() ? otherwise : "did you mean '" + best + "'?";
  }

  private static int distance(String a, String b) {
    if (b.length() > LONGEST) {
      return LONGEST;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
