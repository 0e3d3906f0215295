package org.dropmaster.explain;

import java.util.List;

/** A part of a report: {@code but it was freed:} and what belongs to it. */
public record Section(String title, List<Line> lines) {
  static Section of(String title, Line... lines) {
    return new Section(title, List.of(lines));
  }
}
