namespace Kept.Core.Tests.Evaluation;

/// <summary>A source of cases in one of the two layouts.</summary>
/// <param name="IsLong">One row an event, else one row a case.</param>
internal sealed record CaseFile(bool IsLong, bool IsRecorded, IReadOnlyList<CaseRow> Cases)
{
    private static readonly string[] Kinds = ["opened", "answered", "resolved"];

    public Table Table => IsLong
        ? new Table(
            "tickets",
            "cases: {id: id, at: at, event: kind, events: [opened, answered, resolved], dates: {promised: promised}, "
                + "pauses: {waiting: {from: hold, to: resume}}, fields: [priority, region, effort]}",
            "id,kind,promised,priority,region,effort", IsRecorded, HasKey: false, Lag: 0,
            Cases.SelectMany(c => c.Events.Select(e => new Row(e.Number, e.At, e.Recorded, $"{c.Id},{e.Kind},{Fields(c)}")))
                .OrderBy(r => r.Number).ToList())
        : new Table(
            "tickets",
            "cases: {id: id, events: {opened: opened, answered: answered, resolved: resolved}, dates: {promised: promised}, "
                + "pauses: {waiting: [{from: from1, to: to1}, {from: from2, to: to2}]}, fields: [priority, region, effort]}",
            "id,opened,answered,resolved,from1,to1,from2,to2,promised,priority,region,effort", IsRecorded, HasKey: false, Lag: 0,
            Cases.Select(c => new Row(
                c.Id, c.Recorded, c.Recorded,
                $"{c.Id},{string.Join(",", Kinds.Select(k => Stamp(First(c, k))))},{Columns(c)},{Fields(c)}")).ToList());

    /// <summary>The cases that were known, as far as they had happened.</summary>
    public List<KnownCase> Known(Setting setting) =>
        Cases.Select(c => IsLong ? Told(c, setting) : Shown(c, setting)).OfType<KnownCase>().ToList();

    private KnownCase? Told(CaseRow row, Setting setting)
    {
        var known = row.Events.Where(e => (IsRecorded ? e.Recorded : e.At) <= setting.AsOf).OrderBy(e => e.At).ToList();
        if (known.Count == 0) return null;
        var pauses = new List<(long, long)>();
        long? since = null;
        foreach (var happened in known.Where(e => e.At <= setting.At))
        {
            if (happened.Kind == "hold") since ??= happened.At;
            if (happened.Kind == "resume" && since is { } from) (since, pauses) = (null, [.. pauses, (from, happened.At)]);
        }
        if (since is { } open) pauses.Add((open, KnownCase.Open));
        return new KnownCase(row, ByKind(known, setting.At), pauses);
    }

    private KnownCase? Shown(CaseRow row, Setting setting)
    {
        if (IsRecorded && row.Recorded > setting.AsOf) return null;
        var until = IsRecorded ? setting.At : Math.Min(setting.AsOf, setting.At);
        var told = Kinds.Select(k => row.Events.FirstOrDefault(e => e.Kind == k)).OfType<CaseEvent>().ToList();
        if (!IsRecorded && told.Count > 0 && told.All(e => e.At > setting.AsOf)) return null;
        var pauses = row.Pauses.Where(p => p.From <= until).OrderBy(p => p.From)
            .Select(p => (p.From, p.To is { } to && to <= until ? to : KnownCase.Open)).ToList();
        return new KnownCase(row, ByKind(told, until), Joined(pauses));
    }

    private static List<(long, long)> Joined(List<(long From, long To)> pauses)
    {
        var joined = new List<(long From, long To)>();
        foreach (var pause in pauses)
            if (joined.Count > 0 && pause.From <= joined[^1].To) joined[^1] = (joined[^1].From, Math.Max(joined[^1].To, pause.To));
            else joined.Add(pause);
        return joined;
    }

    private static Dictionary<string, List<long>> ByKind(IEnumerable<CaseEvent> events, long until) => events
        .Where(e => e.At <= until).GroupBy(e => e.Kind).ToDictionary(g => g.Key, g => g.Select(e => e.At).Order().ToList());

