namespace Kept.Core.Tests.Evaluation;

/// <summary>Availability of states: one series or several, with every option.</summary>
internal sealed class StateTrial : Trial
{
    private static readonly (string Written, string[] Down)[] Conditions =
    [
        ("", ["down"]), ("state == down", ["down"]), ("\"state in [down, slow]\"", ["down", "slow"]),
        ("state != up", ["down", "slow"]), ("not (state == up or state == slow)", ["down"]),
    ];

    private StateTrial(Setting setting) : base(setting)
    {
    }

    public required IReadOnlyList<StateRow> Rows { get; init; }

    public required (string Written, string[] Down) Condition { get; init; }

    /// <summary>The dimensions that tell series apart.</summary>
    public required IReadOnlyList<string> Dimensions { get; init; }

    /// <summary>"x" where only that region is meant; null for all.</summary>
    public required string? OnlyRegion { get; init; }

    public required int? HoldsAtMost { get; init; }

    /// <summary>Records in a row until a change is believed, and whether from the first of them on.</summary>
    public required (int Down, int Up, bool FromFirst)? Confirm { get; init; }

    public required bool FromFirstRecord { get; init; }

    public required SlowTerms Terms { get; init; }

    public required MaskDraft Draft { get; init; }

    public required string? By { get; init; }

    public override IReadOnlyList<Table> Tables { get; init; } = [];

    public override string? Per => By;

    public override MaskDraft Mask => Draft;

    public string Availability => "{source: states"
        + (Condition.Written == "" ? "" : $", down: {Condition.Written}")
        + (OnlyRegion is null ? "" : $", where: region == {OnlyRegion}")
        + (Confirm is var (down, up, fromFirst)
            ? $", confirm: {{down: {down}, up: {up}, from: {(fromFirst ? "first-record" : "confirmation")}}}" : "")
        + (FromFirstRecord ? ", measuredFrom: first-record" : "") + Terms.Keys + Draft.Keys + "}";

    public override string Indicator => $"{{availability: {Availability}}}";

    public static StateTrial Throw(Dice dice)
    {
        var setting = Setting.Throw(dice);
        var terms = SlowTerms.Throw(dice, []);
        var draft = MaskDraft.Throw(dice, setting, opensDaily: terms.AfterExclusions);
        return Throw(dice, setting, terms, draft);
    }

    private static StateTrial Throw(Dice dice, Setting setting, SlowTerms terms, MaskDraft draft)
    {
        string[] dimensions = dice.Pick<string[]>([], ["location"], ["location", "region"], ["location", "region"]);
        var free = dimensions.ToList();
        var only = free.Contains("region") && dice.Chance(25) ? "x" : null;
        if (only is not null) free.Remove("region");
        var by = free.Count > 0 && dice.Chance(30) ? dice.Pick(free) : null;
        if (by is not null) free.Remove(by);
        terms = terms with { Across = dice.Shuffle(free).Select(d => (d, dice.Pick(Quorums))).ToList() };

        var rows = new List<StateRow>();
        foreach (var location in dimensions.Contains("location") ? dice.Some(1, "a", "b", "c") : [""])
            foreach (var region in dimensions.Contains("region") ? dice.Some(1, "x", "y") : [""])
                rows.AddRange(Series(dice, setting, location, region));
        rows = dice.Shuffle(rows).Select((r, i) => r with { Number = i + 1 }).ToList();
        var holds = dice.Chance(50) ? dice.Pick(1, 10, 60, 600) : (int?)null;
        var isRecorded = dice.Chance(40);
        var spec = $"states: {{at: at, state: state{(holds is { } h ? $", holdsAtMost: {h} minutes" : "")}"
            + $"{(dimensions.Length == 0 ? "" : $", dimensions: [{string.Join(", ", dimensions)}]")}}}";
        var table = new Table("states", spec, "location,region,state", isRecorded, HasKey: dice.Chance(30), Lag: 0, WithRepeats(dice, rows.Select(
            r => new Row(r.Number, r.At, r.At + dice.Between(-200, 2000), $"{r.Location},{r.Region},{r.State}")).ToList()));
        return new StateTrial(setting)
        {
            Rows = rows,
            Tables = [table],
            Condition = dice.Pick(Conditions),
            Dimensions = dimensions,
            OnlyRegion = only,
            HoldsAtMost = holds,
            Confirm = dice.Chance(25) ? (dice.Between(1, 3), dice.Between(1, 3), dice.Chance(50)) : null,
            FromFirstRecord = dice.Chance(20),
            Terms = terms,
            Draft = draft,
            By = by,
        };
    }

    private static readonly string[] Quorums = ["all", "any", "at least 2", "at least 50%", "at least 67%", "pooled", "at least 1"];

    private static IEnumerable<StateRow> Series(Dice dice, Setting setting, string location, string region)
    {
        var length = (int)(setting.End - setting.Start);
        return dice.Many(0, 12, () => dice.Between(-700, length + 400)).Distinct()
            .Select(offset => new StateRow(0, setting.Start + offset, location, region, dice.Pick("up", "up", "down", "down", "slow", "no-data")));
    }

