using System.Numerics;
using Kept.Core.Tests.Evaluation;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Core.Tests.Remedies;

/// <summary>Settles findings by trying every value that they may have, and every combination of credits.</summary>
internal sealed class SlowSettlement(SettlementTrial trial)
{
    private static readonly Fraction Far = 1_000_000;

    /// <summary>More than any credit of a trial.</summary>
    private static readonly BigInteger Unheard = BigInteger.Pow(10, 15);

    /// <summary>For each credit "percent amount paid", and the total.</summary>
    public (List<string> Lines, string Total) Settle(Kept.Evaluation.Evaluation evaluation)
    {
        var (lines, total, isKnown) = (new List<string>(), (Least: BigInteger.Zero, Most: BigInteger.Zero), true);
        foreach (var period in evaluation.Findings.GroupBy(f => f.Period.Range).OrderBy(g => g.Key.End).ThenByDescending(g => g.Key.Start))
        {
            var own = period.SelectMany(LinesOf).ToList();
            if (own.Count == 0) continue;
            isKnown &= own.All(l => l.Least is not null);
            var bounded = own.Select(l => l.Least is null ? l with { Least = 0, Most = Unheard } : l).ToList();
            var months = trial.Objectives.Single(o => o.Name == period.First().Objective.Name).Months;
            var charges = ChargesOfAll(months, period.Key);
            var worlds = Worlds(bounded).SelectMany(amounts => LimitsOf(charges).Select(limit => InWorld(bounded, amounts, limit))).ToList();
            for (var i = 0; i < own.Count; i++)
                lines.Add(own[i].Least is null ? Line(own[i], null, null) : Line(own[i], worlds.Min(w => w.Paid[i]), worlds.Max(w => w.Paid[i])));
            total = (total.Least + worlds.Min(w => w.Total), total.Most + worlds.Max(w => w.Total));
        }
        return (lines, isKnown ? $"{total.Least}..{total.Most}" : "unknown");
    }

    private static string Line(SlowLine line, BigInteger? Least, BigInteger? Most) =>
        $"{line.Name} {(line.Percent is { } p ? $"{p}" : "-")} {line.Least}..{line.Most} paid {Least}..{Most}";

    /// <summary>Every credit at its least or at its most; where those are too many, each credit beside all others at their
    /// least and at their most.</summary>
    private static IEnumerable<BigInteger[]> Worlds(List<SlowLine> lines)
    {
        var open = lines.Index().Where(l => l.Item.Least != l.Item.Most).Select(l => l.Index).ToList();
        return open.Count <= 12
            ? Enumerable.Range(0, 1 << open.Count).Select(bits => World(i => (bits >> open.IndexOf(i) & 1) == 1))
            : open.SelectMany(own => new[] { (true, true), (true, false), (false, true), (false, false) },
                (own, most) => World(i => i == own ? most.Item1 : most.Item2));

        BigInteger[] World(Func<int, bool> isMost) =>
            lines.Select((l, i) => l.Least != l.Most && isMost(i) ? l.Most!.Value : l.Least!.Value).ToArray();
    }

    private (BigInteger[] Paid, BigInteger Total) InWorld(List<SlowLine> lines, BigInteger[] amounts, BigInteger? limit)
    {
        var paid = amounts.Select(Each).ToArray();
        if (trial.Terms.Combine != "sum")
            foreach (var group in lines.Index().GroupBy(l => trial.Terms.Combine == "highest" ? "" : l.Item.Service))
            {
                var highest = group.Max(l => paid[l.Index]);
                var first = group.First(l => paid[l.Index] == highest).Index;
                foreach (var (index, _) in group)
                    if (index != first) paid[index] = 0;
            }
        var total = paid.Aggregate(BigInteger.Zero, (a, b) => a + b);
        return (paid, trial.Terms.MinimumFirst ? Capped(Minimum(total), limit) : Minimum(Capped(total, limit)));
    }

