namespace Kept.Core.Tests.Evaluation;

using Measure = (string Written, Func<CaseTrial, List<KnownCase>, string, Filling?, Outcome> Of);

/// <summary>Indicators over cases, as written and by the book.</summary>
internal static class CaseMeasures
{
    /// <summary>Conditions on a case; null when it depends on an event that has not happened.</summary>
    private static readonly (string Written, Func<KnownCase, bool?> Holds, bool MayStillCome)[] Conditions =
    [
        ("resolved - opened <= 600 minutes", c => c.When("resolved") - c.When("opened") is { } time ? time <= 600 : null, true),
        ("happened(answered)", c => c.When("answered") is not null, false),
        ("not happened(resolved) or resolved <= promised",
            c => c.When("resolved") is not { } at ? true : c.When("promised") is { } due ? at <= due : null, true),
        ("priority == P1 or priority == P2", c => c.Row.Priority is "P1" or "P2", false),
        ("effort >= 2.5", c => Effort(c) is { } effort ? effort >= new Fraction(5, 2) : null, false),
        ("effort > 1 and answered - opened < 60 minutes", c => (Effort(c) is { } e ? e > 1 : (bool?)null)
            & (c.When("answered") - c.When("opened") is { } time ? time < 60 : null), true),
    ];

    /// <summary>Values of a case in the unit held; null as above.</summary>
    private static readonly (string Written, Func<KnownCase, Fraction?> Of, string[] Events)[] Values =
    [
        ("effort", Effort, []),
        ("resolved - opened", c => c.When("resolved") - c.When("opened") is { } time ? time * 60 : null, ["resolved", "opened"]),
        ("(resolved - opened) * effort",
            c => c.When("resolved") - c.When("opened") is { } time && Effort(c) is { } e ? time * 60 * e : null, ["resolved", "opened"]),
        ("max(effort, 2)", c => Effort(c) is { } e ? Fraction.Max(e, 2) : null, []),
    ];

    /// <returns>The measure, and what puts a case into the period.</returns>
    public static (Measure Measure, string? CountedBy) Throw(Dice dice, CaseTerms terms, string common, string countedBy) =>
        dice.Between(0, 9) switch
        {
            < 4 => Timeliness(dice, terms, common, countedBy),
            4 => Promised(dice, common, countedBy, terms),
            5 => (ShareOfCases(dice, common, countedBy), countedBy),
            6 => (Count(common, countedBy), countedBy),
            7 => (ClockTimes(dice, terms, common, countedBy), countedBy),
            8 => (CaseValues(dice, common, countedBy), countedBy),
            _ => (Availability(dice, common), null),
        };

    private static Measure Count(string common, string countedBy) => (
        $"{{count: {{{common}, countedBy: {countedBy}}}}}", (trial, cases, _, _) =>
        {
            var count = Plain(trial, cases, countedBy).Count;
            return Outcome.Certain(count, count);
        });

    private static (Measure, string) Timeliness(Dice dice, CaseTerms terms, string common, string countedBy)
    {
        var isLeftOut = dice.Chance(40);
        var counted = isLeftOut ? terms.From : countedBy;
        var written = $"{{timeliness: {{{common}, clock: {terms.Clock}, within: {terms.Within}"
            + $"{(isLeftOut ? "" : $", countedBy: {countedBy}")}}}}}";
        return ((written, (trial, cases, _, filling) => Share(trial, cases, counted, filling, c =>
        {
            var isInTime = terms.IsInTime(trial.Setting, c, out var isJudged);
            return (isInTime, isJudged);
        })), counted);
    }

    private static (Measure, string) Promised(Dice dice, string common, string countedBy, CaseTerms terms)
    {
        var moves = terms.Pauses && dice.Chance(50);
        var clock = moves ? $"{terms.Clock[..^1]}, pausedTime: moves-the-due-time}}" : terms.Clock;
        return (($"{{timeliness: {{{common}, clock: {clock}, due: promised, countedBy: {countedBy}}}}}",
        (trial, cases, _, filling) => Share(trial, cases, countedBy, filling, c =>
        {
            var done = c.When(terms.To) is { } at && at <= trial.Setting.At ? at : (long?)null;
            var carried = moves && c.Row.Promised is { } date ? terms.MovedOn(c, date) : c.Row.Promised;
            var isInTime = carried is { } due ? (done ?? trial.Setting.At) > due ? false : done is null ? null : (bool?)true : null;
            return (isInTime, c.Row.Promised is not null);
        })), countedBy);
    }

    private static Measure ShareOfCases(Dice dice, string common, string countedBy)
    {
        var good = dice.Pick(Conditions);
        return ($"{{shareOfCases: {{{common}, good: \"{good.Written}\", countedBy: {countedBy}}}}}", (trial, cases, _, filling) =>
            Share(trial, cases, countedBy, filling, c =>
            {
                var holds = good.Holds(c);
                var events = good.Written.Split(' ', '(', ')').Where(w => w is "opened" or "answered" or "resolved");
                var mayCome = good.MayStillCome && events.Any(e => c.When(e) is null);
                return (holds, holds is not null || mayCome);
            }));
    }

