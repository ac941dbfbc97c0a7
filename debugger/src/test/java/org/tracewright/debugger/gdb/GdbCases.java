package org.tracewright.debugger.gdb;

import java.util.ArrayList;
import java.util.List;

/**
 * What GDB is told, and what it has to say to it. The program is {@code probe.c}.
 *
 * <p>In the table, lines that begin with {@code (gdb)} are commands, the others regular expressions
 * that its output has to match in this order. An empty line ends a case.
 */
final class GdbCases {

  /** One conversation. */
  record Case(String name, List<String> commands, List<String> expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  private GdbCases() {}

  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    for (String text : TABLE.strip().split("\n\n")) {
      List<String> lines = text.lines().map(String::strip).toList();
      cases.add(
          new Case(
              lines.get(0).substring(2),
              lines.stream()
                  .filter(l -> l.startsWith("(gdb) "))
                  .map(l -> l.substring("(gdb) ".length()))
                  .toList(),
              lines.stream().skip(1).filter(l -> !l.startsWith("(gdb) ")).toList()));
    }
    return cases;
  }

  private static final String TABLE =
      """
      # connect
      0x[0-9a-f]+ in _start \\(\\)|_start \\(\\) at

      # architecture
      (gdb) show architecture
      "auto" \\(currently "riscv:rv32"\\)
      (gdb) show osabi
      (currently|default).* "none"

      # break by name
      (gdb) break add
      (gdb) continue
      Breakpoint 1, add \\(a=2, b=3\\)
      (gdb) info breakpoints
      breakpoint already hit 1 time

      # break by line
      (gdb) break probe.c:16
      (gdb) continue
      Breakpoint 1, add .*probe.c:16

      # break by address
      (gdb) break *main
      (gdb) continue
      Breakpoint 1, .*main \\(\\)

      # temporary breakpoint
      (gdb) tbreak total
      (gdb) continue
      Temporary breakpoint 1, total \\(\\)
      (gdb) info breakpoints
      No breakpoints

      # hardware breakpoint
      (gdb) hbreak fact
      Hardware assisted breakpoint 1
      (gdb) continue
      Breakpoint 1, fact \\(n=5\\)

      # temporary hardware breakpoint
      (gdb) thbreak count
      (gdb) continue
      Temporary breakpoint 1, count \\(times=10\\)

      # conditional breakpoint
      (gdb) break fact if n == 2
      (gdb) continue
      Breakpoint 1, fact \\(n=2\\)

      # ignore count
      (gdb) break fact
      (gdb) ignore 1 3
      (gdb) continue
      Breakpoint 1, fact \\(n=2\\)

      # commands of a breakpoint
      (gdb) break total
      (gdb) python gdb.breakpoints()[0].commands = 'print counter'
      (gdb) continue
      \\$1 = 10

      # disabled breakpoint
      (gdb) break add
      (gdb) break total
      (gdb) disable 1
      (gdb) continue
      Breakpoint 2, total

      # deleted breakpoint
      (gdb) break add
      (gdb) delete 1
      (gdb) continue
      exited with code 0241

      # many breakpoints
      (gdb) rbreak ^add
      (gdb) rbreak ^fact
      (gdb) rbreak ^count
      (gdb) continue
      Breakpoint .*, add
      (gdb) continue
      Breakpoint .*, fact \\(n=5\\)

      # until and advance
      (gdb) break main
      (gdb) continue
      (gdb) advance total
      total \\(\\) at
      (gdb) until 35
      probe.c:?.*35

      # stepi
      (gdb) break main
      (gdb) continue
      (gdb) stepi
      0x[0-9a-f]+
      (gdb) stepi 3
      0x[0-9a-f]+

      # nexti over a call
      (gdb) break main
      (gdb) continue
      (gdb) tbreak add
      (gdb) continue
      (gdb) finish
      Value returned is \\$1 = 5

      # step into a function
      (gdb) break main
      (gdb) continue
      (gdb) step
      add \\(a=2, b=3\\)

      # step over lines
      (gdb) break add
      (gdb) continue
      (gdb) step
      return sum;
      (gdb) step
      (gdb) step
      main \\(\\) at|int f = fact

      # next over a call
      (gdb) break main
      (gdb) continue
      (gdb) next
      int f = fact\\(5\\);
      (gdb) next
      count\\(10\\);
      (gdb) print f
      \\$1 = 120

      # next over recursion
      (gdb) break fact
      (gdb) continue
      (gdb) delete
      (gdb) next
      return n \\* fact\\(n - 1\\);
      (gdb) next
      (gdb) print n
      \\$1 = 5

      # finish with a value
      (gdb) break fact if n == 3
      (gdb) continue
      (gdb) finish
      Value returned is \\$1 = 6

      # backtrace
      (gdb) break fact if n == 1
      (gdb) continue
      (gdb) backtrace
      #0 +fact \\(n=1\\)
      #1 .*fact \\(n=2\\)
      #4 .*fact \\(n=5\\)
      #5 .*main \\(\\)

      # up, down and locals
      (gdb) break fact if n == 3
      (gdb) continue
      (gdb) up
      fact \\(n=4\\)
      (gdb) print n
      \\$1 = 4
      (gdb) frame function main
      (gdb) info locals
      a = 5

      # print data
      (gdb) print table
      \\$1 = \\{1, 2, 3, 4, 5, 6, 7, 8\\}
      (gdb) print spot
      \\$2 = \\{x = 3, y = 4\\}
      (gdb) print text
      \\$3 = "hello gdb"
      (gdb) print &table[2]
      \\$4 = \\(int \\*\\) 0x[0-9a-f]+ <table\\+8>

      # examine memory in every format
      (gdb) x/4dw table
      1\\s+2\\s+3\\s+4
      (gdb) x/2xh table
      0x0001\\s+0x0000
      (gdb) x/3ub table
      1\\s+0\\s+0
      (gdb) x/s text
      "hello gdb"
      (gdb) x/2c text
      104 'h'\\s+101 'e'
      (gdb) x/tb table
      00000001
      (gdb) x/ob &table[7]
      010
      (gdb) x/a &nowhere
      0xfffffff0

      # disassemble
      (gdb) x/2i main
      addi?\\s+sp,sp,-
      (gdb) disassemble add
      Dump of assembler code for function add:
      ret
      End of assembler dump

      # set variables
      (gdb) set var course = 7
      (gdb) print course
      \\$1 = 7
      (gdb) set var table[0] = 100
      (gdb) continue
      exited with code 04

      # set memory by address
      (gdb) set {int}&counter = 5
      (gdb) break total
      (gdb) continue
      (gdb) print counter
      \\$1 = 15

      # set a string
      (gdb) set var text = "HELLO GDB"
      (gdb) x/s text
      "HELLO GDB"

      # set registers
      (gdb) break add
      (gdb) continue
      (gdb) set $t6 = 0x1234
      (gdb) info registers t6
      t6\\s+0x1234\\s+4660
      (gdb) print $zero
      \\$1 = 0

      # set the pc
      (gdb) break total
      (gdb) continue
      (gdb) set $pc = main
      (gdb) delete
      (gdb) break count
      (gdb) continue
      Breakpoint 2, count
      (gdb) print counter
      \\$1 = 10

      # all registers
      (gdb) info registers
      ra\\s+0x
      sp\\s+0x
      pc\\s+0x.*<_start

      # CSRs
      (gdb) info registers mstatus
      mstatus\\s+0x
      (gdb) set $mscratch = 0xabcd
      (gdb) print/x $mscratch
      \\$1 = 0xabcd
      (gdb) info registers csr
      mcycle|minstret
      (gdb) info registers priv
      priv\\s+0x

      # instructions are counted
      (gdb) print $minstret
      \\$1 = 0
      (gdb) stepi 5
      (gdb) print $minstret
      \\$2 = 5

      # memory map
      (gdb) info mem
      Using memory regions provided by the target
      0x[0-9a-f]+ 0x[0-9a-f]+ rw

      # memory that is not there
      (gdb) print *(int *) 0xfffffff0
      Cannot access memory at address 0xfffffff0
      (gdb) print counter
      \\$1 = 0

      # watch
      (gdb) break count
      (gdb) continue
      (gdb) watch counter
      Hardware watchpoint 2: counter
      (gdb) continue
      Old value = 0
      New value = 1
      (gdb) continue
      Old value = 1
      New value = 2

      # watch with a condition
      (gdb) watch counter if counter == 7
      (gdb) continue
      Old value = 6
      New value = 7

      # rwatch
      (gdb) rwatch table[5]
      (gdb) continue
      Hardware read watchpoint 1: table\\[5\\]
      Value = 6
      (gdb) backtrace 1
      total \\(\\)

      # awatch
      (gdb) break count
      (gdb) continue
      (gdb) awatch counter
      (gdb) continue
      Value = 0
      (gdb) continue
      Old value = 0
      New value = 1

      # watch a structure
      (gdb) watch spot
      (gdb) continue
      Old value = \\{x = 3, y = 4\\}
      New value = \\{x = 5, y = 4\\}

      # watch a local that goes out of scope
      (gdb) break add
      (gdb) continue
      (gdb) watch sum
      (gdb) continue
      New value = 5
      (gdb) continue
      has left the block in

      # deleted watchpoint
      (gdb) watch counter
      (gdb) continue
      New value = 1
      (gdb) delete
      (gdb) continue
      exited with code 0241

      # reverse-stepi
      (gdb) break total
      (gdb) continue
      (gdb) reverse-stepi
      (gdb) reverse-stepi
      (gdb) print counter
      \\$1 = 10
      (gdb) stepi 2
      (gdb) backtrace 1
      total

      # reverse-continue to a breakpoint
      (gdb) break total
      (gdb) continue
      (gdb) break fact
      (gdb) reverse-continue
      Breakpoint 2, .*fact \\(n=1\\)
      (gdb) reverse-continue
      Breakpoint 2, .*fact \\(n=2\\)

      # reverse-continue to the last write
      (gdb) break total
      (gdb) continue
      (gdb) watch counter
      (gdb) reverse-continue
      Old value = 10
      New value = 9

      # reverse to the start of history
      (gdb) break main
      (gdb) continue
      (gdb) delete
      (gdb) reverse-continue
      No more reverse-execution history
      _start

      # reverse-next and reverse-step
      (gdb) break total
      (gdb) continue
      (gdb) finish
      (gdb) reverse-next
      (gdb) reverse-next
      count\\(10\\);|int t = total
      (gdb) reverse-step
      count

      # reverse-finish
      (gdb) break fact if n == 2
      (gdb) continue
      (gdb) reverse-finish
      fact \\(n=3\\)

      # change the past
      (gdb) break total
      (gdb) continue
      (gdb) break count
      (gdb) reverse-continue
      (gdb) set var times = 3
      (gdb) continue
      Breakpoint 1, total
      (gdb) print counter
      \\$1 = 3

      # monitor
      (gdb) monitor hello
      you said hello
      (gdb) print counter
      \\$1 = 0

      # call a function of the guest
      (gdb) break main
      (gdb) continue
      (gdb) print add(20, 22)
      \\$1 = 42
      (gdb) continue
      exited with code 0241

      # return from a function
      (gdb) break add
      (gdb) continue
      (gdb) return 50
      (gdb) next
      (gdb) continue
      exited with code 0316

      # a fault
      (gdb) set var course = 2
      (gdb) continue
      Program received signal SIGSEGV, Segmentation fault.
      fall \\(\\)
      (gdb) print nowhere
      \\$1 = \\(int \\*\\) 0xfffffff0
      (gdb) continue
      Program terminated with signal SIGSEGV

      # compare the program with memory
      (gdb) compare-sections .text
      Section .text, range .*: matched.

      # load the program again
      (gdb) set var table[0] = 9
      (gdb) load
      (gdb) print table[0]
      \\$1 = 1

      # threads
      (gdb) info threads
      \\* 1

      # dump memory
      (gdb) dump binary memory /dev/null table table+8
      (gdb) find /w table, +32, 5
      <table\\+16>
      1 pattern found

      # display at each stop
      (gdb) break fact
      (gdb) continue
      (gdb) display n
      (gdb) continue
      n = 4

      # far back and forth
      (gdb) break total
      (gdb) continue
      (gdb) reverse-stepi 100
      (gdb) stepi 100
      (gdb) backtrace 1
      total
      """;
}
