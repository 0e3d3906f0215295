package org.dropmaster.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dropmaster.compile.Entry;
import org.dropmaster.compile.Functions;
import org.dropmaster.compile.Kernel;
import org.dropmaster.compile.Value;
import org.dropmaster.compile.Verb;
import org.dropmaster.compile.Writer;
import org.dropmaster.lang.PolicyTree.Field;
import org.dropmaster.lang.PolicyTree.Fields;
import org.dropmaster.lang.PolicyTree.Importer;
import org.dropmaster.lang.Suggestion;
import org.dropmaster.lang.Type;
import org.dropmaster.ownership.Errno;
import org.dropmaster.program.Effect;
import org.dropmaster.program.Lock;
import org.dropmaster.program.Pool;
import org.dropmaster.program.Term;
import org.dropmaster.state.Cells;
import org.dropmaster.state.Layout;

/** The simulated kernel's state for one instance, and how the language reaches it. */
public final class World implements Kernel {
  /** Bits of an int or a result: 0..15 and every errno. */
  public static final int INT_BITS = 6;

  /** Bits of a register of a test: a result, or none yet. */
  public static final int REGISTER_BITS = INT_BITS + 1;

  /** The value of a result that no call has returned yet: none that a call returns. */
  public static final int NOTHING = -(1 << INT_BITS);

  private final Shape shape;
  private final Layout layout;
  private final Functions functions;
  private final int actors;
  private final Map<String, Pool> pools = new LinkedHashMap<>();
  private final Map<String, Map<String, Type>> types = new HashMap<>();
  private final Banks banks;
  private final Map<String, List<Cells>> tables = new HashMap<>();
  private final Map<String, Verb> verbs = new LinkedHashMap<>();
  private final Map<Integer, Capture> captures = new HashMap<>();
  private final Faults faults;
  private final TaskWork work;
  private final Processes processes;
  private final Descriptors descriptors;
  private final Epochs epochs;
  private final Monitor monitor;

  /** Declares everything that the shape and the policy's fields call for. */
  public World(Shape shape, Layout layout, Functions functions, int actors) {
    this.shape = shape;
    this.layout = layout;
    this.functions = functions;
    this.actors = actors;
    banks = new Banks(layout, actors);
    BuiltIn.fields(this);
    declare(functions.policy().fields());
    for (String name : shape.importers()) {
      functions.importer(name).map(Importer::fields).ifPresent(this::declare);
    }
    work = new TaskWork(this);
    processes = new Processes(this);
    descriptors = new Descriptors(this);
    epochs = new Epochs(this);
    monitor = new Monitor(this);
    faults = new Faults(this);
  }

  public Shape shape() {
    return shape;
  }

  public Layout layout() {
    return layout;
  }

  public Functions functions() {
    return functions;
  }

  public int actors() {
    return actors;
  }

  public Processes processes() {
    return processes;
  }

  public Descriptors descriptors() {
    return descriptors;
  }

  public TaskWork work() {
    return work;
  }

  public Faults faults() {
    return faults;
  }

  public Epochs epochs() {
    return epochs;
  }

  public Monitor monitor() {
    return monitor;
  }

  /** Adds verbs to the language. */
  public void add(Map<String, ? extends Verb> more) {
    verbs.putAll(more);
  }

  /** The classes of locks, by number. */
  public List<Lock.Bank> banks() {
    return banks.all();
  }

  /** All pools. */
  public List<Pool> pools() {
    return List.copyOf(pools.values());
  }

  /** Makes the pool of a kind of which the shape has this many. */
  void pool(String kind, int size) {
    pools.put(kind, new Pool(kind, size, layout));
  }

  @Override
  public Pool pool(String kind) {
    Pool pool = pools.get(kind);
    if (pool == null) {
      String near = Suggestion.of(kind, pools.keySet(), "the policy has no such kind");
      throw new IllegalArgumentException("there is no kind '" + kind + "': " + near);
    }
    return pool;
  }

  /** Whether there is such a kind. */
  public boolean has(String kind) {
    return pools.containsKey(kind);
  }

  private void declare(List<Fields> groups) {
    for (Fields group : groups) {
      if (!pools.containsKey(group.kind())) {
        pool(group.kind(), shape.objects(group.kind()));
      }
    }
    for (Fields group : groups) {
      for (Field field : group.fields()) {
        declare(group.kind(), field.name(), field.type());
      }
    }
  }

  /** Declares a field of a kind; pointers need the pool that they point into. */
  public void declare(String kind, String name, Type type) {
    if (types.computeIfAbsent(kind, k -> new HashMap<>()).put(name, type) != null) {
      return;
    }
    Pool pool = pool(kind);
    if (type.lock()) {
      banks.add(kind, name, Lock.Kind.valueOf(type.base().name()), pool.size());
    } else if (type.base() == Type.Base.IDR) {
      List<Cells> slots = new ArrayList<>();
      for (int i = 1; i <= idrPlaces(type); i++) {
        slots.add(pool.add(name + "." + i, pool(type.kind()).size() + 1));
      }
      tables.put(kind + "." + name, slots);
    } else {
      Width width = width(type);
      if (width.signed()) {
        pool.addSigned(name, width.bits());
      } else {
        pool.add(name, (int) ((1L << width.bits()) - 1)).pointingTo(type.pointee());
      }
    }
  }

  private int idrPlaces(Type type) {
    return Math.max(1, pool(type.kind()).size());
  }

