package org.tracewright.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Properties;
import org.apache.commons.cli.Options;

/** {@code tw --version}. */
final class VersionCommand implements Command {
  @Override
  public String usage() {
    return "";
  }

  @Override
  public String description() {
    return "Prints the version of tw and of the JVM it runs on.";
  }

  @Override
  public Options options() {
    return new Options();
  }

  @Override
  public int run(String[] arguments, Streams streams) {
    PrintStream out = streams.text();
    out.println("tw " + version() + " on " + jvm());
    streams.finish(out);
    return ExitStatus.OK;
  }

  /** The version of this build. */
  static String version() {
    Properties properties = new Properties();
    try (InputStream in = VersionCommand.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new AssertionError("version.properties is packed beside this class", e);
    }
    return properties.getProperty("version");
  }

  /** The JVM in a few words. */
  static String jvm() {
    return System.getProperty("java.vm.name") + " " + Runtime.version();
  }
}
