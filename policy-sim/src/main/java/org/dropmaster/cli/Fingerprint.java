package org.dropmaster.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.dropmaster.program.Access;
import org.dropmaster.program.Label;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;
import org.jspecify.annotations.Nullable;

/**
 * A digest of something made of records, with all of their components, so that nobody has to think
 * of this place when a record gets another one. A record that is met again is told by its number:
 * terms share their parts, and written out a program can be larger than the memory.
 */
final class Fingerprint {
  private final MessageDigest digest;
  private final Map<Object, Integer> met = new IdentityHashMap<>();
  private final Map<Class<?>, RecordComponent[]> components = new IdentityHashMap<>();

  private Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** The digest in hexadecimal; the same in every process. Refuses what it cannot look into. */
  static String of(Object value) {
    Fingerprint fingerprint = new Fingerprint();
    fingerprint.add(value);
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private void add(Object value) {
    if (value instanceof Record made) {
      whole(made, this::parts);
    } else if (value instanceof Cells row) {
      whole(row, this::place);
    } else if (value instanceof Layout layout) {
      add(layout.fields());
    } else if (value instanceof List<?> all) {
      text("list " + all.size());
      all.forEach(this::add);
    } else if (value instanceof Map<?, ?> map) {
      text("map " + map.size());
      sorted(map).forEach(this::entry);
    } else if (value instanceof Label label) {
      text("place " + label.pc());
    } else if (!(value instanceof Access)) { // which follows from the step
      plain(value);
    }
  }

  /** The order of a map is not the same in every process. */
  private static Map<String, Object> sorted(Map<?, ?> map) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(key.toString(), value));
    return sorted;
  }

  private void entry(String key, Object value) {
    text(key);
    add(value);
  }

  private void plain(Object value) {
    if (value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof BitSet
        || value instanceof Enum) {
      text(value.toString());
    } else {
      throw new IllegalArgumentException("no fingerprint of a " + value.getClass().getName());
    }
  }

  private <T> void whole(T value, Consumer<T> told) {
    @Nullable Integer before = met.putIfAbsent(value, met.size());
    if (before == null) {
      told.accept(value);
    } else {
      text("again " + before);
    }
  }

  private void parts(Record made) {
    text(made.getClass().getName());
    for (RecordComponent part :
        components.computeIfAbsent(made.getClass(), Class::getRecordComponents)) {
      add(value(part, made));
    }
  }

  private static Object value(RecordComponent part, Record of) {
    try {
      part.getAccessor().setAccessible(true); // of a record that is nobody else's business
      return part.getAccessor().invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(part + " cannot be read", e);
    }
  }

  private void place(Cells row) {
    text(row.number() + " " + row.name() + " " + row.scope() + " " + row.actor());
    text(row.origin() + " " + row.count() + " " + row.bits() + " " + row.signed());
    text(row.pointsTo() + " " + row.indexedBy());
    add(row.family());
    if (row.count() > 0) {
      text(row.word(row.origin()) + " " + row.shift(row.origin()));
    }
  }

  /** Ends each with a byte that is in no text, so that no two run together. */
  private void text(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0xFF);
  }
}