    private static long? First(CaseRow row, string kind) => row.Events.FirstOrDefault(e => e.Kind == kind)?.At;

    private static string Columns(CaseRow row) => string.Join(",", Enumerable.Range(0, 2).Select(i =>
        i < row.Pauses.Count ? $"{Stamp(row.Pauses[i].From)},{Stamp(row.Pauses[i].To)}" : ","));

    private static string Fields(CaseRow row) => $"{Stamp(row.Promised)},{row.Priority},{row.Region},{row.Effort}";

    private static string Stamp(long? minute) => minute is { } known ? Clockface.Stamp(known) : "";

    /// <summary>With the first event of a kind at another minute, where nothing else happens to the case then.</summary>
    public CaseFile With(int id, string kind, long at)
    {
        return this with { Cases = Cases.Select(c => c.Id == id && c.Events.All(e => e.At != at) ? Moved(c) : c).ToList() };

        CaseRow Moved(CaseRow row)
        {
            var first = row.Events.FirstOrDefault(e => e.Kind == kind);
            return row with { Events = row.Events.Select(e => e == first ? e with { At = at } : e).ToList() };
        }
    }

    /// <summary>With one pause of a case and no other.</summary>
    public CaseFile WithOnlyPause(int id, long from, long to)
    {
        var next = Cases.Sum(c => c.Events.Count) + 1;
        return this with { Cases = Cases.Select(c => c.Id == id ? Paused(c) : c).ToList() };

        CaseRow Paused(CaseRow row) => row with
        {
            Pauses = [(from, to)],
            Events = !IsLong ? row.Events :
            [
                .. row.Events.Where(e => e.Kind is not ("hold" or "resume") && e.At != from && e.At != to),
                new(next, "hold", from, from), new(next + 1, "resume", to, to),
            ],
        };
    }

    public static CaseFile Throw(Dice dice, Setting setting)
    {
        var isLong = dice.Chance(50);
        var number = 0;
        var cases = dice.Many(0, dice.Pick(2, 12, 12, 25), () => Case(dice, setting, ++number, isLong))
            .DistinctBy(c => First(c, "opened")).ToList();
        var numbers = dice.Shuffle(Enumerable.Range(1, cases.Sum(c => c.Events.Count)));
        var next = 0;
        cases = cases.Select(c => c with { Events = c.Events.Select(e => e with { Number = numbers[next++] }).ToList() }).ToList();
        return new CaseFile(isLong, dice.Chance(40), dice.Shuffle(cases));
    }

    private static CaseRow Case(Dice dice, Setting setting, int id, bool isLong)
    {
        var opened = setting.Start + dice.Between(-600, (int)(setting.End - setting.Start) + 200);
        var events = new List<(string Kind, long At)>();
        if (dice.Chance(90)) events.Add(("opened", opened));
        if (dice.Chance(70)) events.Add(("answered", opened + dice.Between(-20, 900)));
        if (dice.Chance(70)) events.Add(("resolved", opened + dice.Between(0, 2400)));
        if (isLong && dice.Chance(30)) events.Add((dice.Pick("answered", "resolved"), opened + dice.Between(0, 2400)));
        var pauses = dice.Many(0, 2, () => opened + dice.Between(-60, 1500))
            .Select(from => (from, dice.Chance(80) ? from + dice.Between(1, 500) : (long?)null)).ToList();
        if (isLong)
            foreach (var (from, to) in pauses)
            {
                events.Add(("hold", from));
                if (to is { } end) events.Add(("resume", end));
            }
        var told = events.DistinctBy(e => e.At).Select(e => new CaseEvent(0, e.Kind, e.At, e.At + dice.Between(-100, 1500))).ToList();
        return new CaseRow(
            id, dice.Pick("P1", "P2", "P3", ""), dice.Pick("x", "y"), dice.Pick("", "1", "2.5", "4"),
            dice.Chance(70) ? opened + dice.Between(0, 1500) : null,
            told, pauses, opened + dice.Between(-300, 3000));
    }
}
