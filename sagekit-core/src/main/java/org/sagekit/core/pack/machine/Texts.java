package org.sagekit.core.pack.machine;

/**
 * Reads a text as counts of its runs of words or characters. Words are runs of letters and digits;
 * which characters these are, and what they are in lower case, a table tells: how many ranges there
 * are, where each begins, and what to add, or 2^30 if its characters are no letters.
 */
final class Texts {
  private Texts() {}

  /**
   * Counts the runs of a text, and scales the counts to length 1. {@code reader} tells the table of
   * letters, the unit (0 words, 1 characters), the lengths of the shortest and the longest runs,
   * the entries of the terms, or -1 if runs go to buckets by their hash, and where the weights of
   * the terms stand.
   */
  static void terms(State s, int length, int out, int width, int reader) {
    for (int i = 0; i < width; i++) {
      s.memory[out + i] = 0.0;
    }
    if (length < 0) {
      return;
    }
    int letters = s.ints[reader];
    int at = 0;
    while (at < length) {
      int point = decoded(s, at, length);
      if (lower(s, letters, point) >= 0) {
        runs(s, length, out, width, reader, at);
        while (at < length && lower(s, letters, point) >= 0) {
          at += octetsOf(point);
          point = decoded(s, at, length);
        }
      } else {
        at += octetsOf(point);
      }
    }
    if (s.ints[reader + 4] >= 0) {
      for (int i = 0; i < width; i++) {
        s.memory[out + i] = s.memory[out + i] * s.reals[s.ints[reader + 5] + i];
      }
    }
    normalized(s, out, width);
  }

  /** Divides by the length. */
  static void normalized(State s, int out, int width) {
    double squares = 0.0;
    for (int i = 0; i < width; i++) {
      squares = squares + s.memory[out + i] * s.memory[out + i];
    }
    if (squares > 0.0) {
      double length = Math.sqrt(squares);
      for (int i = 0; i < width; i++) {
        s.memory[out + i] = s.memory[out + i] / length;
      }
    }
  }

  /** Counts the runs that begin in a word. */
  static void runs(State s, int length, int out, int width, int reader, int word) {
    int skip = 0;
    boolean more = true;
    while (more) {
      int units = s.ints[reader + 2];
      boolean enough = true;
      while (enough && units <= s.ints[reader + 3]) {
        enough = counted(s, length, out, width, reader, word, skip, units) == 1;
        units++;
      }
      more = s.ints[reader + 1] == 1 && (enough || units > s.ints[reader + 2] + 1);
      skip++;
    }
  }

  /** Counts a run; tells 0 if the text has no such run. */
  static int counted(
      State s, int length, int out, int width, int reader, int word, int skip, int units) {
    Hashes.begin(s, -1);
    if (emitted(s, length, reader, word, skip, units) == 0) {
      return 0;
    }
    int hash = Hashes.finished(s);
    int octets = s.octets;
    int entries = s.ints[reader + 4];
    if (entries < 0) {
      int bucket = out + (hash & 2147483647) % width;
      s.memory[bucket] = s.memory[bucket] + (hash < 0 ? -1.0 : 1.0);
      return 1;
    }
    int count = s.ints[entries];
    int i = Hashes.firstEntry(s, entries, hash);
    while (i < count && s.ints[entries + 1 + 4 * i] == hash) {
      int entry = entries + 1 + 4 * i;
      if (s.ints[entry + 2] == octets) {
        Hashes.begin(s, s.ints[entry + 1]);
        emitted(s, length, reader, word, skip, units);
        if (s.differs == 0) {
          int term = out + s.ints[entry + 3];
          s.memory[term] = s.memory[term] + 1.0;
          return 1;
        }
      }
      i++;
    }
    return 1;
  }

  /** Takes the octets of a run; tells 0 if the text ends before. */
  static int emitted(State s, int length, int reader, int word, int skip, int units) {
    if (s.ints[reader + 1] == 0) {
      return takeWords(s, length, s.ints[reader], word, units);
    }
    return characters(s, length, s.ints[reader], word, skip, units);
  }

  /** Takes words, with a blank between them. */
  static int takeWords(State s, int length, int letters, int word, int units) {
    int at = word;
    int rest = units;
    boolean inside = false;
    while (at < length) {
      int point = decoded(s, at, length);
      int letter = lower(s, letters, point);
      if (letter >= 0) {
        if (!inside && rest < units) {
          Hashes.take(s, 32);
        }
        inside = true;
        Hashes.character(s, letter);
      } else if (inside) {
        inside = false;
        rest--;
        if (rest == 0) {
          return 1;
        }
      }
      at += octetsOf(point);
    }
    return inside && rest == 1 ? 1 : 0;
  }

  /** Takes some of the characters of a word with a blank before and behind it. */
  static int characters(State s, int length, int letters, int word, int skip, int units) {
    int at = word;
    int index = 0;
    int rest = units;
    if (skip == 0) {
      Hashes.take(s, 32);
      rest--;
    }
    while (at < length && rest > 0) {
      int point = decoded(s, at, length);
      int letter = lower(s, letters, point);
      if (letter < 0) {
        at = length;
      } else {
        index++;
        if (index >= skip) {
          Hashes.character(s, letter);
          rest--;
        }
        at += octetsOf(point);
      }
    }
    if (rest == 1 && index + 1 >= skip) {
      Hashes.take(s, 32);
      rest = 0;
    }
    return rest == 0 ? 1 : 0;
  }

  /** The letter or digit in lower case, or -1 if the character is none. */
  static int lower(State s, int letters, int point) {
    int low = 0;
    int high = s.ints[letters];
    while (low + 1 < high) {
      int middle = (low + high) >> 1;
      if (s.ints[letters + 1 + middle] <= point) {
        low = middle;
      } else {
        high = middle;
      }
    }
    int add = s.ints[letters + 1 + s.ints[letters] + low];
    return point < 0 || add == 1073741824 ? -1 : point + add;
  }

  /** The character at a place of the text; -1 for an octet that begins none. */
  static int decoded(State s, int at, int length) {
    if (at >= length) {
      return -1;
    }
    int first = s.text[at] & 255;
    if (first < 128) {
      return first;
    }
    int more = first >= 240 ? 3 : first >= 224 ? 2 : first >= 192 ? 1 : 0;
    if (more == 0 || at + more >= length) {
      return -1;
    }
    int point = first & (63 >> more);
    for (int i = 1; i <= more; i++) {
      int next = s.text[at + i] & 255;
      if ((next & 192) != 128) {
        return -1;
      }
      point = point << 6 | next & 63;
    }
    return point;
  }

  /** How many octets a character has. */
  static int octetsOf(int point) {
    return point < 128 ? 1 : point < 2048 ? 2 : point < 65536 ? 3 : 4;
  }
}
