package org.sagekit.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TreeTest {

  @Test
  void holdsSplitsAndLeaves() {
    Tree.Builder builder = Tree.builder(1);
    int root = builder.split(2, 0.5, true, 10);
    int left = builder.leaf(4, -1);
    int right = builder.leaf(6, 1);
    Tree tree = builder.children(root, left, right).build();
    assertThat(tree.features()).isEqualTo(3);
    assertThat(tree.threshold(root)).isEqualTo(0.5);
    assertThat(tree.value(tree.right(root), 0)).isEqualTo(1);
    assertThat(tree.cover(left)).isEqualTo(4);
  }

  @Test
  void refusesACycle() {
    Tree.Builder builder = Tree.builder(1);
    builder.split(0, 1, false, 1);
    builder.leaf(1, 0);
    assertThatThrownBy(() -> builder.children(0, 0, 1).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("child of node 0 must be a node from 1 to 1");
  }

  @Test
  void refusesOrphansAndSharedChildren() {
    Tree.Builder orphan = Tree.builder(1);
    orphan.leaf(1, 0);
    orphan.leaf(1, 0);
    assertThatThrownBy(orphan::build).hasMessageContaining("an orphan");
    Tree.Builder shared = Tree.builder(1);
    shared.split(0, 1, false, 1);
    shared.leaf(1, 0);
    assertThatThrownBy(() -> shared.children(0, 1, 1).build()).hasMessageContaining("no other has");
  }

  @Test
  void refusesAnEmptyTreeAndAWrongLeaf() {
    assertThatThrownBy(() -> Tree.builder(1).build()).hasMessageContaining("nodes");
    assertThatThrownBy(() -> Tree.builder(2).leaf(1, 5)).hasMessageContaining("numbers of a leaf");
  }

  @Test
  void growsBeyondItsFirstRoom() {
    Tree.Builder builder = Tree.builder(1);
    int depth = 1000;
    for (int i = 0; i < depth; i++) {
      int split = builder.split(i, i, false, 1);
      int leaf = builder.leaf(1, i);
      builder.children(split, leaf, leaf + 1);
    }
    builder.leaf(1, depth);
    assertThat(builder.build().size()).isEqualTo(2 * depth + 1);
  }
}