    public override bool HasTheSameThings(long early, long late) => !FromFirstRecord && By is null
        && Things(early).SetEquals(Things(late));

    private HashSet<(string, string)> Things(long until) =>
        Rows.Where(r => r.At <= until).Select(r => (r.Location, r.Region)).ToHashSet();

    /// <summary>The same measurements, with something else that is down and other rules.</summary>
    public StateTrial Otherwise(Dice dice) => new(Setting)
    {
        Rows = Rows,
        Tables = Tables,
        Condition = dice.Pick(Conditions),
        Dimensions = Dimensions,
        OnlyRegion = OnlyRegion,
        HoldsAtMost = HoldsAtMost,
        Confirm = null,
        FromFirstRecord = FromFirstRecord,
        Terms = SlowTerms.Throw(dice, Terms.Across) with { AfterExclusions = false },
        Draft = Draft,
        By = By,
    };

    /// <summary>The rows with some of them said twice; the same state at the same instant changes nothing.</summary>
    internal static List<Row> WithRepeats(Dice dice, List<Row> rows) =>
        rows.Count > 0 && dice.Chance(30) ? [.. rows, .. dice.Some(0, rows)] : rows;

    public override IReadOnlyList<(string Scope, Outcome Outcome)> Expected(Filling? filling = null) => Scopes
        .Select(scope => (scope, Slow(scope).Measure(filling))).ToList();

    public IEnumerable<string> Scopes => By is null ? [""] : Known.Select(r => r.Label(By)).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The twin of the availability in one scope.</summary>
    public SlowAvailability Slow(string scope)
    {
        var series = Known.Where(r => By is null || r.Label(By) == scope).GroupBy(r => (r.Location, r.Region));
        var things = series.Select(s => new SlowThing(
            Dimensions.ToDictionary(d => d, d => s.First().Label(d)), Minutes(s.OrderBy(r => r.At).ToList()))).ToList();
        if (things.Count == 0) things = [new SlowThing(new Dictionary<string, string>(), Minutes([]))];
        var region = OnlyRegion ?? (By == "region" ? scope : null);
        return new SlowAvailability(Setting, Terms, SlowMask.Split(Setting, Draft, region, Terms), things);
    }

    private IEnumerable<StateRow> Known => Tables[0].Known(Setting.AsOf).Distinct().Select(n => Rows[n - 1])
        .Where(r => OnlyRegion is null || r.Region == OnlyRegion);

    /// <param name="records">Of one series, in order of time.</param>
    private Standing[] Minutes(List<StateRow> records)
    {
        var past = records.Where(r => r.At <= Setting.At).ToList();
        var standings = Confirm is null ? past.Select(Judged).ToList() : Confirmed(past.Select(Judged).ToList());
        var minutes = new Standing[Setting.Face.Count];
        var last = -1;
        for (var i = 0; i < minutes.Length; i++)
        {
            var minute = Setting.Face.First + i;
            while (last + 1 < past.Count && past[last + 1].At <= minute) last++;
            minutes[i] = FromFirstRecord && last < 0 ? Standing.Dark
                : minute >= Setting.At ? Standing.Unknown
                : last < 0 || (HoldsAtMost is { } most && minute >= past[last].At + most) ? Standing.Gap
                : standings[last];
        }
        return minutes;
    }

    private Standing Judged(StateRow row) => row.State == "no-data" ? Standing.Gap
        : Condition.Down.Contains(row.State) ? Standing.Down : Standing.Up;

    /// <summary>What is believed at each record: looks back over the records that say something.</summary>
    private List<Standing> Confirmed(List<Standing> said)
    {
        var (needDown, needUp, fromFirst) = Confirm!.Value;
        var telling = Enumerable.Range(0, said.Count).Where(i => said[i] is not Standing.Gap).ToList();
        var believed = new Standing?[said.Count];
        Standing? current = null;
        for (var t = 0; t < telling.Count; t++)
        {
            var now = said[telling[t]];
            var row = 1;
            while (t - row >= 0 && said[telling[t - row]] == now) row++;
            if (row >= (now is Standing.Down ? needDown : needUp) && current != now)
            {
                if (fromFirst)
                    for (var i = telling[t - row + 1]; i < telling[t]; i++) believed[i] = now;
                current = now;
            }
            var next = t + 1 < telling.Count ? telling[t + 1] : said.Count;
            for (var i = telling[t]; i < next; i++) believed[i] = current;
        }
        // A row of records that may yet be confirmed: nobody knows what they are.
        if (fromFirst && telling.Count > 0 && said[telling[^1]] != current)
        {
            var since = telling.Count - 1;
            while (since > 0 && said[telling[since - 1]] == said[telling[^1]]) since--;
            for (var i = telling[since]; i < said.Count; i++) believed[i] = Standing.Unknown;
        }
        return believed.Select(b => b ?? Standing.Gap).ToList();
    }
}
