package org.dropmaster.lang;

import java.util.List;

/** The comments of a source that have not been written yet, in their order. */
final class PendingComments {
  private final List<Comment> comments;
  private int at;

  PendingComments(List<Comment> comments) {
    this.comments = comments;
  }

  boolean before(int offset) {
    return at < comments.size() && peek().span().start() < offset;
  }

  /** Whether a comment, written or not, begins at or behind one offset and before another. */
  boolean within(int start, int end) {
    int low = 0;
    int high = comments.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (comments.get(middle).span().start() < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < comments.size() && comments.get(low).span().start() < end;
  }

  Comment peek() {
    return comments.get(at);
  }

  Comment take() {
    return comments.get(at++);
  }
}
