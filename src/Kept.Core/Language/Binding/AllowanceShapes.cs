using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Quantities;
using Kept.Time;
using NodaTime;
using Calendar = Kept.Time.Calendar;

namespace Kept.Language.Binding;

/// <summary>The time that a case may take: <c>4 hours</c>, <c>2 business days</c>, <c>3 calendar days</c>, <c>13:00 next business
/// day</c>, a formula, or one of these by the time of day at which the clock starts.</summary>
internal static class AllowanceShapes
{
    private const string Before = "before ";
    private const string From = "from ";

    public static Shape<Allowance> Any { get; } = new AllowanceShape();

    private static readonly PairsShape<StartKey, Allowance> ByStart = new(
        "when the clock starts: before 13:00, or from 13:00",
        new ScalarShape<StartKey>("before or from a time of day", "before 13:00", TryParseStart), new SingleShape());

    /// <summary>A table of allowances whose formulas know what their names mean and whose days are defined; null when they do
    /// not.</summary>
    public static ByClass<Allowance>? Bind(RecordReader record, Field<ByClass<Allowance>> field, Clock clock, Source source)
    {
        var table = record.Get(field);
        if (!Classes.AreKnown(record, field, table.Field, source)) return null;
        var entries = table.Entries.Select(e => Bind(e, record, field, clock, source)).ToList();
        var otherwise = table.Otherwise is { } rest ? Bind(rest, record, field, clock, source) : null;
        return entries.Contains(null) || (otherwise is null) != (table.Otherwise is null)
            ? null
            : new ByClass<Allowance>(table.Field, entries.Select(e => e!).ToSequence(), otherwise);
    }

    private static ClassValue<Allowance>? Bind(
        ClassValue<Allowance> entry, RecordReader record, Field<ByClass<Allowance>> field, Clock clock, Source source) =>
        Bind(entry.Value, record, field, clock, HoursOf(entry, record.Get(field), clock).ToList(), source) is { } bound
            ? entry with { Value = bound } : null;

    private static Allowance? Bind(
        Allowance allowance, RecordReader record, Field<ByClass<Allowance>> field, Clock clock, List<Calendar> hours, Source source)
    {
        switch (allowance)
        {
            case not (Allowance.ClockTime or Allowance.Formula) when clock.OnChange is ClassChange.RemainingShare
                && !(allowance is Allowance.BusinessDays && hours.TrueForAll(h => h.BusinessDay is BusinessDay.Hours)):
                record.Report(AllowanceDiagnostics.NoShareOfDays(record.PlaceOf(field), allowance));
                return null;
            case Allowance.BusinessDays when hours.Find(h => h.BusinessDay is null) is { } undefined:
                record.Report(IndicatorDiagnostics.BusinessDaysUndefined(record.PlaceOf(field), undefined));
                return null;
            case Allowance.OnDay { Due.Day: DayCount.BusinessDays } when hours.Exists(h => ReferenceEquals(h, Calendar.Always)):
                record.Report(IndicatorDiagnostics.BusinessDaysUndefined(record.PlaceOf(field), null));
                return null;
            case Allowance.Formula formula:
                return BindFormula(formula, record, source);
            case Allowance.ByStart steps:
                var bound = steps.Steps.Select(s => Bind(s.Gives, record, field, clock, hours, source) is { } gives ? s with { Gives = gives } : null).ToList();
                return bound.Contains(null) ? null : new Allowance.ByStart(bound.Select(s => s!).ToSequence());
            default:
                return allowance;
        }
    }

    private static Allowance.Formula? BindFormula(Allowance.Formula formula, RecordReader record, Source source)
    {
        if (new ExpressionBinder(SourceNames.Of(source), record.Context).BindValue(formula.Length) is not { } bound) return null;
        if (bound.Unit is Unit.Time) return new Allowance.Formula(bound.Bound);
        record.Report(AllowanceDiagnostics.NotATime(formula.Length, bound.Unit));
        return null;
    }

    /// <summary>The hours in which cases of a class are timed: those of the class where both tables go by the same field.</summary>
    private static IEnumerable<Calendar> HoursOf(ClassValue<Allowance> entry, ByClass<Allowance> within, Clock clock)
    {
        if (within.Field is null || within.Field != clock.Hours.Field) return clock.Hours.All.Select(e => e.Value);
        return within.Entries.Contains(entry)
            ? clock.Hours.All.Where(e => e == clock.Hours.Find(entry.Class)).Select(e => e.Value)
            : clock.Hours.All.Where(e => within.Entries.All(w => w.Class != e.Class)).Select(e => e.Value);
    }

