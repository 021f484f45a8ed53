using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>The capacity behind promises: what a team can do in a month, and what is expected to come to it.</summary>
internal static class CapacityShapes
{
    private static readonly Field<Length> Team = Required(
        "team", Scalars.Duration, "The working time that the team has for this agreement in a month.");

    private static readonly Field<ByClass<Boxed<int>>> Cases = Required(
        "cases", new ByClassShape<Boxed<int>>(Scalars.Count("a number of cases", "120")), "How many cases a month is expected to bring.");

    private static readonly Field<ByClass<Length>> Effort = Required(
        "effort", new ByClassShape<Length>(Scalars.Duration), "The work that one case takes.");

    /// <summary>Capacities by team.</summary>
    public static Shape<Sequence<Capacity>> Capacities { get; } = new NamedShape<Capacity>(
        "the name of a team", new RecordShape<Capacity>("A capacity", [Team, Cases, Effort], Build));

    private static Capacity? Build(RecordReader record)
    {
        var (cases, effort) = (record.Get(Cases), record.Get(Effort));
        if (cases.All.FirstOrDefault(c => EffortOf(effort, cases, c) is null) is not { } missing)
            return new Capacity(
                record.Name, record.Get(Team).Ticks,
                cases.All.Select(c => new Workload(cases.Field is null ? null : c.Class, c.Value.Value, EffortOf(effort, cases, c)!.Ticks)).ToSequence(),
                record.Place);
        record.Report(CapacityDiagnostics.NoEffort(record.PlaceOf(Effort), missing.Class));
        return null;
    }

    private static Length? EffortOf(ByClass<Length> effort, ByClass<Boxed<int>> cases, ClassValue<Boxed<int>> one) =>
        effort.Find(cases.Field is null || effort.Field is null ? null : one.Class)?.Value;
}

internal static class CapacityDiagnostics
{
    public static Diagnostic NoEffort(Place place, string name) => new(
        "KPT543", Severity.Error, place,
        $"Nothing says how much work a case of '{name}' takes.",
        $"Add '{name}:' with a duration, or 'otherwise:'.");
}
