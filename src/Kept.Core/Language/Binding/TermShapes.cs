using System.Globalization;
using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using NodaTime;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>From when to when an agreement holds, and how it goes on.</summary>
internal static class TermShapes
{
    private const int MostMonths = 1200;
    private const int MostDays = 3660;

    private static readonly Field<Boxed<LocalDate>> Start = Required("start", Scalars.Date, "The first day.");

    private static readonly Field<Boxed<LocalDate>> End = Optional(
        "end", Scalars.Date, "The last day, included; until further notice when left out.");

    private static readonly Field<Boxed<int>> Every = Required(
        "every", new ScalarShape<Boxed<int>>("a number of months or years", "1 year", TryParseMonths), "For how long it is extended each time.");

    private static readonly Field<Boxed<int>> Notice = Required(
        "notice", new ScalarShape<Boxed<int>>("a number of days", "90 days", TryParseDays),
        "How many calendar days before the last day a party says that it does not want that.");

    private static readonly Field<Renewal> RenewalOf = Optional(
        "renewal", new RecordShape<Renewal>("A renewal", [Every, Notice], r => new Renewal(r.Get(Every).Value, r.Get(Notice).Value)),
        "How it is extended after its last day, unless a party does not want that; it ends with that day when left out.");

    public static Shape<Term> Term { get; } = new RecordShape<Term>("A term", [Start, End, RenewalOf], Build);

    private static Term? Build(RecordReader record)
    {
        var last = record.Find(End)?.Value;
        if (last < record.Get(Start).Value)
        {
            record.Report(AgreementDiagnostics.TermEndsBeforeItStarts(record.PlaceOf(End), record.Get(Start).Value, last.Value));
            return null;
        }
        if (last is null && record.Has(RenewalOf))
        {
            record.Report(BindingDiagnostics.MissingKey(record.Map, "A term with a renewal", End));
            return null;
        }
        return new Term(record.Get(Start).Value, last, record.Find(RenewalOf));
    }

    private static bool TryParseMonths(string text, out Boxed<int> value, out ScalarProblem problem)
    {
        problem = default;
        value = new(0);
        if (text.Split(' ') is not [var number, "month" or "months" or "year" or "years"]) return false;
        var unit = text.Contains("year", StringComparison.Ordinal) ? 12 : 1;
        if (!TryCount(number, MostMonths / unit, out var count)) return false;
        value = new(count * unit);
        return true;
    }

    private static bool TryParseDays(string text, out Boxed<int> value, out ScalarProblem problem)
    {
        problem = default;
        value = new(0);
        if (text.Split(' ') is not [var number, "day" or "days"] || !TryCount(number, MostDays, out var count)) return false;
        value = new(count);
        return true;
    }

    private static bool TryCount(string text, int most, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= 1 && count <= most;
}
