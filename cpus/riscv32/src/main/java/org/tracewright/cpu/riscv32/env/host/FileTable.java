package org.tracewright.cpu.riscv32.env.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.tracewright.sim.Stateful;

/** A process's descriptors. The lowest free number is given out first, as POSIX demands. */
public final class FileTable implements Stateful {
  /** The most descriptors that are open at once. */
  public static final int CAPACITY = 1024;

  private final OpenFile[] files = new OpenFile[CAPACITY];

  /** More are not remembered: what a process had open so many files ago stays closed. */
  private static final int MOST_KNOWN = 1 << 16;

  /** All that ever had a descriptor, and their places here, by which a state names them. */
  private final List<OpenFile> known = new ArrayList<>();

  private final Map<OpenFile, Integer> places = new IdentityHashMap<>();

  /** Descriptors 0, 1 and 2 on the console. */
  public FileTable(Console console) {
    files[0] = console.input();
    files[1] = console.output();
    files[2] = console.error();
    remember(files[0]);
    remember(files[1]);
    remember(files[2]);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    for (int i = 0; i < CAPACITY; i++) {
      if (files[i] != null) {
        out.writeShort(i);
        out.writeInt(places.getOrDefault(files[i], -1));
        out.writeLong(files[i] instanceof HostFile file ? file.position() : 0);
      }
    }
    out.writeShort(-1);
  }

  /**
   * What another process had open is closed in this one: only its own files can be opened again.
   */
  @Override
  public void restore(DataInput in) throws IOException {
    Arrays.fill(files, null);
    for (int i = in.readShort(); i >= 0 && i < CAPACITY; i = in.readShort()) {
      int place = in.readInt();
      long position = in.readLong();
      files[i] = place >= 0 && place < known.size() ? known.get(place) : null;
      if (files[i] instanceof HostFile file) {
        file.reopenAt(position);
      }
    }
  }

  private void remember(OpenFile file) {
    if (known.size() < MOST_KNOWN && places.putIfAbsent(file, known.size()) == null) {
      known.add(file);
    }
  }

  /** What the descriptor refers to, {@code null} if nothing. */
  public OpenFile get(int descriptor) {
    return descriptor >= 0 && descriptor < CAPACITY ? files[descriptor] : null;
  }

  /** Gives the file a descriptor at or above {@code least}; {@code -EMFILE} if none is free. */
  public int add(OpenFile file, int least) {
    for (int i = Math.max(0, least); i < CAPACITY; i++) {
      if (files[i] == null) {
        files[i] = file;
        remember(file);
        return i;
      }
    }
    return -Errno.EMFILE;
  }

  /** Makes {@code descriptor} refer to {@code file}, closing what it referred to. */
  public int put(int descriptor, OpenFile file) {
    if (descriptor < 0 || descriptor >= CAPACITY) {
      return -Errno.EBADF;
    }
    if (files[descriptor] != null) {
      close(descriptor);
    }
    files[descriptor] = file;
    remember(file);
    return descriptor;
  }

  /** Frees the descriptor; closes the file if no other refers to it. */
  public int close(int descriptor) {
    OpenFile file = get(descriptor);
    if (file == null) {
      return -Errno.EBADF;
    }
    files[descriptor] = null;
    return Arrays.stream(files).anyMatch(other -> other == file) ? 0 : file.close();
  }

  /** Closes all but the standard streams. */
  public void closeFiles() {
    for (int i = 0; i < CAPACITY; i++) {
      if (files[i] != null) {
        close(i);
      }
    }
  }
}