    private static Measure ClockTimes(Dice dice, CaseTerms terms, string common, string countedBy)
    {
        var isLatest = dice.Chance(15);
        var (key, keys, of) = SlowStatistics.Throw(dice);
        if (isLatest) (key, keys) = ("latest", "");
        return ($"{{{key}: {{{common}{keys}, clock: {terms.Clock}, countedBy: {countedBy}}}}}", (trial, cases, _, _) =>
        {
            var read = Plain(trial, cases, countedBy).OrderBy(c => c.When(countedBy))
                .Select(c => terms.Reading(trial.Setting, c)).ToList();
            var stopped = read.Where(r => r.HasStopped).Select(r => (Fraction)(r.Minutes * 60)).ToList();
            var all = read.Select(r => (Fraction)(r.Minutes * 60)).ToList();
            var isOpen = isLatest ? read.Count > 0 && !read[^1].HasStopped : stopped.Count < read.Count;
            var value = isLatest ? stopped.Count == 0 ? null : stopped[^1] : of(stopped);
            if (!isOpen) return Outcome.Certain(value, stopped.Count);
            if (key == "count") return new Outcome(stopped.Count, stopped.Count, read.Count, stopped.Count);
            var soFar = isLatest ? all[^1] : of(all);
            return new Outcome(
                value is null || soFar > value ? soFar : value, soFar,
                key == "minimum" && stopped.Count > 0 ? stopped.Min() : null, stopped.Count).WithMoreToCome();
        });
    }

    private static Measure CaseValues(Dice dice, string common, string countedBy)
    {
        var (key, keys, of) = SlowStatistics.Throw(dice);
        var value = dice.Pick(Values);
        return ($"{{{key}: {{{common}{keys}, of: \"{value.Written}\", countedBy: {countedBy}}}}}", (trial, cases, _, _) =>
        {
            var plain = Plain(trial, cases, countedBy);
            var known = plain.Select(value.Of).OfType<Fraction>().ToList();
            var open = plain.Count(c => value.Of(c) is null && value.Events.Any(e => c.When(e) is null));
            if (open == 0) return Outcome.Certain(of(known), known.Count);
            return key == "count"
                ? new Outcome(known.Count, known.Count, known.Count + open, known.Count)
                : new Outcome(of(known), null, null, known.Count);
        });
    }

    private static Measure Availability(Dice dice, string common)
    {
        var (from, to) = dice.Pick(("opened", "resolved"), ("answered", "last resolved"), ("opened", "answered"));
        var across = dice.Chance(50) ? dice.Pick("all", "pooled") : null;
        var terms = SlowTerms.Throw(dice, across is null ? [] : [("region", across)]) with { AfterExclusions = false, NoData = null };
        return ($"{{availability: {{{common}, from: {from}, to: {to}{terms.Keys}}}}}", (trial, cases, _, filling) =>
        {
            var groups = cases.GroupBy(c => across is null ? "" : c.Row.Region).ToList();
            var things = groups.Select(g => new SlowThing(LabelsOf(g.Key), Minutes(trial.Setting, [.. g]))).ToList();
            if (things.Count == 0) things.Add(new SlowThing(LabelsOf(""), Minutes(trial.Setting, [])));
            return new SlowAvailability(trial.Setting, terms, SlowMask.Split(trial.Setting, trial.Draft, null, terms), things).Measure(filling);
        });

        Dictionary<string, string> LabelsOf(string region) => across is null ? [] : new() { ["region"] = region };

        Standing[] Minutes(Setting setting, List<KnownCase> cases)
        {
            var minutes = new Standing[setting.Face.Count];
            foreach (var known in cases)
                if (known.When(from) is { } start)
                    for (var minute = start; minute < (known.When(to) ?? setting.At); minute++)
                        if (setting.Face.IndexOf(minute) is >= 0 and var index && index < minutes.Length) minutes[index] = Standing.Down;
            for (var i = 0; i < minutes.Length; i++)
                if (setting.Face.First + i >= setting.At) minutes[i] = Standing.Unknown;
            return minutes;
        }
    }

    /// <param name="judge">Whether a case is good (null when that may come out either way), and whether it is judged at all.</param>
    private static Outcome Share(
        CaseTrial trial, List<KnownCase> cases, string countedBy, Filling? filling,
        Func<KnownCase, (bool? IsGood, bool IsJudged)> judge)
    {
        var mask = SlowMask.Of(trial.Setting, trial.Draft, null, hasServiceHours: false);
        long good = 0, counted = 0, open = 0, leaving = 0;
        foreach (var known in cases)
        {
            var minute = trial.Setting.Face.IndexOf(known.When(countedBy)!.Value);
            var (isGood, isJudged) = judge(known);
            if (!mask.Counted[minute] || !isJudged) continue;
            if (isGood is null && filling is not null) isGood = !filling(known.Row.Id, minute);
            if (mask.Up[minute]) isGood = true;
            if (isGood is null && mask.Leaves[minute]) leaving++;
            else if (isGood is null) open++;
            if (isGood is null || (isGood == false && mask.Leaves[minute])) continue;
            counted++;
            if (isGood == true) good++;
        }
        var value = counted > 0 ? new Fraction(good, counted) : (Fraction?)null;
        if (open + leaving == 0) return Outcome.Certain(value, counted);
        var atWorst = counted + open;
        return atWorst == 0
            ? new Outcome(null, null, null, 0)
            : new Outcome(value, new Fraction(good, atWorst), new Fraction(good + open + leaving, atWorst + leaving), counted);
    }

    private static List<KnownCase> Plain(CaseTrial trial, List<KnownCase> cases, string countedBy)
    {
        var mask = SlowMask.Of(trial.Setting, trial.Draft, null, hasServiceHours: false);
        return cases.Where(c => mask.IsPlain(trial.Setting.Face.IndexOf(c.When(countedBy)!.Value))).ToList();
    }

    private static Fraction? Effort(KnownCase known) => known.Row.Effort switch
    {
        "" => null,
        "2.5" => new Fraction(5, 2),
        var whole => int.Parse(whole, null),
    };
}
