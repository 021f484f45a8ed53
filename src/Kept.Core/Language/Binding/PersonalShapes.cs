using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>Which columns of a source hold personal data.</summary>
internal static class PersonalShapes
{
    public static Field<Sequence<string>> Personal { get; } = Optional(
        "personal", new ListShape<string>(Scalars.Column),
        "Columns of cases that hold personal data, each read as the id or a field: a store keeps pseudonyms in their place, and can forget who is behind one.");

    /// <summary>Personal are columns that make up the id or a field of cases.</summary>
    public static bool Check(Source source, RecordReader record)
    {
        if (source.Personal.Count == 0) return true;
        var columns = source.Content is SourceContent.Cases cases ? cases.Fields.Select(f => f.From).OfType<string>().Prepend(cases.Id).ToList() : [];
        if (source.Personal.FirstOrDefault(column => !columns.Contains(column)) is not { } other) return true;
        record.Report(BindingDiagnostics.NotPersonal(record.PlaceOf(Personal), other, columns));
        return false;
    }
}
