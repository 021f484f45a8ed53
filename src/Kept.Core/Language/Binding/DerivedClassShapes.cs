using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>Classes that a scope of an objective has by what it is made of.</summary>
internal static class DerivedClassShapes
{
    private static readonly Field<string> FieldOf = Required(
        "field", Scalars.Name("a field", "type"), "The field that names the class of a part.");

    private static readonly Field<Sequence<string>> Same = Required(
        "same", new ListShape<string>(Scalars.Name("a dimension", "machine")), "Dimensions in which a part and the scope agree.");

    private static readonly Field<EventReference> From = Optional(
        "from", EventShapes.Reference, "The event or date from which on there is the part; always when left out.");

    private static readonly Field<EventReference> To = Optional(
        "to", EventShapes.Reference, "The event or date until which there is the part; for ever when left out.");

    private static readonly Field<Boxed<bool>> Governs = Required(
        "governs", new WordShape<Boxed<bool>>("which of several classes governs", [
            ("weakest-target", new(true), "The one whose target is the easiest to keep."),
            ("strictest-target", new(false), "The one whose target is the hardest to keep.")]),
        "Which class governs when there are several in the period.");

    public static Shape<Sequence<DerivedClass>> Classes { get; } = new NamedShape<DerivedClass>(
        "the name of a class", new RecordShape<DerivedClass>(
            "A derived class", [SelectionFields.Source, SelectionFields.Where, FieldOf, Same, From, To, Governs], Build));

    /// <summary>Reports classes that tables cannot be by.</summary>
    public static bool Fit(Objective objective, RecordReader record, Field field)
    {
        var good = true;
        foreach (var derived in objective.Classes)
        {
            foreach (var dimension in derived.Same.Except(objective.Per))
                good = record.Report(RemedyDiagnostics.ClassNotInScope(record.PlaceOf(field), dimension));
            if (objective.Target?.Field != derived.Name)
                good = record.Report(DerivedClassDiagnostics.NoTarget(record.PlaceOf(field), derived.Name));
        }
        return good;
    }

    private static DerivedClass? Build(RecordReader record)
    {
        if (SelectionFields.Selection<SourceContent.Cases>(record, "cases") is not { } parts) return null;
        var cases = (SourceContent.Cases)parts.Source.Content;
        var good = EventShapes.IsKnown(record, From, parts.Source, cases) & EventShapes.IsKnown(record, To, parts.Source, cases)
            & Language.Binding.Classes.AreKnown(record, FieldOf, record.Get(FieldOf), parts.Source);
        foreach (var dimension in record.Get(Same))
            good &= Language.Binding.Classes.AreKnown(record, Same, dimension, parts.Source);
        return good
            ? new DerivedClass(
                record.Name, parts, record.Get(FieldOf), record.Get(Same), record.Find(From), record.Find(To), record.Get(Governs).Value)
            : null;
    }
}

internal static class DerivedClassDiagnostics
{
    public static Diagnostic NoTarget(Place place, string name) => new(
        "KPT284", Severity.Error, place,
        $"The class '{name}' governs by its target, but the target is no table by it.",
        $"Write the target as a table: 'target: {{by: {name}, …}}'.");
}
