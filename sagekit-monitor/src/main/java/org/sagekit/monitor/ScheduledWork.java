package org.sagekit.monitor;

import java.util.function.Function;
import org.sagekit.api.Stage;
import org.sagekit.api.monitor.schedule.Outcome;
import org.sagekit.api.monitor.schedule.ScheduleWindow;

/**
 * What a schedule runs.
 *
 * @param stage takes what {@code input} makes of a window
 * @param input fetches it
 * @param outcome says what was found
 */
record ScheduledWork<I, O>(
    Stage<? super I, O> stage,
    Function<ScheduleWindow, I> input,
    Function<? super O, Outcome> outcome) {}
