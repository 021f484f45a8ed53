using Kept.Time;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Hours and exclusions as they are written.</summary>
/// <param name="AreDates">Whether the ends of windows are set in advance, rather than events.</param>
internal sealed record MaskDraft(
    Calendar? Hours, Calendar? ServiceHours, IReadOnlyList<ExclusionDraft> Exclusions, IReadOnlyList<WindowRow> Rows, bool AreDates,
    bool AreRecorded)
{
    public static MaskDraft None { get; } = new(null, null, [], [], false, false);

    private static readonly string[] Effects = ["leaves-both-sides", "counts-as-up", "downtime-leaves-both-sides"];

    /// <summary>What an indicator says of it, with a comma before.</summary>
    public string Keys => (Hours is null ? "" : $", hours: {Hours.Name}")
        + (Exclusions.Count == 0 ? "" : $", exclude: [{string.Join(", ", Exclusions.Select(e => e.Name))}]");

    public IEnumerable<string> Calendars => new[] { Hours, ServiceHours }.Concat(Exclusions.Select(e => e.During))
        .OfType<Calendar>().Select(CalendarDraft.Line);

    public IEnumerable<string> ExclusionLines => Exclusions.Select(e => e.Line);

    public Table? Windows => !Exclusions.Any(e => e.HasWindows) ? null : new(
        "windows",
        AreDates
            ? "cases: {id: row, events: {announced: announced}, dates: {from: from, to: to}, fields: [kind, evidence, region]}"
            : "cases: {id: row, events: {from: from, to: to, announced: announced}, fields: [kind, evidence, region]}",
        "from,to,announced,kind,evidence,region", AreRecorded, HasKey: false, Lag: 0,
        Rows.Select(r => new Row(r.Number, r.From, r.Recorded,
            $"{Clockface.Stamp(r.From)},{Stamp(r.To)},{Stamp(r.Announced)},{r.Kind},{r.Evidence},{r.Region}")).ToList());

    /// <param name="opensDaily">Hours that are open for a while on every day.</param>
    public static MaskDraft Throw(Dice dice, Setting setting, bool opensDaily = false)
    {
        var hours = dice.Chance(40) ? CalendarDraft.Throw(dice, "open-hours", setting, opensDaily) : null;
        var service = dice.Chance(20) ? CalendarDraft.Throw(dice, "service-hours", setting, opensDaily) : null;
        var exclusions = Enumerable.Range(0, Math.Max(0, dice.Between(-2, 3)))
            .Select(i => Exclusion(dice, $"exclusion{i}", setting, opensDaily)).ToList();
        var rows = Enumerable.Range(1, dice.Between(1, 5)).Select(i => Window(dice, i, setting)).ToList();
        return new MaskDraft(hours, service, exclusions, rows, dice.Chance(50), dice.Chance(30));
    }

    private static ExclusionDraft Exclusion(Dice dice, string name, Setting setting, bool onlyWindows)
    {
        var during = !onlyWindows && dice.Chance(40) ? CalendarDraft.Throw(dice, $"{name}-times", setting, opensDaily: false) : null;
        return new ExclusionDraft(
            name, during, during is null || dice.Chance(50), dice.Chance(50) ? "planned" : null,
            dice.Chance(30) ? dice.Pick(30, 60, 1440) : null, dice.Chance(30), dice.Chance(30), dice.Pick(Effects));
    }

    private static WindowRow Window(Dice dice, int number, Setting setting)
    {
        var from = dice.Between(-600, (int)(setting.End - setting.Start) + 300) + setting.Start;
        var to = from + dice.Between(1, 600);
        return new WindowRow(
            number, from, dice.Chance(85) ? to : null, dice.Chance(80) ? from - dice.Pick(0, 29, 30, 59, 60, 1440, 2000) : null,
            dice.Pick("planned", "customer"), dice.Pick("", "mail"), dice.Pick("x", "y", ""), from + dice.Between(-2000, 2000));
    }

    private static string Stamp(long? minute) => minute is { } known ? Clockface.Stamp(known) : "";
}
