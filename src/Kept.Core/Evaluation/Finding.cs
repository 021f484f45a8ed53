using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>Whether a promise was kept. Unknown is an answer, but only when it matters.</summary>
public enum Verdict
{
    Met,
    Missed,
    NotDetermined,
}

/// <summary>What the measurements say of every objective of an agreement in one period.</summary>
/// <param name="AsOf">Only what was recorded up to this tick was used.</param>
/// <param name="At">The tick at which open clocks were read; later time has not happened yet.</param>
/// <param name="Findings">By objective, period and scope. There may be very many, so some are put together when they are looked at, out of numbers
/// that are known.</param>
/// <param name="Plans">What the agreement's plan came to in each period of the findings; empty without a plan.</param>
public sealed record Evaluation(
    Agreement Agreement, ServicePeriod Period, long AsOf, long At, IReadOnlyList<Finding> Findings, Sequence<PlanSheet> Plans)
{
    /// <summary>What somebody should look at in the cases behind the findings; worked out when it is asked for.</summary>
    public Later<Sequence<CaseProblem>> Problems { get; init; } = Later.Of(Sequence<CaseProblem> () => []);
}

/// <summary>What the measurements say of one objective, in one period and for one scope.</summary>
/// <param name="Target">What was promised in this scope and period; null when nothing was, or no table entry fits.</param>
/// <param name="Verdict">Null for an objective that promises nothing.</param>
/// <param name="IsRunning">Whether the period goes on at the instant of the evaluation.</param>
/// <param name="Days">The days of the period, each for itself and the period up to it; empty unless asked for.</param>
public sealed record Finding(
    Objective Objective,
    Sequence<Label> Scope,
    ServicePeriod Period,
    Comparison? Target,
    Measured Measured,
    Verdict? Verdict,
    bool IsRunning,
    Sequence<DayFigure> Days)
{
    /// <summary>How it stands while the period goes on; null when that is over or nothing was promised.</summary>
    public Outlook? Outlook { get; init; }

    /// <summary>The number when all that is unknown was bad for the promise, and when it was good; more is better where nothing was promised.</summary>
    public (Figure? Worst, Figure? Best) Bounds => Target is { Comparator.PrefersMore: false }
        ? (Measured.High, Measured.Low)
        : (Measured.Low, Measured.High);

    /// <summary>How much may go wrong, and how much has; null where its number is not simply a share.</summary>
    public ErrorBudget? Budget { get; init; }
}

/// <summary>One dimension of a scope with its value.</summary>
public readonly record struct Label(string Dimension, string Value);

/// <summary>One measured number with what may be unknown about it.</summary>
/// <param name="Value">What the known measurements say; null when they say nothing.</param>
/// <param name="Low">The smallest that it can be, whatever is missing; null when nothing bounds it.</param>
/// <param name="High">The largest that it can be.</param>
/// <param name="Count">How many measurements (samples, cases, intervals) or, for time, ticks were counted.</param>
public sealed record Measured(Figure? Value, Figure? Low, Figure? High, long Count, Evidence Evidence)
{
    public static Measured Exactly(Figure? value, long count, Evidence evidence) =>
        new(value, value, value, count, evidence) { HasNoOther = true };

    /// <summary>There is a value, and it is the same whatever is missing.</summary>
    public bool IsCertain => HasNoOther && Value is not null;

    /// <summary>There is no value, whatever is missing.</summary>
    public bool IsNothing => HasNoOther && Value is null;

    private bool HasNoOther { get; init; }
}

/// <summary>A day of a period: the number on that day alone, and of the period up to its end.</summary>
public sealed record DayFigure(NodaTime.LocalDate Date, TimeRange Range, Measured Day, Measured Cumulative);
