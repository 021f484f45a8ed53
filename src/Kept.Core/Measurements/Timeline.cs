using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Measurements;

/// <summary>What was known of all sources at one instant: the input of an evaluation.</summary>
/// <param name="AsOf">Only what was recorded up to this tick is in it.</param>
public sealed record Timeline(long AsOf, Sequence<SourceTimeline> Sources)
{
    public SourceTimeline? Find(string source) => Sources.FirstOrDefault(s => s.Source.Name == source);
}

/// <summary>What was known of one source. Exactly one of the cases below, by the type of the source's content.</summary>
public abstract record SourceTimeline
{
    private protected SourceTimeline(Source source) => Source = source;

    public Source Source { get; }

    public sealed record States(Source Of, Sequence<StateSeries> Series) : SourceTimeline(Of);

    public sealed record Counts(Source Of, Sequence<CountSeries> Series) : SourceTimeline(Of);

    public sealed record Samples(Source Of, Sequence<SampleSeries> Series) : SourceTimeline(Of);

    public sealed record Cases(Source Of, CaseTable Table) : SourceTimeline(Of);
}
