package org.dropmaster.compile;

import java.util.List;
import java.util.Optional;
import org.dropmaster.lang.Type;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Lock;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;

/** What the compiler asks of the simulated kernel. */
public interface Kernel {
  /** The objects of a kind. */
  Pool pool(String kind);

  /** The verb of this name, if there is one. */
  Optional<Verb> verb(String name);

  /** The type of what a verb gives. */
  Type resultType(String verb, List<Value> arguments);

  /** A built-in name: device, current, tenant. */
  Optional<Value> name(String name, Writer writer);

  /** The type of {@code kind.field}, built in or declared. */
  Type fieldType(String kind, String field);

  /** The field {@code object.field}. */
  Term field(Value object, String field, boolean checked);

  /** The effect of {@code object.field = value}. */
  Effect store(Value object, String field, Term value);

  /** The lock {@code object.field}. */
  Lock lock(Value object, String field);

  /** The class of the lock that a copy to user space takes, and lets go of, where it faults. */
  int copyLock();

  /** Bits for a local of this type, and whether it keeps a sign. */
  Width width(Type type);

  /** Size of a register. */
  record Width(int bits, boolean signed) {}

  /** Whether the last put of this kind only queues its release. */
  boolean deferred(String kind);

  /** Queues the release of an object whose last reference this actor has put. */
  List<Effect> queue(String kind, Term object, Writer writer);

  /** What else happens when an object is made. */
  List<Effect> made(String kind, Term object, Writer writer);

  /** What the monitor notes when an entry point is entered. */
  List<Effect> entered(Writer writer, Entry entry, List<Value> arguments);

  /** What the monitor notes where the result of an entry point is known. */
  List<Effect> returns(Writer writer, Entry entry, List<Value> arguments, Term result);

  /** Whether the acting thread has been killed. */
  Term killed(Writer writer);
}
