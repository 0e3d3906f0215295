package org.dropmaster.litmus;

import org.dropmaster.command.Commands;
import org.dropmaster.compile.CoreVerbs;
import org.dropmaster.export.Attachments;
import org.dropmaster.export.Buffers;
import org.dropmaster.export.Regions;
import org.dropmaster.kernel.Signals;
import org.dropmaster.kernel.Tables;
import org.dropmaster.kernel.World;
import org.dropmaster.memory.Handles;
import org.dropmaster.memory.Mappings;
import org.dropmaster.memory.Pages;

/** The parts of the simulated kernel of one instance. */
record Parts(
    World world,
    Pages pages,
    Handles handles,
    Mappings mappings,
    Commands commands,
    Attachments attachments,
    Buffers buffers,
    Regions regions,
    Signals signals) {

  static Parts of(World world) {
    world.add(CoreVerbs.all());
    Pages pages = new Pages(world);
    Buffers buffers = new Buffers(world, pages);
    Parts parts =
        new Parts(
            world,
            pages,
            new Handles(world, pages),
            new Mappings(world),
            new Commands(world, pages),
            new Attachments(world),
            buffers,
            new Regions(world, pages, buffers),
            new Signals(world));
    new Tables(world);
    return parts;
  }
}
