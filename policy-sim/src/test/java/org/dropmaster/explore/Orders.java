package org.dropmaster.explore;

import java.util.ArrayList;
import java.util.List;

/** All orders of so many things, the one that changes nothing first. */
final class Orders {
  private Orders() {}

  static List<List<Integer>> of(int count) {
    List<List<Integer>> orders = new ArrayList<>(List.of(List.of()));
    for (int next = 0; next < count; next++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (int back = 0; back <= next; back++) {
        for (List<Integer> order : orders) {
          List<Integer> more = new ArrayList<>(order);
          more.add(next - back, next);
          longer.add(more);
        }
      }
      orders = longer;
    }
    return orders;
  }
}
