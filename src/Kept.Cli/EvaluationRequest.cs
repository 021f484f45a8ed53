using Kept.Agreements;
using Kept.Evaluation;
using Kept.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Cli;

/// <summary>What an evaluation was asked for on the command line.</summary>
/// <param name="Workspace">The folder with the texts; with a store the name of a workspace in it, or null for its only one.</param>
/// <param name="Store">The store that holds the measurements; null for files.</param>
/// <param name="Agreement">The name of one agreement; null for all of the workspace.</param>
/// <param name="CountsLate">Whether what came after a period was closed counts for it.</param>
/// <param name="Objective">The objective that the answer is about; null for all.</param>
internal sealed record EvaluationRequest(
    string? Workspace, string? Agreement, string Period, string? Data, string? AsOf, string? At, bool TracesDays = false,
    bool ListsEverything = false, string? Objective = null, string? Store = null, bool CountsLate = false)
{
    private static readonly OffsetDateTimePattern[] Instants =
        [OffsetDateTimePattern.ExtendedIso, OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<G>")];

    private static readonly LocalDateTimePattern[] LocalTimes =
        [LocalDateTimePattern.ExtendedIso, LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm")];

    /// <summary>The agreements that are meant, in the versions that are in force; without a name, those that no other extends or
    /// includes. Looks at the whole request, so that a mistake is told before long work starts.</summary>
    /// <exception cref="UsageException">Something was asked for that there is not.</exception>
    public IReadOnlyList<Agreement> Find(Agreements.Workspace workspace)
    {
        if (workspace.Agreements.Count == 0) throw new UsageException("The workspace holds no agreement.");
        var found = workspace.Agreements.Where(a => Agreement is null ? !a.IsExtended : a.IsNamed(Agreement)).ToList();
        if (found.Count == 0 && workspace.Frameworks.Any(f => f.Name == Agreement))
            throw new UsageException($"'{Agreement}' leaves out what those that extend it supply, so that it promises nothing by itself. Name one of those.");
        if (found.Count == 0) throw UsageException.Unknown("agreement", Agreement!, workspace.Agreements.Select(a => a.Name));

        var objectives = found.SelectMany(a => a.Objectives).Select(o => o.Name).ToList();
        if (Objective is not null && !objectives.Contains(Objective)) throw UsageException.Unknown("objective", Objective, objectives);
        foreach (var zone in found.Select(a => a.Zone)) _ = (PeriodIn(zone), AsOfIn(zone), AtIn(zone));
        var inForce = found.Where(a => AssessmentPeriods.IsInForce(a, PeriodIn(a.Zone))).ToList();
        if (inForce.Count == 0) throw new UsageException($"No version of {(Agreement is null ? "an agreement" : $"'{Agreement}'")} is in force in {Period}.");
        return inForce;
    }

    public ServicePeriod PeriodIn(DateTimeZone zone) =>
        ServicePeriodText.TryParse(Period, zone, out var period, out var problem)
            ? period
            : throw new UsageException($"{problem} Write for example --period 2026-06.");

    public long? AsOfIn(DateTimeZone zone) => ParseInstant(AsOf, "--as-of", zone);

    public long? AtIn(DateTimeZone zone) => ParseInstant(At, "--at", zone);

    /// <summary>The tick of an instant such as 2026-07-01T00:00:00Z, or of a date or local time in the zone.</summary>
    public static long? ParseInstant(string? text, string option, DateTimeZone zone)
    {
        if (text is null) return null;
        foreach (var pattern in Instants)
            if (pattern.Parse(text) is { Success: true, Value: var offset }) return offset.ToInstant().ToUnixTimeTicks();
        foreach (var pattern in LocalTimes)
            if (pattern.Parse(text) is { Success: true, Value: var local }) return zone.TickOf(local);
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }) return zone.StartOfDay(date);
        throw new UsageException($"{option} takes an instant such as 2026-07-01T00:00:00Z, but this is '{text}'.");
    }
}
