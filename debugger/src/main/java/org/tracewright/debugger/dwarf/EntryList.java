package org.tracewright.debugger.dwarf;

import java.util.ArrayList;
import java.util.List;

/**
 * The folders and files of a line table of version 5: each list says first which contents in which
 * form an entry has. DWARF 5, 6.2.4.1 "Standard Content Descriptions".
 */
final class EntryList {
  private static final int DW_LNCT_PATH = 1;
  private static final int DW_LNCT_DIRECTORY_INDEX = 2;

  private record Content(int type, int form) {}

  private record Entry(String path, int folder) {}

  private final Cursor at;
  private final int offsetSize;
  private final Names names;

  EntryList(Cursor header, int offsetSize, Names names) {
    this.at = header;
    this.offsetSize = offsetSize;
    this.names = names;
  }

  /** Reads both lists; the files with their folders, by number. */
  List<String> files() {
    List<Entry> folders = entries();
    List<String> files = new ArrayList<>();
    for (Entry file : entries()) {
      files.add(names.joined(folder(folders, file.folder), file.path));
    }
    return files;
  }

  /** The path of a folder; a relative one starts at folder 0, where the compiler ran. */
  private String folder(List<Entry> folders, int number) {
    if (number >= folders.size()) {
      return "";
    }
    String own = folders.get(number).path;
    return number == 0 ? own : names.joined(folders.get(0).path, own);
  }

  private List<Entry> entries() {
    List<Content> format = new ArrayList<>();
    for (int count = at.u8(); count > 0; count--) {
      format.add(new Content(at.index(), at.index()));
    }
    List<Entry> entries = new ArrayList<>();
    // Every entry takes a byte at least, or a count could be as large as it likes.
    for (int count = at.index(); count > 0; count--) {
      int before = at.offset();
      entries.add(entry(format));
      if (at.offset() == before) {
        throw at.damaged("an empty entry");
      }
    }
    return entries;
  }

  private Entry entry(List<Content> format) {
    String path = "";
    int folder = 0;
    for (Content content : format) {
      switch (content.type) {
        case DW_LNCT_PATH -> path = text(content.form);
        case DW_LNCT_DIRECTORY_INDEX -> folder = number(content.form);
        default -> skip(content.form);
      }
    }
    return new Entry(path, folder);
  }

  private String text(int form) {
    return switch (form) {
      case Form.STRING -> names.inline(at);
      case Form.STRP -> names.str(at.unsigned(offsetSize));
      case Form.LINE_STRP -> names.lineStr(at.unsigned(offsetSize));
      default -> {
        skip(form);
        yield "?";
      }
    };
  }

  private int number(int form) {
    long value =
        switch (form) {
          case Form.DATA1 -> at.u8();
          case Form.DATA2 -> at.u16();
          case Form.DATA4 -> at.u32();
          case Form.UDATA -> at.uleb();
          default -> throw at.damaged("a folder number of form " + form);
        };
    return (int) Math.min(value & Long.MAX_VALUE, Integer.MAX_VALUE);
  }

  private void skip(int form) {
    switch (form) {
      case Form.STRING -> at.skipString();
      case Form.STRP, Form.LINE_STRP, Form.STRP_SUP -> at.skip(offsetSize);
      case Form.DATA1, Form.STRX1 -> at.skip(1);
      case Form.DATA2, Form.STRX2 -> at.skip(2);
      case Form.STRX3 -> at.skip(3);
      case Form.DATA4, Form.STRX4 -> at.skip(4);
      case Form.DATA8 -> at.skip(8);
      case Form.DATA16 -> at.skip(16);
      case Form.UDATA, Form.STRX -> at.uleb();
      case Form.BLOCK -> at.skip(at.uleb());
      default -> throw at.damaged("an entry of form " + form);
    }
  }
}
