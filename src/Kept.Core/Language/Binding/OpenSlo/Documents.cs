using System.Diagnostics;
using Kept.Language.Syntax;
using Kept.Quantities;
using NodaTime;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>What every document of OpenSLO begins with.</summary>
internal sealed record Metadata(string Name, string? DisplayName, SyntaxNode NameNode);

/// <summary>A service level objective.</summary>
/// <param name="Indicator">Null for a composite, whose objectives have indicators of their own.</param>
/// <param name="Window">Null when the document does not say over which time it is assessed.</param>
internal sealed record Slo(BudgetingMethod Method, SliUse? Indicator, TimeWindow? Window, Sequence<SloObjective> Objectives)
{
    public Metadata Metadata { get; init; } = new("", null, null!);

    public Sequence<AlertUse> Alerts { get; init; }

    public bool IsComposite => Objectives.Any(o => o.Indicator is not null);
}

/// <summary>What an error budget is a budget of.</summary>
internal enum BudgetingMethod
{
    /// <summary>Events: good of all.</summary>
    Occurrences,

    /// <summary>Slices of time: those that are good enough, of all.</summary>
    Timeslices,

    /// <summary>Slices of time: the mean of their ratios.</summary>
    RatioTimeslices,
}

/// <summary>One of an SLO's objectives.</summary>
/// <param name="Threshold">Null of a ratio.</param>
/// <param name="Target">The share promised, 0 up to but not 1.</param>
/// <param name="SliceTarget">The share that makes a slice good.</param>
internal sealed record SloObjective(
    string? DisplayName, Threshold? Threshold, Written<Rational> Target, Written<Rational>? SliceTarget, DurationShorthand? SliceWindow, SliUse? Indicator);

/// <summary>What a measured value has to be compared with.</summary>
/// <param name="Sign">The comparison in this language: <c>&lt;=</c>.</param>
internal sealed record Threshold(string Sign, Written<Rational> Value);

/// <summary>An indicator as the document holds it, or the name of one.</summary>
internal sealed record SliUse(Sli? Inline, ScalarSyntax? Reference);

/// <summary>A service level indicator: exactly one of its metrics.</summary>
internal sealed record Sli(SliMetric Metric, SyntaxNode Node);

/// <summary>How an indicator is measured. Exactly one of the cases below.</summary>
internal abstract record SliMetric
{
    private protected SliMetric() { }

    /// <summary>All that is asked.</summary>
    public IEnumerable<Metric> Metrics() => this switch
    {
        Values values => [values.Metric],
        Fraction fraction => [fraction.Part, fraction.Total],
        Raw raw => [raw.Metric],
        _ => throw new UnreachableException(),
    };

    /// <summary>Values that an objective compares with its threshold.</summary>
    public sealed record Values(Metric Metric) : SliMetric;

    /// <summary>Good or bad events of all.</summary>
    /// <param name="Counter">Whether the metrics only grow.</param>
    public sealed record Fraction(Metric Part, bool IsBad, Metric Total, bool Counter) : SliMetric;

    /// <summary>Ratios that were computed before.</summary>
    public sealed record Raw(Metric Metric, bool IsFailure) : SliMetric;
}

/// <summary>What is asked of a system that measures.</summary>
/// <param name="DataSource">The name of a data source, or of a source of this workspace.</param>
internal sealed record Metric(string? DataSource, string? Type, MapSyntax Spec, SyntaxNode Node)
{
    /// <summary>Where the data source is named.</summary>
    public ScalarSyntax? DataSourceNode { get; init; }

    /// <summary>The type of metrics that a source of this workspace answers.</summary>
    public const string OwnType = "Kept";
}

/// <summary>The time over which an SLO is assessed.</summary>
/// <param name="Start">Where a window begins that the calendar fixes; null of one that rolls.</param>
internal sealed record TimeWindow(DurationShorthand Length, LocalDateTime? Start, DateTimeZone? Zone, SyntaxNode Node);

/// <summary>A whole number of minutes (m), hours (h), days (d), weeks (w), months (M), quarters (Q) or years (Y).</summary>
internal sealed record DurationShorthand(int Count, char Unit, SyntaxNode Node);

/// <summary>A second document of a kind and name.</summary>
internal sealed record Twin<T>(Metadata Again);

/// <summary>A value with the place where it is written.</summary>
internal sealed record Written<T>(T Value, SyntaxNode Node)
    where T : struct;
