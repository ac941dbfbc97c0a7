package org.tracewright.bench;

import java.util.List;

/**
 * How to start more of ourselves.
 *
 * @param tw the command that starts {@code tw}; its arguments follow
 * @param jvm the command that starts a JVM with our classes; a class and its arguments follow
 */
public record OwnCommands(List<String> tw, List<String> jvm) {
  public OwnCommands {
    tw = List.copyOf(tw);
    jvm = List.copyOf(jvm);
  }
}
