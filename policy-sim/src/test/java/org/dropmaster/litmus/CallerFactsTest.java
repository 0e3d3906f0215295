package org.dropmaster.litmus;

import static org.dropmaster.litmus.VerdictAssert.under;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a driver can ask about whoever calls: process, container, privilege: 1.5 and 1.6. */
class CallerFactsTest {
  private static final String ASKS =
      Plain.policy(
          "pid of; bool other; int by;",
          """
          NOTE(file f)
          {
          	device.of = current;
          	device.by = tenant;
          	return 0;
          }

          SAME(file f)
          {
          	if (device.of == current)
          		return 0;
          	return -EPERM;
          }

          MINE(file f)
          {
          	if (device.by == tenant)
          		return 0;
          	return -EPERM;
          }

          OPENER(file f)
          {
          	if (f.pid == current)
          		return 0;
          	return -EPERM;
          }

          ADMIN(file f)
          {
          	if (capable())
          		return 0;
          	return -EACCES;
          }

          reset()
          {
          	if (capable())
          		device.other = device.of != current;
          	return 0;
          }
          """
              + Plain.BO);

  @Test
  void currentIsTheProcessWhicheverOfItsThreadsCalls() {
    LitmusText threads =
        LitmusText.of("f = open(dev)", "r0 = ioctl(f, NOTE)", "r1 = ioctl(f, SAME)")
            .thread("THREAD(P0)", "r0 = ioctl(3, SAME)");
    under(ASKS, threads.forall("0:r0 == 0 && 0:r1 == 0")).always();
    under(ASKS, threads.exists("1:r0 == 0")).sometimes();
  }

  @Test
  void anotherProcessIsNeitherCurrentNorTheOpener() {
    LitmusText test =
        LitmusText.of(
                "f = open(dev)", "r0 = ioctl(f, NOTE)", "r1 = ioctl(f, OPENER)", "send(f, P1)")
            .thread("", "f = recv()", "r0 = ioctl(f, SAME)", "r1 = ioctl(f, OPENER)");
    under(ASKS, test.forall("0:r1 == 0 && 1:r0 == -EPERM && 1:r1 == -EPERM")).always();
  }

  @Test
  void processesOfOneContainerHaveOneTenant() {
    LitmusText one =
        LitmusText.of("f = open(dev)", "r0 = ioctl(f, NOTE)", "send(f, P1)")
            .thread("", "f = recv()", "r0 = ioctl(f, MINE)");
    under(ASKS, one.forall("1:r0 == 0")).always();
    LitmusText two =
        LitmusText.of("f = open(dev)", "r0 = ioctl(f, NOTE)", "send(f, P1)")
            .thread("TENANT(b)", "f = recv()", "r0 = ioctl(f, MINE)");
    under(ASKS, two.forall("1:r0 == -EPERM")).always();
  }

  /** domain.md 1.5: the admin is capable; so is the kernel, where it runs for nobody. */
  @Test
  void theAdminAndTheKernelAreCapable() {
    LitmusText test =
        new LitmusText(List.of(), "exists (deadlock)")
            .thread("UID(0)", "f = open(dev)", "r0 = ioctl(f, ADMIN)", "send(f, P1)")
            .thread("UID(7)", "f = recv()", "r0 = ioctl(f, ADMIN)");
    under(ASKS, test.forall("0:r0 == 0 && 1:r0 == -EACCES")).always();
    LitmusText kernel = LitmusText.of("f = open(dev)", "r0 = ioctl(f, NOTE)", "r1 = error(dev)");
    under(ASKS, kernel.forall("device.other")).always();
  }
}
