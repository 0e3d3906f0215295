package org.dropmaster.lang;

import java.util.ArrayList;
import java.util.List;

/** The verbs, one signature a line. */
final class VerbTable {
  private static final String[] TESTS = {
    "bo handle_lookup(file, int)",
    "bool commands_idle(extent)",
    "bool maps_gone(extent)",
    "bool revocable(attachment)",
    "bool unmapped(dmabuf)",
    "bool fences_idle(dmabuf)",
    "bool openers_gone()",
    "bool holders_gone()",
    "bool held(lock)",
    "bool capable()",
    "element idr_find(table, int)",
  };

  private static final String[] EFFECTS = {
    "T get(T)",
    "bool try_get(T)",
    "dmabuf dma_buf_export(bo)",
    "int fd_install(dmabuf)",
    "int fd_install(file)",
    "int fd_install(int, dmabuf)",
    "int fd_install(int, file)",
    "int reserve_fd()",
    "void unreserve_fd(int)",
    "file file_clone(file)",
    "int handle_create(file, bo)",
    "int handle_reserve(file)",
    "void handle_publish(file, int, bo)",
    "bo alloc()",
    "void free(bo)",
    "void quarantine(bo)",
    "void scrub(extent)",
    "void cancel_commands(extent)",
    "void zap_maps(extent)",
    "void flush(extent)",
    "command queue_command(file, bo)",
    "void kill_openers()",
    "void kill_holders()",
    "void reset_device()",
    "void cut_dma(extent)",
    "void unlock(mutex)",
    "bool trylock(mutex)",
    "void unlock_read(rwsem)",
    "bool trylock_read(rwsem)",
    "void unlock_write(rwsem)",
    "bool trylock_write(rwsem)",
    "int idr_alloc(table, element)",
    "void idr_replace(table, int, element)",
    "element idr_remove(table, int)",
  };

  private static final String[] CALLS = {
    "bool may_fail(errno)",
    "bool copy_to_user(int)",
    "void put(T)",
    "int handle_delete(file, int)",
    "void invalidate_mappings(dmabuf)",
    "void wait(condition)",
    "int wait_killable(condition)",
    "int wait_timeout(condition)",
    "void lock(mutex)",
    "int lock_killable(mutex)",
    "void lock_read(rwsem)",
    "int lock_killable_read(rwsem)",
    "void lock_write(rwsem)",
    "int lock_killable_write(rwsem)",
    "void synchronize(srcu)",
  };

  private static final String[] IMPORTER_TESTS = {"bool fence_signaled(attachment)"};

  private static final String[] IMPORTER_EFFECTS = {
    "void hw_program(mr)",
    "void hw_stop(mr)",
    "void hw_access(mr)",
    "void set_invalidate(attachment)",
    "void fence_start(attachment)",
    "void queue_work(mr)",
  };

  private static final String[] IMPORTER_CALLS = {
    "int dma_buf_attach(mr, dmabuf)",
    "void dma_buf_detach(attachment)",
    "int dma_buf_pin(attachment)",
    "void dma_buf_unpin(attachment)",
    "int dma_buf_map_attachment(attachment)",
    "void dma_buf_unmap_attachment(attachment)",
  };

  private VerbTable() {}

  static List<Verb> all() {
    List<Verb> all = new ArrayList<>();
    add(all, TESTS, Verb.Place.TEST, false);
    add(all, EFFECTS, Verb.Place.EFFECT, false);
    add(all, CALLS, Verb.Place.CALL, false);
    add(all, IMPORTER_TESTS, Verb.Place.TEST, true);
    add(all, IMPORTER_EFFECTS, Verb.Place.EFFECT, true);
    add(all, IMPORTER_CALLS, Verb.Place.CALL, true);
    return all;
  }

  private static void add(List<Verb> all, String[] lines, Verb.Place place, boolean importer) {
    for (String line : lines) {
      all.add(Verb.of(line, place, importer));
    }
  }
}