    private static bool TryParseStart(string text, [MaybeNullWhen(false)] out StartKey value, out ScalarProblem problem)
    {
        problem = default;
        var isBefore = text.StartsWith(Before, StringComparison.Ordinal);
        value = null;
        if (!isBefore && !text.StartsWith(From, StringComparison.Ordinal)) return false;
        if (!DueDayText.TryParseTime(text[(isBefore ? Before : From).Length..], out var time)) return false;
        value = new StartKey(isBefore, time);
        return true;
    }

    private static bool TryParseDays(string text, [MaybeNullWhen(false)] out Allowance value)
    {
        value = null;
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var number, var kind, "day" or "days"]) return false;
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 3660) return false;
        value = kind switch
        {
            "calendar" => new Allowance.CalendarDays(count),
            "business" => new Allowance.BusinessDays(count),
            _ => null,
        };
        return value is not null;
    }

    private static bool TryParseLength(string text, [MaybeNullWhen(false)] out Allowance value, out ScalarProblem problem)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var plain = words is [_, "business", _] ? $"{words[0]} {words[2]}" : text;
        value = Scalars.TryParseDuration(plain, out var length, out problem) ? new Allowance.ClockTime(length.Ticks, text) : null;
        return value is not null;
    }

    /// <summary>Before or from a time of day.</summary>
    private sealed record StartKey(bool IsBefore, LocalTime Time);

    /// <summary>An allowance that does not depend on when the clock starts.</summary>
    private sealed class SingleShape : Shape<Allowance>
    {
        private const string What = "a time that a case may take";
        private const string Example = "4 hours";

        protected override Form Describe() => new Form.Scalar(
            "a length, a number of days, a time of a day or a formula", Example);

        public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out Allowance value)
        {
            value = null;
            if (node is not ScalarSyntax scalar)
                return context.Report(BindingDiagnostics.WrongNode(node, Sentence.Capital(What), $"a single value such as {Example}"));
            if (TryParseDays(scalar.Value, out value) || TryParseLength(scalar.Value, out value, out var problem)) return true;
            if (DueDayText.TryParse(scalar.Value, out var due, out _))
            {
                value = new Allowance.OnDay(due);
                return true;
            }
            if (!scalar.Value.AsSpan().ContainsAny("+*/()"))
                return context.Report(BindingDiagnostics.NotOfForm(scalar, What, Example, problem));
            var parsed = ExpressionParser.Parse(scalar);
            foreach (var diagnostic in parsed.Diagnostics) context.Report(diagnostic);
            value = parsed.ValueUnlessErrors is { } formula ? new Allowance.Formula(formula) : null;
            return value is not null;
        }
    }

    private sealed class AllowanceShape : Shape<Allowance>
    {
        private static readonly SingleShape Single = new();

        protected override Form Describe() => new Form.Either([Single.Form, ByStart.Form]);

        public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out Allowance value)
        {
            if (node is not MapSyntax) return Single.TryRead(node, context, out value);
            value = null;
            if (!ByStart.TryRead(node, context, out var pairs)) return false;
            var isWhole = pairs.Count >= 2 && pairs[0].Key.IsBefore && pairs[1].Key.Time == pairs[0].Key.Time;
            for (var i = 1; i < pairs.Count; i++) isWhole &= !pairs[i].Key.IsBefore && (i == 1 || pairs[i].Key.Time > pairs[i - 1].Key.Time);
            if (!isWhole) return context.Report(AllowanceDiagnostics.NotTheWholeDay(node.Place));
            value = new Allowance.ByStart(pairs.Select((p, i) => new CutOff(i == 0 ? LocalTime.Midnight : p.Key.Time, p.Value)).ToSequence());
            return true;
        }
    }
}

internal static class AllowanceDiagnostics
{
    public static Diagnostic NotATime(Expression formula, Unit found) => new(
        "KPT282", Severity.Error, formula.Place,
        $"The time that a case may take is a length of time, but this formula gives {found.Describe()}.",
        "Multiply fields with a time, for example '2 hours + 15 minutes * servers'.");

    public static Diagnostic NoShareOfDays(Place place, Allowance allowance) => new(
        "KPT287", Severity.Error, place,
        $"What a case has used of its time is a share of a length on the clock, but this is '{allowance}'.",
        "Give every class a length such as '16 business hours', or take another way for 'whenClassChanges'.");

    public static Diagnostic NotTheWholeDay(Place place) => new(
        "KPT283", Severity.Error, place,
        "Cut-offs divide the day, but these leave a part of it open or give it two times.",
        "Begin with 'before 13:00', go on with 'from 13:00', and add later ones in order.");
}
