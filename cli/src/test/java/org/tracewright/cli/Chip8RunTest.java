package org.tracewright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Chip8RunTest {
  private static final String DIGIT =
      "i := 0x1ff\nload v0\ni := hex v0\nsprite v1 v1 5\nv2 := key\nhalt: jump halt\n";

  @TempDir private Path folder;

  private String assembled(String source) throws IOException {
    Path file = Files.writeString(folder.resolve("guest.8o"), source);
    assertThat(Tw.run("asm", file.toString())).isEqualTo(new Tw(0, "", ""));
    return folder.resolve("guest.ch8").toString();
  }

  private String screen(String... arguments) throws IOException {
    Path file = folder.resolve("screen.txt");
    String[] all = new String[arguments.length + 4];
    System.arraycopy(arguments, 0, all, 4, arguments.length);
    all[0] = "run";
    all[1] = "--headless";
    all[2] = "--frames=20";
    all[3] = "--screen=" + file;
    assertThat(Tw.run(all)).isEqualTo(new Tw(0, "", ""));
    return Files.readString(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"interpreter", "jit", "lockstep"})
  void theLastPictureIsTheSameInEveryEngine(String engine) throws IOException {
    String text =
        screen("--engine=" + engine, "--poke=0x1ff=7", "--keys=3:+5,6:-5", assembled(DIGIT));
    assertThat(text).startsWith("####...").hasLineCount(32);
    assertThat(text.lines()).allMatch(line -> line.length() == 64);
  }

  @Test
  void everyProfileShowsItsOwnDisplay() throws IOException {
    String program = assembled(DIGIT);
    assertThat(screen("--profile=xochip", program)).hasLineCount(32);
    assertThat(screen("--profile=schip", program)).hasLineCount(32);
    assertThat(screen("--profile=schip-legacy", program)).startsWith("########.").hasLineCount(64);
  }

  @Test
  void framesEndARunAndAnInstructionLimitIsALimit() throws IOException {
    String program = assembled("halt: jump halt\n");
    assertThat(Tw.run("run", "--headless", "--frames=3", program).status()).isZero();
    Tw limited = Tw.run("run", "--headless", "--max-instructions=7", program);
    assertThat(limited.status()).isEqualTo(124);
    assertThat(limited.error()).startsWith("tw: stopped after 7 instructions at 0x00000200: jump");
  }

  @Test
  void exitEndsWithStatusZero() throws IOException {
    assertThat(Tw.run("run", "--headless", "--profile=schip", assembled("exit\n")))
        .isEqualTo(new Tw(0, "", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hires            | 132 | unknown opcode at 0x00000200: hires   | try --profile schip",
        ".half 0xffff     | 132 | unknown opcode at 0x00000200: .half   | the bytes ff ff are no",
        "return           | 139 | stack underflow at 0x00000200: return | no call was left",
        "a: :call a       | 139 | stack overflow at 0x00000200: :call   | 16 calls had not returned",
        "a: v0 := key     | 2   | the guest waits for a key             | --keys presses some",
      })
  void tellsWhyAGuestCannotGoOn(String source, int status, String cause, String remedy)
      throws IOException {
    Tw tw = Tw.run("run", "--headless", assembled(source + "\n"));
    assertThat(tw.status()).isEqualTo(status);
    assertThat(tw.error())
        .startsWith("tw: " + cause)
        .contains("\n  ")
        .contains(remedy)
        .hasLineCount(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--profile=schp      | --profile takes chip8, schip, schip-legacy or xochip, not 'schp'",
        "--poke=12           | --poke takes an address and a byte",
        "--poke=0x1000=1     | there is no memory at 0x1000",
        "--poke=0=256        | --poke takes a number from -128 to 255",
        "--keys=ten          | a key script has frame, sign and key, not 'ten'",
        "--frames=0          | --frames takes a number from 1",
        "--ipf=many          | --ipf takes a number from 1",
        "--screen=out.jpg    | --screen does not know what kind of file 'out.jpg' is to be",
        "--record=out.png    | --record does not know",
        "--audio=out.mp3     | --audio does not know",
        "--screen=no/dir.txt | --screen: cannot write no/dir.txt",
      })
  void refusesWrongOptions(String option, String cause) throws IOException {
    Tw tw = Tw.run("run", "--headless", option, assembled(DIGIT));
    assertThat(tw.status()).isEqualTo(2);
    assertThat(tw.error()).startsWith("tw: " + cause).hasLineCount(2);
  }

  @Test
  void refusesASoundOfManyHours() throws IOException {
    String wav = "--audio=" + folder.resolve("long.wav");
    Tw tw =
        Tw.run("run", "--headless", "--frames=1000000", "--ipf=1", wav, assembled("a: jump a\n"));
    assertThat(tw.status()).isEqualTo(2);
    assertThat(tw.error()).startsWith("tw: --audio: the run was longer");
  }

  @Test
  void playsOnlyInATerminal() throws IOException {
    Tw tw = Tw.run("run", assembled(DIGIT));
    assertThat(tw.status()).isEqualTo(2);
    assertThat(tw.error()).startsWith("tw: there is no terminal to play in\n  --headless");
    assertThat(Tw.run("run", "--frames=2", assembled(DIGIT))).isEqualTo(new Tw(0, "", ""));
  }

  @Test
  void suggestsTheProfileThatWasMeant() throws IOException {
    assertThat(Tw.run("run", "--profile=schp", assembled(DIGIT)).error())
        .contains("did you mean 'schip'?");
  }

  @Test
  void refusesFilesThatAreNoPrograms() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.ch8"));
    Path large = Files.write(folder.resolve("large.ch8"), new byte[4000]);
    assertThat(Tw.run("run", empty.toString()).status()).isEqualTo(126);
    Tw tooLarge = Tw.run("run", large.toString());
    assertThat(tooLarge.status()).isEqualTo(126);
    assertThat(tooLarge.error()).contains("run it with --profile xochip");
    assertThat(Tw.run("run", "missing.ch8").status()).isEqualTo(127);
  }

  @Test
  void writesPicturesAndSound() throws IOException {
    String program = assembled("v0 := 9\nbuzzer := v0\n" + DIGIT);
    for (String option :
        new String[] {"screen=a.png", "screen=b.gif", "record=c.gif", "audio=d.wav"}) {
      String name = option.substring(option.indexOf('=') + 1);
      String full = "--" + option.replace(name, folder.resolve(name).toString());
      Tw tw = Tw.run("run", "--headless", "--frames=60", full, program);
      assertThat(tw).isEqualTo(new Tw(0, "", ""));
    }
    assertThat(folder.resolve("a.png")).isNotEmptyFile();
    assertThat(
            Files.readString(folder.resolve("c.gif"), java.nio.charset.StandardCharsets.ISO_8859_1))
        .startsWith("GIF89a");
    assertThat(Files.size(folder.resolve("d.wav"))).isEqualTo(44 + 48_000);
    assertThat(Files.readAllBytes(folder.resolve("b.gif"))).endsWith(0x3b);
  }

  @Test
  void flagsOutliveARunInTheFileThatIsNamed() throws IOException {
    String program =
        assembled("loadflags v0\nv0 += 1\nsaveflags v0\ni := hex v0\nsprite v1 v1 5\nexit\n");
    String flags = "--flags=" + folder.resolve("state").resolve("flags");
    String first = screen("--profile=schip", flags, program);
    String second = screen("--profile=schip", flags, program);
    assertThat(second).isNotEqualTo(first);
    assertThat(screen("--profile=schip", program)).isEqualTo(first);
  }

  @Test
  void optionsMayStandBehindASource() throws IOException {
    Path source = Files.writeString(folder.resolve("late.8o"), DIGIT);
    String output = folder.resolve("named.ch8").toString();
    assertThat(Tw.run("asm", source.toString(), "-o", output)).isEqualTo(new Tw(0, "", ""));
    assertThat(Tw.run("disasm", output, "--end=0x204").out()).hasLineCount(2);
    assertThat(Tw.run("disasm", output, "--ende=3").error())
        .startsWith("tw: unknown option '--ende'")
        .contains("did you mean '--end'?");
    assertThat(Tw.run("disasm", output, output).error()).contains("takes one file");
  }

  @Test
  void listsAndDescribes() throws IOException {
    String program = assembled(DIGIT);
    assertThat(Tw.run("disasm", program).out())
        .contains("200:  a1ff      i := 0x1ff")
        .hasLineCount(6);
    assertThat(Tw.run("disasm", "--start=0x204", "--end=0x208", program).out()).hasLineCount(2);
    assertThat(Tw.run("disasm", "--start=0x300", program).status()).isEqualTo(2);
    assertThat(Tw.run("info", program).out()).contains("chip8, unless --profile", "0x200 to 0x20b");
  }
}
