package org.dropmaster.litmus;

import static org.dropmaster.litmus.VerdictAssert.under;

import org.junit.jupiter.api.Test;

/** Errors, resets and the removal of the device, and what state it is in: 1.13, 4 and 10.5. */
class DeviceFactsTest {
  private static String policy(String functions) {
    return Plain.policy("int resets; int removals; bool go; bool bad;", functions + Plain.BO);
  }

  private static final String RESETS =
      policy(
          """
          reset()
          {
          	device.resets = device.resets + 1;
          	if (device.bad)
          		return -EIO;
          	return 0;
          }

          remove()
          {
          	device.removals = device.removals + 1;
          }

          RESET(file f)
          {
          	reset_device();
          	return 0;
          }

          SPOIL(file f)
          {
          	device.bad = true;
          	return 0;
          }
          """);

  @Test
  void anErrorIsResetOnceAndTheDeviceWorksAgain() {
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = error(dev)");
    under(RESETS, test.forall("device.resets == 1 && device.removals == 0 && OWNED")).always();
    under(RESETS, test.ever("BROKEN")).always();
  }

  @Test
  void aDriverCanAskForAResetItself() {
    LitmusText test = LitmusText.of("f = open(dev)", "r0 = ioctl(f, RESET)");
    under(RESETS, test.forall("device.resets == 1 && 0:r0 == 0 && OWNED")).always();
    LitmusText none = LitmusText.of("f = open(dev)", "r0 = ioctl(f, NOP)");
    under(RESETS, none.forall("device.resets == 0 && OWNED")).always().breaks();
  }

  @Test
  void aResetThatFailsOrThatNobodyHasLeavesTheDeviceBroken() {
    LitmusText fails = LitmusText.of("f = open(dev)", "r0 = ioctl(f, SPOIL)", "r1 = error(dev)");
    under(RESETS, fails.forall("device.resets == 1 && BROKEN && !OWNED")).always();
    LitmusText lacks = LitmusText.of("f = open(dev)", "r0 = error(dev)");
    under(policy(""), lacks.forall("BROKEN")).always();
  }

  /** domain.md 1.13: after the unplug no file is opened, and the removal runs once. */
  @Test
  void anUnpluggedDeviceIsRemovedAndOpensNoMore() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "r0 = unplug(dev)", "g = open(dev)", "r1 = ioctl(f, NOP)");
    under(RESETS, test.forall("0:g == -ENODEV && device.removals == 1 && device.resets == 0"))
        .always();
    under(RESETS, test.forall("BROKEN")).always();
  }

  @Test
  void noResetMakesAnUnpluggedDeviceWhole() {
    LitmusText test =
        LitmusText.of("f = open(dev)", "r0 = unplug(dev)").thread("", "r0 = error(dev)");
    under(RESETS, test.forall("BROKEN && device.removals == 1 && device.resets == 1")).always();
  }

  /** One state at a time, whatever happens. */
  @Test
  void theStatesOfTheMachineFollowTheOwner() {
    LitmusText never = LitmusText.of("r0 = close(3)");
    under(RESETS, never.forall("FREE && !OWNED && !REVOKING && !PINNED && !BROKEN")).always();
    LitmusText open = LitmusText.of("f = open(dev)");
    under(RESETS, open.forall("OWNED && !FREE && !REVOKING && !PINNED && !BROKEN")).always();
    LitmusText closed = LitmusText.of("f = open(dev)", "r0 = close(f)");
    under(RESETS, closed.forall("FREE && !OWNED && !REVOKING && !PINNED && !BROKEN")).always();
    under(RESETS, closed.ever("REVOKING && !OWNED && !FREE")).always().breaks();
    LitmusText exported =
        LitmusText.of(
            "f = open(dev)", "h = ioctl(f, ALLOC)", "d = ioctl(f, EXPORT, 1)", "r0 = close(f)");
    under(RESETS, exported.exists("0:d == 4 && !(PINNED && !FREE && !OWNED && !REVOKING)")).never();
    under(RESETS, exported.exists("0:d == -EMFILE && !FREE")).never();
    under(RESETS, exported.exists("PINNED")).sometimes();
  }
}
