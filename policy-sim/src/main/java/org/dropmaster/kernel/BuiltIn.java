package org.dropmaster.kernel;

import java.util.List;
import org.dropmaster.compile.Value;
import org.dropmaster.lang.Type;
import org.dropmaster.program.Pool;

/** The built-in kinds with their fields, and what the built-in verbs give. */
final class BuiltIn {
  private static final Type MUTEX = new Type(Type.Base.MUTEX, "", 0);
  private static final Type RWSEM = new Type(Type.Base.RWSEM, "", 0);
  private static final List<String> KINDS =
      List.of("file", "bo", "dmabuf", "map", "uverbs", "mr", "attachment", "command", "message");

  private BuiltIn() {}

  static void fields(World world) {
    Shape shape = world.shape();
    world.pool("device", 1);
    for (String kind : KINDS) {
      world.pool(kind, shape.objects(kind));
    }
    world.pool("process", shape.processes());
    files(world);
    buffers(world);
    importers(world);
    boolean owner =
        world.functions().policy().fields().stream().anyMatch(f -> f.kind().equals("owner"));
    if (owner) {
      world.pool("owner", shape.objects("owner"));
      world.declare("device", "owner", Type.pointer("owner"));
      world.declare("owner", "file", Type.pointer("file"));
      world.pool("owner").addGhost("epoch", shape.epochs());
    }
  }

  private static void files(World world) {
    Shape shape = world.shape();
    Pool file = world.pool("file");
    world.declare("file", "pid", Type.PID);
    file.addGhost("epoch", shape.epochs());
    file.addGhost("closing", 1);
    for (int h = 1; h <= shape.handles(); h++) {
      file.add("handle" + h, world.pool("bo").size() + 1);
    }
    world.declare("process", "mmap_lock", RWSEM);
    world.declare("message", "to", Type.PID);
    world.pool("message").add("file", world.pool("file").size() + world.pool("dmabuf").size() + 1);
  }

  private static void buffers(World world) {
    Shape shape = world.shape();
    world.declare("bo", "file", Type.pointer("file"));
    world.pool("bo").add("page", shape.pages());
    world.pool("bo").add("tlb", shape.pages());
    world.declare("dmabuf", "bo", Type.pointer("bo"));
    world.declare("dmabuf", "resv", MUTEX);
    world.pool("dmabuf").addGhost("epoch", shape.epochs());
    world.declare("map", "process", Type.PID);
    world.declare("map", "file", Type.pointer("file"));
    world.declare("map", "dmabuf", Type.pointer("dmabuf"));
    world.declare("map", "bo", Type.pointer("bo"));
    world.pool("map").add("number", shape.maps());
    world.pool("map").add("page", shape.pages());
    world.pool("map").addGhost("epoch", shape.epochs());
    world.declare("command", "bo", Type.pointer("bo"));
    world.declare("command", "file", Type.pointer("file"));
    world.pool("command").add("state", 2);
    world.pool("command").add("cancelled", 1);
    world.pool("command").add("page", shape.pages());
    world.pool("command").addGhost("epoch", shape.epochs());
  }

  private static void importers(World world) {
    Shape shape = world.shape();
    world.declare("uverbs", "lock", MUTEX);
    world.declare("attachment", "dmabuf", Type.pointer("dmabuf"));
    world.declare("attachment", "mr", Type.pointer("mr"));
    world.declare("attachment", "mapped", Type.BOOL);
    world.declare("attachment", "pinned", Type.BOOL);
    world.declare("attachment", "fence", Type.BOOL);
    world.declare("attachment", "ready", Type.BOOL);
    world.declare("attachment", "listed", Type.BOOL);
    world.pool("attachment").add("page", shape.pages());
    world.pool("attachment").add("class", shape.importers().size());
    world.declare("mr", "attachment", Type.pointer("attachment"));
    world.declare("mr", "uverbs", Type.pointer("uverbs"));
    world.declare("mr", "dmabuf", Type.pointer("dmabuf"));
    world.pool("mr").add("number", shape.objects("mr"));
    world.pool("mr").add("hw", shape.pages());
    world.pool("mr").add("work", 2);
    world.pool("mr").add("class", shape.importers().size());
    world.pool("mr").addGhost("epoch", shape.epochs());
  }

  /** What a built-in verb gives. */
  static Type result(String verb, List<Value> arguments) {
    return switch (verb) {
      case "get" -> arguments.get(0).type();
      case "dma_buf_export" -> Type.pointer("dmabuf");
      case "file_clone" -> Type.pointer("file");
      case "alloc", "handle_lookup" -> Type.pointer("bo");
      case "queue_command" -> Type.pointer("command");
      case "idr_find", "idr_remove" -> Type.pointer(arguments.get(0).type().kind());
      case "try_get",
          "may_fail",
          "copy_to_user",
          "held",
          "capable",
          "trylock",
          "trylock_read",
          "trylock_write",
          "commands_idle",
          "maps_gone",
          "revocable",
          "unmapped",
          "fences_idle",
          "fence_signaled",
          "openers_gone",
          "holders_gone" ->
          Type.BOOL;
      default -> Type.INT;
    };
  }
}
