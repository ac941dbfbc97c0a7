/*
 * Every synchronous trap of machine and user mode, and what the handler finds in mcause, mtval and mepc.
 * argv cannot reach a bare-metal program; TURNS says how often the ECALL is repeated.
 */
#include "guest.h"
#include "machine.h"

#ifndef TURNS
#define TURNS 2000
#endif

/* What the last trap left behind; resume is where to go on, 0 for the next instruction. */
static volatile uint32_t cause, value, where, count, resume, status_in_trap;

static void __attribute__((interrupt("machine"), aligned(4))) on_trap(void) {
  cause = READ_CSR(mcause);
  value = READ_CSR(mtval);
  where = READ_CSR(mepc);
  status_in_trap = READ_CSR(mstatus);
  count++;
  uint32_t next = resume;
  if (next == 0) {
    next = where + ((*(const uint16_t *)where & 3) == 3 ? 4 : 2);
  }
  resume = 0;
  WRITE_CSR(mepc, next);
  SET_CSR(mstatus, MSTATUS_MPP); /* back to machine mode, whoever trapped */
}

static int failures;

static void expect(const char *what, uint32_t expected_cause, uint32_t expected_value) {
  print(what);
  print(": cause ");
  print_unsigned(cause);
  if (cause != expected_cause || value != expected_value) {
    print(" WRONG, value ");
    print_hex(value);
    failures++;
  }
  print_char('\n');
  cause = value = 0xdeadbeef;
}

#define CAUSE(instruction) __asm__ volatile(instruction ::: "memory", "t0", "t1")

static void instructions(void) {
  uint32_t left = 0x5a5a5a5a, at = 1;
  CAUSE(".word 0xffffffff");
  expect("all ones", 2, 0xffffffff);
  CAUSE(".half 0");
  expect("all zeros", 2, 0);
  CAUSE(".word 0x0220d093"); /* srli x1, x1, 34 */
  expect("shift by 34", 2, 0x0220d093);
  CAUSE(".word 0xc0001073"); /* csrw cycle, zero */
  expect("write of a read-only register", 2, 0xc0001073);
  CAUSE(".word 0x7c002373"); /* csrr t1, 0x7c0 */
  expect("register that does not exist", 2, 0x7c002373);
  CAUSE(".option push\n.option norvc\nebreak\n.option pop");
  expect("ebreak", 3, value == 0 ? 0 : where); /* the manual allows both */
  CAUSE("ecall");
  expect("ecall from machine mode", 11, 0);
  __asm__ volatile("lw %0, 4(%1)" : "+r"(left) : "r"(at - 1) : "memory");
  expect("load from nowhere", 5, 4);
  report_unsigned("its register is untouched", left == 0x5a5a5a5a);
  __asm__ volatile("sb %0, 7(%1)" ::"r"(left), "r"(at) : "memory");
  expect("store to nowhere", 7, 8);
  static uint32_t cell[2] = {1, 2};
  uint32_t odd = (uint32_t)cell + 2;
  __asm__ volatile("lr.w %0, (%1)" : "+r"(left) : "r"(odd) : "memory");
  expect("misaligned lr", 4, odd);
  __asm__ volatile("amoadd.w %0, %0, (%1)" : "+r"(left) : "r"(odd) : "memory");
  expect("misaligned amo", 6, odd);
  report_unsigned("memory is untouched", cell[0] == 1 && cell[1] == 2 && left == 0x5a5a5a5a);
  __asm__ volatile("la t0, 1f\n sw t0, (%0)\n li t1, 16\n jr t1\n1:" ::"r"(&resume) : "memory", "t0", "t1");
  report_unsigned("mepc of a fetch from nowhere", where);
  expect("fetch from nowhere", 1, 16);
}

static void registers(void) {
  WRITE_CSR(mscratch, 0x12345678);
  report_hex("swapped", SWAP_CSR(mscratch, 0x0ff00ff0));
  report_hex("before set", SET_CSR(mscratch, 0xf));
  report_hex("before clear", CLEAR_CSR(mscratch, 0xff0));
  report_hex("after", READ_CSR(mscratch));
  uint32_t old;
  __asm__ volatile("csrrwi %0, mscratch, 31\n csrsi mscratch, 0\n csrci mscratch, 5" : "=r"(old));
  report_hex("immediate forms", READ_CSR(mscratch));
  WRITE_CSR(mepc, 0x80000003);
  report_hex("mepc keeps bit 1, not bit 0", READ_CSR(mepc));
  report_unsigned("hart", READ_CSR(mhartid));
  report_hex("rv32 with a, c, i, m, u", READ_CSR(misa) & 0xc0101105);
}

