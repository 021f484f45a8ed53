using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Measurements;

/// <summary>What was known of all sources at one instant: the input of an evaluation.</summary>
/// <param name="AsOf">Only what was recorded up to this tick is in it.</param>
public sealed record Timeline(long AsOf, Sequence<SourceTimeline> Sources)
{
    public SourceTimeline? Find(string source) => Sources.FirstOrDefault(s => s.Source.Name == source);

    /// <summary>What of it had happened by a tick. Dates stay, since they are set in advance.</summary>
    public Timeline HappenedBy(long tick) => this with { Sources = Sources.Select(s => s.HappenedBy(tick)).ToSequence() };
}

/// <summary>What was known of one source. Exactly one of the cases below, by the type of the source's content.</summary>
public abstract record SourceTimeline
{
    private protected SourceTimeline(Source source) => Source = source;

    public Source Source { get; }

    /// <summary>What of it had happened by a tick.</summary>
    public SourceTimeline HappenedBy(long tick) => this switch
    {
        States states => states with { Series = states.Series.Select(s => s.UpTo(tick)).ToSequence() },
        Counts counts => counts with { Series = counts.Series.Select(s => s.UpTo(tick)).ToSequence() },
        Samples samples => samples with { Series = samples.Series.Select(s => s.UpTo(tick)).ToSequence() },
        Cases cases => cases with { Table = cases.Table.UpTo(tick) },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public sealed record States(Source Of, Sequence<StateSeries> Series) : SourceTimeline(Of);

    public sealed record Counts(Source Of, Sequence<CountSeries> Series) : SourceTimeline(Of);

    public sealed record Samples(Source Of, Sequence<SampleSeries> Series) : SourceTimeline(Of);

    public sealed record Cases(Source Of, CaseTable Table) : SourceTimeline(Of);
}
