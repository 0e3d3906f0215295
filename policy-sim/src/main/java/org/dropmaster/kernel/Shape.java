package org.dropmaster.kernel;

import java.util.List;
import java.util.Map;

/**
 * How much there is of everything in one instance, so that no state is larger than it must be.
 *
 * @param threads user threads, in order
 * @param processes how many processes there are, from 1
 * @param tables descriptor tables
 * @param uverbs uverbs files
 * @param objects places for each kind of object
 * @param descriptors places in a descriptor table, from descriptor 3 on
 * @param handles places in a file's handle table
 * @param maps mappings that a process can have at once
 * @param pages pages of device memory
 * @param epochs how often ownership can begin
 * @param importers classes of importers in use; a class's number is its index + 1
 */
public record Shape(
    List<Thread> threads,
    int processes,
    int tables,
    int uverbs,
    Map<String, Integer> objects,
    int descriptors,
    int handles,
    int maps,
    int pages,
    int epochs,
    List<String> importers) {

  /**
   * One user thread.
   *
   * @param name P0, P1, ...
   * @param process its process, from 1
   * @param table its descriptor table, from 1
   * @param uverbs its uverbs file, from 1; 0 for none
   * @param tenant its container's number
   * @param uid 0 is the admin
   * @param born the process at whose fork it begins, with what the parent has open then; 0 for at
   *     once
   * @param parent the process that makes that fork, 0 for none
   */
  public record Thread(
      String name, int process, int table, int uverbs, int tenant, int uid, int born, int parent) {}

  /** Places for a kind, 0 if there can be none. */
  public int objects(String kind) {
    return objects.getOrDefault(kind, 0);
  }
}