  /** The slots of a table field: 0 empty, 1 reserved, else object + 1. */
  public List<Cells> table(String kind, String field) {
    return tables.getOrDefault(kind + "." + field, List.of());
  }

  /** All slots of tables that can name objects of this kind, as object + 1. */
  public List<Cells> entries(String kind) {
    List<Cells> slots = new ArrayList<>();
    types.forEach(
        (of, fields) ->
            fields.forEach(
                (name, type) -> {
                  if (type.base() == Type.Base.IDR && type.kind().equals(kind)) {
                    slots.addAll(table(of, name));
                  }
                }));
    return slots;
  }

  @Override
  public Width width(Type type) {
    return switch (type.base()) {
      case BOOL -> new Width(1, false);
      case INT -> new Width(Math.max(INT_BITS, type.bits() + 1), true);
      case PID -> new Width(Layout.width(shape.processes()), false);
      case POINTER -> new Width(Layout.width(pool(type.kind()).size()), false);
      default -> new Width(1, false);
    };
  }

  @Override
  public Optional<Verb> verb(String name) {
    return Optional.ofNullable(verbs.get(name));
  }

  @Override
  public Type resultType(String verb, List<Value> arguments) {
    return BuiltIn.result(verb, arguments);
  }

  @Override
  public Optional<Value> name(String name, Writer writer) {
    return switch (name) {
      case "device" -> Optional.of(new Value(Type.DEVICE, Term.of(1), true));
      case "current" -> Optional.of(new Value(Type.PID, processes.current(writer.code().number())));
      case "tenant" -> Optional.of(new Value(Type.INT, processes.tenant(writer.code().number())));
      default -> Optional.empty();
    };
  }

  @Override
  public Type fieldType(String kind, String field) {
    Map<String, Type> fields = types.getOrDefault(kind, Map.of());
    Type type = fields.get(field);
    if (type == null) {
      String near = Suggestion.of(field, fields.keySet(), "the policy declares no such field");
      String whose = kind.isEmpty() ? "a number" : kind;
      throw new IllegalArgumentException(whose + " has no field '" + field + "': " + near);
    }
    return type;
  }

  private Term pointer(Value object, boolean checked) {
    return checked ? pool(object.kind()).checked(object.term()) : object.term();
  }

  @Override
  public Term field(Value object, String field, boolean checked) {
    return Term.at(pool(object.kind()).cells(field), pointer(object, checked));
  }

  @Override
  public Effect store(Value object, String field, Term value) {
    boolean checked = object.type().base() != Type.Base.DEVICE && !object.safe();
    return Effect.set(pool(object.kind()).cells(field), pointer(object, checked), value);
  }

  @Override
  public Lock lock(Value object, String field) {
    boolean checked = object.type().base() != Type.Base.DEVICE && !object.safe();
    Term pointer = pointer(object, checked);
    if (object.kind().equals("dmabuf") && field.equals("resv")) {
      return resv(pointer);
    }
    return new Lock(bank(object.kind() + "." + field), pointer);
  }

  /**
   * The reservation lock of a dma-buf: its own, as where an exporter names none, or that of its
   * buffer if the policy's buffers have one, as GEM's do (domain.md 2.1).
   */
  public Lock resv(Term dmabuf) {
    return banks.has("bo.resv")
        ? new Lock(bank("bo.resv"), pool("dmabuf").raw("bo", dmabuf))
        : new Lock(bank("dmabuf.resv"), dmabuf);
  }

  @Override
  public int copyLock() {
    return bank("process.mmap_lock").number();
  }

  /** All locks of a class. */
  public Lock.Bank bank(String name) {
    return banks.of(name);
  }

  @Override
  public boolean deferred(String kind) {
    return TaskWork.defers(kind);
  }

  @Override
  public List<Effect> queue(String kind, Term object, Writer writer) {
    return work.add(kind, object, writer.code());
  }

  private record Capture(String kind, Cells into) {}

  /** From here on an actor keeps nothing that it makes. */
  public void captureNothing(int actor) {
    captures.remove(actor);
  }

  /** From here on an actor keeps what it makes of this kind in a register. */
  public void capture(int actor, String kind, Cells into) {
    captures.put(actor, new Capture(kind, into));
  }

  @Override
  public List<Effect> made(String kind, Term object, Writer writer) {
    List<Effect> effects = new ArrayList<>(monitor.made(kind, object, writer));
    Optional.ofNullable(captures.get(writer.code().number()))
        .filter(c -> c.kind().equals(kind))
        .ifPresent(c -> effects.add(Effect.set(c.into(), object)));
    return effects;
  }

  @Override
  public List<Effect> entered(Writer writer, Entry entry, List<Value> arguments) {
    return monitor.entered(writer, entry, arguments);
  }

  @Override
  public List<Effect> returns(Writer writer, Entry entry, List<Value> arguments, Term result) {
    List<Effect> effects = new ArrayList<>();
    if (entry.name().equals("fault")) {
      effects.add(faults.returned(writer.code().number(), arguments.get(0).term(), result));
    }
    effects.add(new Effect.Ghost(monitor.returns(writer, entry, arguments, result)));
    return effects;
  }

  @Override
  public Term killed(Writer writer) {
    return processes.killed(writer.code().number());
  }

  /** A result: 0 or a negative errno, as packed. */
  public static Term result(Errno errno) {
    return Term.of(-errno.ordinal());
  }
}