    private BigInteger Each(BigInteger amount) => trial.Terms.Minimum is { Which: "each" } ? AskMinimum(amount) : amount;

    private BigInteger Minimum(BigInteger amount) => trial.Terms.Minimum is { Which: "total" } ? AskMinimum(amount) : amount;

    private BigInteger AskMinimum(BigInteger amount)
    {
        var (_, comparator, least) = trial.Terms.Minimum!.Value;
        var value = new Fraction(amount, MinorUnits);
        return comparator == "at least" ? value >= least ? amount : 0 : value > least ? amount : 0;
    }

    private static BigInteger Capped(BigInteger amount, BigInteger? limit) => limit is { } most ? BigInteger.Min(amount, most) : amount;

    /// <summary>What the cap may be, rounded down; null is none. A share of charges that nobody knows can be anything.</summary>
    private IEnumerable<BigInteger?> LimitsOf(Fraction? charges) =>
        trial.Terms.Cap is not { } cap || cap.IsNothing ? [null] : cap.Of(charges) is { } limit ? [(limit * MinorUnits).Floor()] : [BigInteger.Zero, null];

    private int MinorUnits => trial.HasCents ? 100 : 1;

    private IEnumerable<SlowLine> LinesOf(Finding finding)
    {
        var draft = trial.Objectives.Single(o => o.Name == finding.Objective.Name);
        if (draft.AtLeastCounted is { } least && finding.Measured.Count < least) yield break;
        foreach (var credit in draft.Credits) yield return LineOf(finding, draft, credit);
    }

    private SlowLine LineOf(Finding finding, ObjectiveDraft draft, CreditDraft credit)
    {
        var service = trial.Services.Single(s => s.Name == draft.Service);
        var label = finding.Scope.Select(l => l.Value).FirstOrDefault();
        var creditBase = credit.Base ?? ChargeOf(service, draft.Months, finding.Period.Range, label);
        var name = $"{draft.Name} {string.Join(",", finding.Scope.Select(l => l.Value))}";
        var atMost = credit.AtMost;
        var (given, isBounded) = credit.Ladder is { } ladder ? ByUnit(ladder, draft, finding) : (ByBand(credit, finding), true);
        var distinct = given.Select(g => g.Share == 0 || g.Money == 0 ? GivenDraft.Nothing : g).Distinct().ToList();
        var percent = !isBounded || distinct.Count > 1 ? null : distinct[0].Share ?? (distinct[0].Money is null ? 0 : (Fraction?)null);
        if (isBounded && distinct is [{ IsNothing: true }]) return new SlowLine(draft.Service, name, 0, 0, 0);
        var needsBase = distinct.Any(g => g.Share is not null) || atMost?.Share is not null;
        if ((creditBase is null && needsBase) || (!isBounded && atMost is null)) return new SlowLine(draft.Service, name, percent, null, null);
        var amounts = distinct.Select(g => g.Of(creditBase)!.Value).ToList();
        if (!isBounded) amounts.Add(atMost!.Of(creditBase)!.Value);
        var limited = amounts.Select(a => atMost is null ? a : Fraction.Min(a, atMost.Of(creditBase)!.Value)).Select(Rounded).ToList();
        return new SlowLine(draft.Service, name, percent, limited.Min(), limited.Max());
    }

    /// <summary>What every value that the result may have gives: at its bounds, at each edge between them, and between those.</summary>
    private static List<GivenDraft> ByBand(CreditDraft credit, Finding finding)
    {
        var label = finding.Scope.Select(l => l.Value).FirstOrDefault() ?? "";
        if ((credit.Bands!.GetValueOrDefault(label) ?? credit.Bands!.GetValueOrDefault("")) is not { } bands) return [GivenDraft.Nothing];
        var (low, high) = (Value(finding.Measured.Low) ?? 0 - Far, Value(finding.Measured.High) ?? Far);
        var edges = bands.SelectMany(b => new[] { b.Low, b.High }).OfType<Fraction>().Where(e => low < e && e < high);
        var points = edges.Append(low).Append(high).Distinct().Order().ToList();
        var between = points.Zip(points.Skip(1), (a, b) => (a + b) / 2);
        return points.Concat(between).Select(v => bands.SingleOrDefault(b => b.Contains(v))?.Gives ?? GivenDraft.Nothing).ToList();
    }

