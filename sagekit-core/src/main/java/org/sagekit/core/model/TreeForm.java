package org.sagekit.core.model;

import org.sagekit.api.model.Tree;
import org.sagekit.core.internal.Decoder;
import org.sagekit.core.internal.Encoder;

/** How a tree is written in the form graph/2: most numbers are floats, so they take 4 bytes. */
final class TreeForm {
  private static final int KIND = 3;
  private static final int LEAF = 0;
  private static final int SPLIT = 1;
  private static final int LEVEL_SPLIT = 2;
  private static final int MISSING_LEFT = 4;
  private static final int SHORT_COVER = 8;
  private static final int SHORT_NUMBERS = 16;
  private static final int FLAGS = KIND | MISSING_LEFT | SHORT_COVER | SHORT_NUMBERS;
  private static final int LEAST_NODE = 1 + Float.BYTES + Float.BYTES;

  private TreeForm() {}

  static void write(Encoder out, Tree tree) {
    out.number(tree.leafWidth()).number(tree.size());
    for (int node = 0; node < tree.size(); node++) {
      if (tree.isLeaf(node)) {
        writeLeaf(out, tree, node);
      } else {
        writeSplit(out, tree, node);
      }
    }
  }

  private static void writeLeaf(Encoder out, Tree tree, int node) {
    boolean brief = true;
    for (int i = 0; i < tree.leafWidth(); i++) {
      brief &= isFloat(tree.value(node, i));
    }
    flags(out, LEAF | (brief ? SHORT_NUMBERS : 0), tree.cover(node));
    for (int i = 0; i < tree.leafWidth(); i++) {
      real(out, brief, tree.value(node, i));
    }
  }

  private static void writeSplit(Encoder out, Tree tree, int node) {
    boolean bySet = tree.isLevelSplit(node);
    boolean brief = !bySet && isFloat(tree.threshold(node));
    int flags = bySet ? LEVEL_SPLIT : SPLIT | (brief ? SHORT_NUMBERS : 0);
    flags(out, flags | (tree.missingLeft(node) ? MISSING_LEFT : 0), tree.cover(node));
    out.number(tree.feature(node)).number(tree.left(node)).number(tree.right(node));
    if (bySet) {
      long[] words = tree.levelBits(node);
      out.number(words.length);
      for (long word : words) {
        out.big(word);
      }
    } else {
      real(out, brief, tree.threshold(node));
    }
  }

  private static void flags(Encoder out, int flags, double cover) {
    boolean brief = isFloat(cover);
    out.octet(flags | (brief ? SHORT_COVER : 0));
    real(out, brief, cover);
  }

  private static boolean isFloat(double value) {
    return Double.doubleToRawLongBits((float) value) == Double.doubleToRawLongBits(value);
  }

  private static void real(Encoder out, boolean brief, double value) {
    if (brief) {
      out.number(Float.floatToRawIntBits((float) value));
    } else {
      out.real(value);
    }
  }

  static Tree read(Decoder in) {
    int leafWidth = in.count(Float.BYTES);
    int size = in.count(LEAST_NODE);
    Tree.Builder tree = in.valid(() -> Tree.builder(leafWidth));
    for (int node = 0; node < size; node++) {
      int flags = in.octet();
      in.require((flags & ~FLAGS) == 0 && (flags & KIND) != KIND, "flags of a tree node", flags);
      double cover = real(in, (flags & SHORT_COVER) != 0);
      if ((flags & KIND) == LEAF) {
        boolean brief = (flags & SHORT_NUMBERS) != 0;
        tree.leaf(cover, numbers(in, leafWidth, brief));
      } else {
        readSplit(in, tree, flags, cover);
      }
    }
    return in.valid(tree::build);
  }

  private static double[] numbers(Decoder in, int count, boolean brief) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = real(in, brief);
    }
    return numbers;
  }

  private static void readSplit(Decoder in, Tree.Builder tree, int flags, double cover) {
    int feature = in.number(0, Integer.MAX_VALUE - 1);
    int left = in.number();
    int right = in.number();
    boolean missingLeft = (flags & MISSING_LEFT) != 0;
    int node;
    if ((flags & KIND) == SPLIT) {
      double threshold = real(in, (flags & SHORT_NUMBERS) != 0);
      node = tree.split(feature, threshold, missingLeft, cover);
    } else {
      long[] words = new long[in.count(Long.BYTES)];
      for (int i = 0; i < words.length; i++) {
        words[i] = in.big();
      }
      node = tree.levelSplit(feature, words, missingLeft, cover);
    }
    tree.children(node, left, right);
  }

  private static double real(Decoder in, boolean brief) {
    return brief ? Float.intBitsToFloat(in.number()) : in.real();
  }
}
