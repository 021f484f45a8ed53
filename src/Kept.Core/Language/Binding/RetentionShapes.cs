using System.Globalization;
using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>How long the measurements of a source are kept.</summary>
internal static class RetentionShapes
{
    private const int MostDays = 36_600;

    private static readonly Dictionary<string, (CalendarUnit Unit, int Days)> Units = new()
    {
        ["day"] = (CalendarUnit.Day, 1),
        ["week"] = (CalendarUnit.Week, 7),
        ["month"] = (CalendarUnit.Month, 31),
        ["year"] = (CalendarUnit.Year, 366),
    };

    public static Field<Retention> Keep { get; } = Optional(
        "keep", new ScalarShape<Retention>("how long measurements are kept", "25 months", TryParse),
        "How long measurements are kept in a store: 25 months, 90 days, 3 years; of cases with what ends one: 25 months after resolved or cancelled. "
            + "For as long as the store is there when left out.");

    /// <summary>Cases are kept for some time after something that happens to them, and nothing else is.</summary>
    public static bool Check(Source source, RecordReader record)
    {
        if (source.Keep is not { } keep) return true;
        var ends = source.Content switch
        {
            SourceContent.Cases { Rows: CaseRows.OneRowACase rows } cases => rows.Events.Concat(cases.Dates).Select(e => e.Name).ToList(),
            SourceContent.Cases { Rows: CaseRows.OneRowAnEvent rows } cases => rows.Events.Concat(cases.Dates.Select(d => d.Name)).ToList(),
            _ => [],
        };
        if (ends.Count > 0 ? keep.After.Count > 0 && keep.After.All(ends.Contains) : keep.After.Count == 0) return true;
        record.Report(BindingDiagnostics.KeptAfter(record.PlaceOf(Keep), keep, ends));
        return false;
    }

    private static bool TryParse(string text, out Retention value, out ScalarProblem problem)
    {
        problem = default;
        value = null!;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not [var number, var unit, .. var rest] || !Units.TryGetValue(unit.EndsWith('s') ? unit[..^1] : unit, out var known)) return false;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < 1 || count > MostDays / known.Days) return false;
        if (Ends(rest) is not { } after) return false;
        value = new(count, known.Unit, after);
        return true;
    }

    /// <summary>The events behind "after"; null when something else stands there.</summary>
    private static Sequence<string>? Ends(string[] words)
    {
        if (words.Length == 0) return [];
        if (words.Length % 2 != 0 || words[0] != "after" || words.Where((_, i) => i > 0 && i % 2 == 0).Any(word => word != "or")) return null;
        return words.Where((_, i) => i % 2 == 1).ToSequence();
    }
}
