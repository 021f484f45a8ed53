using Kept.Agreements;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>References to events of cases: <c>opened</c>, <c>last resolved</c>, <c>5th touch</c>.</summary>
internal static class EventShapes
{
    public static Shape<EventReference> Reference { get; } = new ScalarShape<EventReference>(
        "an event or a date of the cases", "last resolved", TryParse);

    /// <summary>Reports an event that the source's cases do not have.</summary>
    public static bool IsKnown(
        RecordReader record, Field<EventReference> field, Source source, SourceContent.Cases cases)
    {
        if (!record.Has(field)) return true;
        var known = SourceNames.MomentsOf(cases).ToList();
        var name = record.Get(field).Event;
        return known.Contains(name)
            || record.Report(IndicatorDiagnostics.UnknownEvent(record.PlaceOf(field), name, source, known));
    }

    /// <summary>Reports those of several events that the source's cases do not have.</summary>
    public static bool AreKnown(
        RecordReader record, Field<Sequence<EventReference>> field, Source source, SourceContent.Cases cases)
    {
        var known = SourceNames.MomentsOf(cases).ToList();
        var good = true;
        foreach (var name in record.Get(field).Select(e => e.Event).Where(name => !known.Contains(name)))
            good = record.Report(IndicatorDiagnostics.UnknownEvent(record.PlaceOf(field), name, source, known));
        return good;
    }

    private static bool TryParse(string text, out EventReference value, out ScalarProblem problem)
    {
        problem = default;
        value = new EventReference(text, 1);
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var which, var name])
            return Names.IsName(text);
        if (Ordinals.Find(which) is not { } number || !Names.IsName(name)) return false;
        value = new EventReference(name, number);
        return true;
    }
}
