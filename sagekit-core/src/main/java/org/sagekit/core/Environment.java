package org.sagekit.core;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import org.sagekit.core.internal.FileWorkspace;

/** What all stages of a run share. */
record Environment(
    FileWorkspace workspace,
    long seed,
    Clock clock,
    ExecutorService executor,
    int threads,
    Manner manner) {}