    private static (List<GivenDraft> Given, bool IsBounded) ByUnit(LadderDraft ladder, ObjectiveDraft draft, Finding finding)
    {
        var (low, high) = (Value(finding.Measured.Low), Value(finding.Measured.High));
        var (least, most) = ladder.Of switch
        {
            "downtime" => Downtime((Evidence.Time)finding.Measured.Evidence),
            "attainment" => (low, high),
            _ => draft.Comparator switch
            {
                "at least" or "more than" => (draft.Target - high, draft.Target - low),
                "at most" or "less than" => (low - draft.Target, high - draft.Target),
                _ => (Nearer(low, high, draft.Target), Farther(low, high, draft.Target)),
            },
        };
        var given = new[] { least ?? 0, most ?? least ?? 0 }.Select(extent => Times(ladder, extent)).ToList();
        return (given, most is not null);
    }

    private static (Fraction?, Fraction?) Downtime(Evidence.Time time) => (Seconds(time.DownTicks), Seconds(time.DownTicks + time.UnknownTicks));

    private static Fraction? Nearer(Fraction? low, Fraction? high, Fraction target) =>
        low is { } a && a > target ? a - target : high is { } b && b < target ? target - b : 0;

    private static Fraction? Farther(Fraction? low, Fraction? high, Fraction target) =>
        low is { } a && high is { } b ? Fraction.Max(Fraction.Max(a - target, target - a), Fraction.Max(b - target, target - b)) : null;

    private static GivenDraft Times(LadderDraft ladder, Fraction extent)
    {
        var units = Fraction.Max(0, extent - (ladder.Beyond ?? 0)) / ladder.Unit;
        if (ladder.Counted == "completed") units = new Fraction(units.Floor(), 1);
        if (ladder.Counted == "started") units = new Fraction(units.Ceiling(), 1);
        return new GivenDraft(ladder.Gives.Share * units, ladder.Gives.Money * units);
    }

    private Fraction? ChargesOfAll(int months, TimeRange period)
    {
        var charges = trial.Services.Where(s => s.Charge is not null || s.IsMeasured).Select(s => ChargeOf(s, months, period, null)).ToList();
        return charges.Contains(null) ? null : charges.OfType<Fraction>().Sum();
    }

    private Fraction? ChargeOf(ServiceDraft service, int months, TimeRange period, string? only)
    {
        if (service.Charge is { } charge) return charge / service.Months * (months == 0 ? new Fraction(7, 30) : months);   // the week lies in June
        var rows = trial.Charges.Where(c => c.Service == service.Name && period.Contains(c.Tick) && (only is null || c.Class == only)).ToList();
        return rows.Count == 0 ? null : rows.Select(c => c.Amount).Sum();
    }

    private BigInteger Rounded(Fraction amount)
    {
        var (units, rule) = (amount * MinorUnits, trial.Terms.Rounding);
        var (below, above) = (units.Floor(), units.Ceiling());
        var rest = units - new Fraction(below, 1);
        var half = new Fraction(1, 2);
        return rule switch
        {
            "floor" or "down" => below,
            "ceiling" or "up" => above,
            _ when rest != half => rest > half ? above : below,
            "half-up" => above,
            "half-down" => below,
            _ => below.IsEven ? below : above,
        };
    }

    private static Fraction Seconds(long ticks) => new(ticks, 10_000_000);

    private static Fraction? Value(Figure? figure) => figure is null ? null : new Fraction(figure.Exact.Numerator, figure.Exact.Denominator);
}