/* One piece of assembly each, so that no instruction of the compiler's counts. */
static void counters(void) {
  uint32_t before, after;
  __asm__ volatile("csrr %0, minstret\n nop\n nop\n nop\n csrr %1, minstret" : "=&r"(before), "=r"(after));
  report_unsigned("retired", after - before);
  __asm__ volatile("csrr %0, minstret\n ecall\n csrr %1, minstret" : "=&r"(before), "=r"(after));
  report_unsigned("an ecall does not retire, its handler does", after - before > 1 && after - before < 200);
  __asm__ volatile("csrw minstret, %1\n csrr %0, minstret" : "=r"(after) : "r"(100));
  report_unsigned("minstret after a write of 100", after);
  WRITE_CSR(minstreth, 7);
  report_unsigned("minstreth", READ_CSR(minstreth));
  __asm__ volatile("csrr %0, mcycle\n nop\n csrr %1, mcycle" : "=&r"(before), "=r"(after));
  report_unsigned("cycles advance", after > before);
}

/* Runs code in user mode until it traps; the handler comes back to machine mode behind it. */
static void __attribute__((noinline)) in_user_mode(void (*code)(void)) {
  uint32_t back;
  __asm__ volatile("la %0, 1f" : "=r"(back));
  resume = back;
  CLEAR_CSR(mstatus, MSTATUS_MPP);
  SET_CSR(mstatus, MSTATUS_MPIE);
  WRITE_CSR(mepc, (uint32_t)code);
  __asm__ volatile("mret\n1:" ::: "memory", "t0"); /* the handler saves what it uses */
}

static void __attribute__((naked)) user_ecall(void) { __asm__ volatile("ecall"); }
static void __attribute__((naked)) user_csr(void) { __asm__ volatile("csrr t0, mscratch"); }
static void __attribute__((naked)) user_mret(void) { __asm__ volatile("mret"); }
static void __attribute__((naked)) user_counter(void) { __asm__ volatile("csrr t0, instret\n ecall"); }

static void user_mode(void) {
  /* Where there is physical memory protection, user mode needs leave for all of memory; else this traps. */
  __asm__ volatile("li t0, -1\n csrw pmpaddr0, t0\n li t0, 31\n csrw pmpcfg0, t0" ::: "t0");
  cause = 0;
  in_user_mode(user_ecall);
  report_unsigned("previous mode was user", (status_in_trap & MSTATUS_MPP) == 0);
  expect("ecall from user mode", 8, 0);
  in_user_mode(user_csr);
  expect("machine register from user mode", 2, 0x340022f3);
  in_user_mode(user_mret);
  expect("mret from user mode", 2, 0x30200073);
  WRITE_CSR(mcounteren, 0);
  in_user_mode(user_counter);
  expect("counter without leave", 2, 0xc02022f3);
  WRITE_CSR(mcounteren, 7);
  WRITE_CSR(scounteren, 7); /* traps, and is skipped, where there is no supervisor mode */
  in_user_mode(user_counter);
  expect("counter with leave", 8, 0);
}

static void interrupt_stack(void) {
  CLEAR_CSR(mstatus, MSTATUS_MIE);
  CAUSE("ecall");
  report_unsigned("disabled: mpie, mie", (status_in_trap & MSTATUS_MPIE) / 8 + (status_in_trap & MSTATUS_MIE) / 8);
  SET_CSR(mstatus, MSTATUS_MIE);
  CAUSE("ecall");
  report_unsigned("enabled: mpie, mie", (status_in_trap & MSTATUS_MPIE) / 8 + (status_in_trap & MSTATUS_MIE) / 8);
  report_unsigned("enabled again behind it", READ_CSR(mstatus) & MSTATUS_MIE);
}

int main(void) {
  WRITE_CSR(mtvec, (uint32_t)on_trap);
  instructions();
  registers();
  counters();
  user_mode();
  interrupt_stack();
  uint32_t before = count;
  for (int i = 0; i < TURNS; i++) {
    CAUSE("ecall");
  }
  report_unsigned("ecalls in a loop", count - before);
  report_unsigned("failures", (uint32_t)failures);
  return failures;
}
