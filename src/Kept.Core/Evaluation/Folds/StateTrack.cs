using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>One series of states, judged up or down.</summary>
internal sealed class StateTrack
{
    private readonly StateSeries _series;
    private readonly long _at;
    private readonly Judgement[] _judgements;   // by state
    private readonly Lazy<Judgement[]?> _confirmed;   // by record, when changes need confirmation

    /// <param name="down">When it is down; null never.</param>
    /// <param name="confirmation">Null takes every record at its word.</param>
    public StateTrack(StateSeries series, Source source, Expression? down, Confirmation? confirmation, long at)
    {
        _series = series;
        _at = at;
        _judgements = JudgementsOf(series, down is null ? _ => false : new StateConditions(source).Condition(down));
        _confirmed = new(() => confirmation is null ? null : Confirm(confirmation));
    }

    private enum Judgement : byte
    {
        Up,
        Down,

        /// <summary>Nobody knows.</summary>
        Unknown,

        /// <summary>Records to come may still say which.</summary>
        Open,
    }

    /// <summary>The first record's tick; null without records.</summary>
    public long? FirstRecord => _series.At.IsEmpty ? null : _series.At.Span[0];

    /// <summary>What the records say of a range; what comes after the present is unknown.</summary>
    /// <param name="gaps">What time without data counts as.</param>
    public TimeOutline Outline(TimeRange range, GapRule gaps)
    {
        var (down, unknown, open) = (new IntervalSet.Builder(), new IntervalSet.Builder(), new IntervalSet.Builder());
        var at = _series.At.Span;
        var end = Math.Min(range.End, _at);
        var position = range.Start;
        for (var i = Math.Max(FirstAfter(at, range.Start) - 1, 0); i < at.Length && at[i] < end && position < end; i++)
        {
            if (at[i] > position)
            {
                unknown.Append(new(position, at[i]));
                position = at[i];
            }
            var next = i + 1 < at.Length ? Math.Min(at[i + 1], end) : end;
            var held = _series.HoldsAtMost is { } most ? Math.Min(next, at[i] + most) : next;
            if (held <= position) continue;
            var judgement = _confirmed.Value is { } confirmed ? confirmed[i] : _judgements[_series.State.Span[i]];
            if (judgement is Judgement.Down) down.Append(new(position, held));
            if (judgement is Judgement.Unknown) unknown.Append(new(position, held));
            if (judgement is Judgement.Open) open.Append(new(position, held));
            position = held;
        }
        unknown.Append(new(position, range.End));
        var outline = new TimeOutline(down.Build(), unknown.Build(), IntervalSet.Of(range)).With(gaps, _at);
        return outline with { Unknown = outline.Unknown.Union(open.Build()) };
    }

    private static int FirstAfter(ReadOnlySpan<long> at, long tick)
    {
        var index = at.BinarySearch(tick + 1);
        return index >= 0 ? index : ~index;
    }

    private static Judgement[] JudgementsOf(StateSeries series, Func<(Sequence<string> Labels, string State), bool?> isDown) => series.States
        .Select(state => state == SourceContent.States.NoData ? Judgement.Unknown : isDown((series.Labels, state)) switch
        {
            true => Judgement.Down,
            false => Judgement.Up,
            null => Judgement.Unknown,
        }).ToArray();

    /// <summary>The judgement in force at each record: a change takes so many records in a row; a record of which nobody
    /// knows neither confirms nor breaks a row.</summary>
    private Judgement[] Confirm(Confirmation confirmation)
    {
        var states = _series.State.Span;
        var result = new Judgement[states.Length];
        var current = Judgement.Unknown;
        var (candidate, since, count) = (Judgement.Unknown, 0, 0);
        for (var i = 0; i < states.Length; i++)
        {
            var judgement = _judgements[states[i]];
            if (judgement is not Judgement.Unknown)
            {
                if (judgement != candidate) (candidate, since, count) = (judgement, i, 0);
                count++;
                var needed = candidate is Judgement.Down ? confirmation.Down : confirmation.Up;
                if (candidate != current && count >= needed)
                {
                    current = candidate;
                    if (confirmation.FromFirst) result.AsSpan(since, i - since).Fill(current);
                }
            }
            result[i] = current;
        }
        // A row that records to come may still confirm, from its first on.
        if (confirmation.FromFirst && candidate != current) result.AsSpan(since).Fill(Judgement.Open);
        return result;
    }
}
