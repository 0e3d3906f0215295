package org.dropmaster.report.promela;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromelaModelTest {
  private final String model = new BuiltIn("two-acquire", "exclusive-owner").model();

  @Test
  void beginsWithItsTitleAndHowToRunIt() {
    assertThat(model).startsWith("/*\n * two-acquire under exclusive-owner\n");
    assertThat(model).contains("spin -a model.pml");
  }

  @Test
  void hasAProcessForEachActorAndTheJudge() {
    assertThat(model.lines().filter(line -> line.startsWith("active proctype")))
        .containsExactly(
            "active proctype P0() {", "active proctype P1() {", "active proctype judge() {");
  }

  @Test
  void namesTheLineThatEachStepComesFrom() {
    assertThat(model).contains("/* exclusive-owner.policy:").contains("guard(device.lock)");
  }

  @Test
  void isTheSameTextEachTime() {
    assertThat(new BuiltIn("two-acquire", "exclusive-owner").model()).isEqualTo(model);
  }

  @Test
  void doesNothingOnceTheRunHasEnded() {
    long options = model.lines().filter(line -> line.strip().equals(":: atomic {")).count();
    long guarded = model.lines().filter(line -> line.strip().startsWith("(!ended")).count();
    assertThat(options).isPositive();
    assertThat(guarded).isGreaterThanOrEqualTo(options);
  }

  @Test
  void aStepThatManyMovesGoOnWithIsWrittenOnce() {
    String client = PromelaModel.of("client", BuiltIn.client("exclusive-owner", 2));
    assertThat(client.lines().filter(line -> line.contains("open: install the descriptor")))
        .hasSizeLessThan(30);
    assertThat(client).hasSizeLessThan(1_300_000);
  }
}
