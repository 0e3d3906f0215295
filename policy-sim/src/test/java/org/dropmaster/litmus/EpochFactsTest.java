package org.dropmaster.litmus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dropmaster.litmus.VerdictAssert.under;

import java.util.ArrayList;
import java.util.List;
import org.dropmaster.ownership.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an epoch of ownership begins and ends, what it owns, and who may be told what meanwhile. */
class EpochFactsTest {
  /** Anybody may take and give; what a case asks about stands behind it. */
  private static String policy(String functions) {
    return """
        policy epochs

        device { bool inside; bool go; bool stop; }

        TAKE(file f) __acquires(device)
        {
        	return 0;
        }

        GIVE(file f) __releases(device)
        {
        	zap_maps(f);
        	return 0;
        }

        ALLOC(file f)
        {
        	bo *b;

        	b = alloc();
        	return handle_create(f, b);
        }

        EXPORT(file f, bo b)
        {
        	dmabuf *d;

        	get(b);
        	d = dma_buf_export(b);
        	return fd_install(d);
        }

        release(dmabuf d)
        {
        	put(d.bo);
        }

        release(bo b)
        {
        	scrub(b);
        	free(b);
        }

        STOP(file f)
        {
        	device.stop = true;
        	return 0;
        }

        %s
        """
        .formatted(functions);
  }

  private static final String SLOW =
      policy(
          """
          ACQUIRE(file f) __acquires(device)
          {
          	device.inside = true;
          	wait(device.go);
          	return -EBUSY;
          }

          INSIDE(file f)
          {
          	wait(device.inside);
          	return 0;
          }

          GO(file f)
          {
          	device.go = true;
          	return 0;
          }
          """);

  /** The device is free at both ends of the slow call; only in between somebody owns it. */
  @Test
  void aCallMayAnswerForAnyStateThatHeldWhileItRan() {
    LitmusText slow = LitmusText.of("f = open(dev)", "r0 = ioctl(f, ACQUIRE)");
    LitmusText between =
        slow.thread(
            "",
            "g = open(dev)",
            "r0 = ioctl(g, INSIDE)",
            "r1 = ioctl(g, TAKE)",
            "r2 = ioctl(g, GIVE)",
            "r3 = ioctl(g, GO)");
    under(SLOW, between.forall("0:r0 == -EBUSY && FREE")).always().breaks();
    LitmusText before =
        slow.thread(
            "",
            "g = open(dev)",
            "r1 = ioctl(g, TAKE)",
            "r2 = ioctl(g, GIVE)",
            "r0 = ioctl(g, INSIDE)",
            "r3 = ioctl(g, GO)");
    under(SLOW, before.forall("0:r0 == -EBUSY && FREE")).always().breaks(Rule.OFF_TABLE);
  }

  @Test
  void anOwnerThatTakesAgainHasOneEpochAndGivesItUpOnce() {
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = ioctl(f, TAKE)", "r1 = ioctl(f, TAKE)");
    under(policy(""), test.exists("two_owners || acquired_while_pinned")).never();
    under(policy(""), test.forall("owns(0:f) && OWNED")).always();
    LitmusText given =
        LitmusText.of(
            "f = open(dev)", "r0 = ioctl(f, TAKE)", "r1 = ioctl(f, TAKE)", "r2 = ioctl(f, GIVE)");
    under(policy(""), given.forall("!owns(0:f) && FREE")).always();
  }

  @Test
  void eachFileOwnsByItself() {
    LitmusText test = LitmusText.of("f = open(dev)", "g = open(dev)", "r0 = ioctl(f, TAKE)");
    under(policy(""), test.forall("owns(0:f) && !owns(0:g)")).always().breaks();
    LitmusText after =
        LitmusText.of(
            "f = open(dev)",
            "g = open(dev)",
            "r0 = ioctl(f, TAKE)",
            "r1 = ioctl(f, GIVE)",
            "r2 = ioctl(g, TAKE)");
    under(policy(""), after.forall("!owns(0:f) && owns(0:g)")).always().breaks();
  }

  /** What rules about owners could be broken by is an owner: without one they were not tried. */
  @Test
  void theRulesAboutOwnersAreExercisedOnceThereWasAnOwner() {
    LitmusText taken = LitmusText.of("f = open(dev)", "r0 = ioctl(f, TAKE)");
    LitmusText idle = LitmusText.of("f = open(dev)");
    for (Rule rule : List.of(Rule.TWO_OWNERS, Rule.NON_OWNER_USED_DEVICE, Rule.OFF_TABLE)) {
      assertThat(Runs.run(policy(""), taken).exercised()).contains(rule);
      assertThat(Runs.run(policy(""), idle).exercised()).doesNotContain(rule);
    }
  }

  @Test
  void aDropThatReturnsAnErrorHasNotDropped() {
    String refuses =
        policy(
            "DROP(file f) __releases(device)\n{\n\tdevice.inside = true;\n\treturn -EAGAIN;\n}\n");
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = ioctl(f, TAKE)", "r1 = ioctl(f, DROP)");
    under(refuses, test.forall("owns(0:f) && OWNED")).always();
    under(refuses, test.ever("REVOKING")).always();
  }

  private static final String USES =
      policy(
          """
          USE(file f, bo b)
          {
          	if (device.stop)
          		queue_command(f, b);
          	return -EACCES;
          }

          mmap(file f, map m, bo b)
          {
          	if (device.stop)
          		return -EACCES;
          	return 0;
          }

          mmap(dmabuf d, map m)
          {
          	return -EACCES;
          }

          fault(map m)
          {
          	return -EACCES;
          }
          """);

