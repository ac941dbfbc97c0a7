package org.tracewright.sim;

import java.util.List;

/**
 * Retires instructions and stops where a test wants it to: the smallest model that keeps the
 * contract.
 */
final class CountingCpu implements Cpu {
  private int pc;
  private long retired;
  private volatile long limit;
  private volatile boolean stopRequested;
  private StopReason stopped;
  private final Runnable turn;

  CountingCpu(Runnable turn) {
    this.turn = turn;
  }

  @Override
  public StopReason run(long wanted) {
    limit = wanted;
    if (stopRequested) {
      limit = 0;
    }
    while (retired < limit) {
      turn();
    }
    return reason();
  }

  @Override
  public StopReason step() {
    turn();
    return reason();
  }

  private void turn() {
    pc += 4;
    retired++;
    turn.run();
  }

  private StopReason reason() {
    StopReason reason = stopped;
    stopped = null;
    if (reason == null && stopRequested) {
      stopRequested = false;
      reason = new StopReason.Requested();
    }
    return reason != null ? reason : new StopReason.Budget(retired);
  }

  @Override
  public void endTurnAt(long at) {
    limit = Math.min(limit, at);
  }

  @Override
  public void stop(StopReason reason) {
    stopped = reason;
    limit = 0;
  }

  @Override
  public void requestStop() {
    stopRequested = true;
    limit = 0;
  }

  @Override
  public void resume(long count) {
    retired = count;
    stopped = null;
  }

  @Override
  public String name() {
    return "counter";
  }

  @Override
  public int pc() {
    return pc;
  }

  @Override
  public void setPc(int value) {
    pc = value;
  }

  @Override
  public long retired() {
    return retired;
  }

  @Override
  public List<Register> registers() {
    return List.of(new Register(0, "count", 64));
  }

  @Override
  public long register(int number) {
    return retired;
  }

  @Override
  public void setRegister(int number, long value) {
    retired = value;
  }
}
