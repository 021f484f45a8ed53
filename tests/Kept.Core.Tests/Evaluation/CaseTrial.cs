namespace Kept.Core.Tests.Evaluation;

using Measure = (string Written, Func<CaseTrial, List<KnownCase>, string, Filling?, Outcome> Of);

/// <summary>Cases, with every indicator over them.</summary>
internal sealed class CaseTrial : Trial
{
    private CaseTrial(Setting setting) : base(setting)
    {
    }

    public required CaseFile File { get; init; }

    public required MaskDraft Draft { get; init; }

    public required string? By { get; init; }

    /// <summary>Which priorities are meant; null for all.</summary>
    public required string[]? Only { get; init; }

    /// <summary>The event or date that puts a case into the period; null where all cases are looked at.</summary>
    public required string? CountedBy { get; init; }

    public required Measure Measure { get; init; }

    public required CaseTerms Terms { get; init; }

    public override IReadOnlyList<Table> Tables { get; init; } = [];

    public override string? Per => By;

    public override MaskDraft Mask => Draft;

    public override IEnumerable<string> Calendars => Terms.Calendars.Select(CalendarDraft.Line);

    public override (Fraction, string)[] Steps => SharesBegin.Any(Indicator.StartsWith) ? base.Steps : [];

    public override string Ones => SharesBegin.Any(Indicator.StartsWith) ? base.Ones
        : !Indicator.StartsWith("{count", StringComparison.Ordinal) && TimesAre.Any(Indicator.Contains) ? " s" : "";

    public override string Indicator => Measure.Written;

    private static readonly string[] OpenEnded = ["happened", "last ", "across"];

    private static readonly string[] TimesAre = ["clock: ", "resolved - opened"];

    private static readonly string[] SomeAre = ["{count", "{sum"];

    private static readonly string[] SharesBegin = ["{timeliness", "{share", "{availability"];

    public override IReadOnlyList<(string Scope, Outcome Outcome)> Expected(Filling? filling = null) => Expected(filling, alsoWithout: false);

    /// <summary>Whoever owes some cases owes them where there is none in the period, too.</summary>
    public override IReadOnlyList<(string Scope, Outcome Outcome)> ExpectedOf(Promised promised, Filling? filling = null) => Expected(
        filling, promised.Comparator is "at least" or "more than" && SomeAre.Any(Indicator.StartsWith));

    private List<(string Scope, Outcome Outcome)> Expected(Filling? filling, bool alsoWithout)
    {
        var selected = File.Known(Setting).Where(c => Only is null || Only.Contains(c.Row.Priority)).ToList();
        var here = CountedBy is null ? selected : selected.Where(c =>
            c.When(CountedBy) is { } at && at <= Setting.At && at >= Setting.Start && at < Setting.End).ToList();
        var scopes = By switch
        {
            null => [""],
            "case" => here.Select(c => c.Row.Id).Order().Select(id => $"{id}").ToList(),
            _ => (alsoWithout ? selected : here).Select(c => c.Row.Priority).Distinct().Order(StringComparer.Ordinal).ToList(),
        };
        return scopes.Select(scope => (scope, Measure.Of(this, here.Where(c => IsIn(c, scope)).ToList(), scope, filling))).ToList();
    }

    /// <summary>What asks whether something has happened so far has no bounds, and what happened last is replaced by what comes.</summary>
    public override bool HasTheSameThings(long early, long late) =>
        !OpenEnded.Any(word => Indicator.Contains(word, StringComparison.Ordinal));

    /// <summary>Some cases are done exactly when they are due, or a minute before or after; some pause exactly when their time
    /// is used up, and are done around the end of that pause.</summary>
    private static CaseFile AtTheEdge(Dice dice, Setting setting, CaseTerms terms, CaseFile file)
    {
        var ever = setting with { AsOf = setting.End + 4000, At = setting.End + 4000 };
        var (kind, isFirst) = (terms.To.Split(' ')[^1], !terms.To.Contains(' ', StringComparison.Ordinal));
        if (!isFirst || kind == terms.From) return file;
        foreach (var known in file.Known(ever))
            if (dice.Chance(20) && terms.Due(ever, known with { Pauses = [] }) is { } usedUp)
                file = file.WithOnlyPause(known.Row.Id, usedUp, usedUp + 60).With(known.Row.Id, kind, usedUp + dice.Pick(1, 30, 61));
            else if (dice.Chance(60) && terms.Due(ever, known) is { } due)
                file = file.With(known.Row.Id, kind, due + dice.Pick(-1, 0, 0, 1));
        return file;
    }

    private bool IsIn(KnownCase known, string scope) => By switch
    {
        null => true,
        "case" => $"{known.Row.Id}" == scope,
        _ => known.Row.Priority == scope,
    };

    public static CaseTrial Throw(Dice dice)
    {
        var setting = Setting.Throw(dice, monthsInHundred: 2);
        var file = CaseFile.Throw(dice, setting);
        var draft = dice.Chance(35) ? MaskDraft.Throw(dice, setting) : MaskDraft.None;
        var terms = CaseTerms.Throw(dice, setting);
        file = AtTheEdge(dice, setting, terms, file);
        var by = dice.Chance(25) ? dice.Pick("case", "priority") : null;
        string[]? only = dice.Chance(20) ? dice.Pick<string[]>(["P1"], ["P1", "P2"], [""]) : null;
        var where = only is null ? "" : only.Length == 2 ? ", where: \"priority in [P1, P2]\"" : $", where: 'priority == \"{only[0]}\"'";
        var countedBy = dice.Pick("opened", "resolved", "promised", "last answered", "2nd resolved", "opened", "opened");
        var (measure, counts) = CaseMeasures.Throw(dice, terms, $"source: tickets{where}{draft.Keys}", countedBy);
        return new CaseTrial(setting)
        {
            File = file,
            Draft = draft,
            By = counts is null && by == "case" ? "priority" : by,
            Only = only,
            CountedBy = counts,
            Measure = measure,
            Terms = terms,
            Tables = [file.Table],
        };
    }
}
