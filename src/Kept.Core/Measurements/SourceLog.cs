using Kept.Agreements;

namespace Kept.Measurements;

/// <summary>All that the files of one source say, with when each row became known.</summary>
public abstract class SourceLog
{
    private SourceTimeline? _last;
    private long _lastTick;

    private protected SourceLog(Source source, SourceReport report)
    {
        Source = source;
        Report = report;
    }

    public Source Source { get; }

    public SourceReport Report { get; }

    /// <summary>The latest instant that the rows speak of, in ticks: the latest recording where the source has that
    /// column, else the latest stamp, end of a bucket or end of a held state; dates do not count. Null without
    /// rows.</summary>
    public abstract long? LatestInstant { get; }

    /// <summary>The instant that rows of a source speak of, by their latest stamp: the end of a bucket or of a held state, where no
    /// recording is written.</summary>
    public static long InstantOf(Source source, long stamp) => source switch
    {
        { Recorded: not null } => stamp,
        { Content: SourceContent.States states } => stamp + (states.HoldsAtMost ?? 0),
        _ => stamp + Segments.SourceLayout.Lag(source),
    };

    /// <summary>What was known of the source at that tick; asked for the same tick again, it is the same object.</summary>
    public SourceTimeline AsOf(long tick)
    {
        if (_last is null || _lastTick != tick) (_last, _lastTick) = (KnownAt(tick), tick);
        return _last;
    }

    private protected abstract SourceTimeline KnownAt(long tick);
}