  private static LitmusText owning(String... calls) {
    List<String> all =
        new ArrayList<>(List.of("f = open(dev)", "a = ioctl(f, TAKE)", "h = ioctl(f, ALLOC)"));
    all.addAll(List.of(calls));
    return LitmusText.of(all.toArray(String[]::new));
  }

  /** What an earlier owner made is not the new owner's, though both are the same file. */
  @Test
  void theOwnerMayBeRefusedWhatAnEarlierEpochMade() {
    String[] again = {"b = ioctl(f, GIVE)", "c = ioctl(f, TAKE)"};
    under(USES, owning("r = ioctl(f, USE, 1)").forall("0:r == -EACCES"))
        .always()
        .breaks(Rule.OFF_TABLE);
    under(USES, owning(again[0], again[1], "r = ioctl(f, USE, 1)").exists("off_table")).never();
    under(USES, owning("s = ioctl(f, STOP)", "m = mmap(f, 1)").forall("0:m == -EACCES"))
        .always()
        .breaks(Rule.OFF_TABLE);
    under(
            USES,
            owning(again[0], again[1], "s = ioctl(f, STOP)", "m = mmap(f, 1)").exists("off_table"))
        .never();
    under(USES, owning("m = mmap(f, 1)", "r = load(m)").forall("0:r == -EFAULT"))
        .always()
        .breaks(Rule.OFF_TABLE);
    under(USES, owning("m = mmap(f, 1)", again[0], again[1], "r = load(m)").exists("off_table"))
        .never();
  }

  /** The file of a dma-buf is no open file of the device: its mmap is no call of an owner. */
  @Test
  void theMappingOfADmaBufIsNoCallOfTheOwners() {
    LitmusText test = owning("d = ioctl(f, EXPORT, 1)", "m = mmap(d)");
    under(USES, test.exists("0:m == -EACCES")).sometimes().breaks();
  }

  private static String resets(String mark, String answer) {
    return policy("reset()%s\n{\n\treturn %s;\n}\n".formatted(mark, answer));
  }

  @Test
  void aResetThatReleasesEndsEveryEpochIfItSucceeds() {
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = ioctl(f, TAKE)", "r1 = error(dev)");
    String releases = " __releases(device)";
    under(resets(releases, "0"), test.forall("FREE && !owns(0:f)")).always();
    under(resets("", "0"), test.forall("OWNED && owns(0:f)")).always();
    under(resets(releases, "-EIO"), test.forall("BROKEN && owns(0:f)")).always();
    LitmusText second =
        LitmusText.of(
            "f = open(dev)",
            "r0 = ioctl(f, TAKE)",
            "r1 = ioctl(f, GIVE)",
            "r2 = ioctl(f, TAKE)",
            "r3 = error(dev)");
    under(resets(releases, "0"), second.forall("FREE && !owns(0:f)")).always();
  }

  @Test
  void aResetThatReleasesIsAskedWhatStillHasAccess() {
    String leaves =
        policy(
            """
            mmap(file f, map m, bo b)
            {
            	return 0;
            }

            fault(map m)
            {
            	return 0;
            }

            reset() __releases(device)
            {
            	if (device.stop)
            		zap_maps(device);
            	return 0;
            }
            """);
    LitmusText mapped = owning("m = mmap(f, 1)", "r = load(m)", "e = error(dev)");
    under(leaves, mapped.forall("not_revoked")).always();
    LitmusText zapped =
        owning("m = mmap(f, 1)", "r = load(m)", "s = ioctl(f, STOP)", "e = error(dev)");
    under(leaves, zapped.exists("not_revoked")).never();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b = alloc();",
        "queue_command(f, b);",
        "d = dma_buf_export(b);",
        "handle_publish(f, n, b);",
        "n = handle_create(f, b);",
        "n = fd_install(f.kept);",
        "fd_install(n, f.kept);"
      })
  void whatTouchesTheDeviceIsTheOwnersAlone(String statement) {
    String uses =
        policy(
                """
                USE(file f)
                {
                	bo *b;
                	dmabuf *d;
                	int n;

                	b = f.mine;
                	n = %s;
                	%s
                	return 0;
                }

                MAKE(file f)
                {
                	dmabuf *d;

                	f.mine = alloc();
                	d = dma_buf_export(f.mine);
                	f.kept = d;
                	return 0;
                }
                """
                    .formatted(
                        statement.contains("fd_install(n")
                            ? "reserve_fd()"
                            : statement.contains("publish") ? "handle_reserve(f)" : "0",
                        statement))
            .replace("\ndevice {", "\nfile { bo *mine; dmabuf *kept; }\ndevice {");
    LitmusText owner =
        LitmusText.of(
            "f = open(dev)", "a = ioctl(f, TAKE)", "b = ioctl(f, MAKE)", "r = ioctl(f, USE)");
    assertThat(Runs.run(uses, owner).broken()).doesNotContainKey(Rule.NON_OWNER_USED_DEVICE);
    LitmusText former =
        LitmusText.of(
            "f = open(dev)",
            "a = ioctl(f, TAKE)",
            "b = ioctl(f, MAKE)",
            "c = ioctl(f, GIVE)",
            "r = ioctl(f, USE)");
    assertThat(Runs.run(uses, former).broken()).containsKey(Rule.NON_OWNER_USED_DEVICE);
  }
}
