using System.Globalization;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;
using NodaTime;
using NodaTime.Text;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>The plan: values that are given, from a date on where they change, values computed from those before them, and
/// values measured over the months before.</summary>
internal static class PlanShapes
{
    private const string From = "from ";

    private static readonly Field<Indicator> Indicator = Required("measured", MeasureShapes.Indicator, "What is measured.");

    private static readonly Field<Boxed<int>> Over = Required(
        "over", new ScalarShape<Boxed<int>>("the months before", "preceding month", TryParseOver),
        "Which months: preceding month, or preceding 3 months.");

    private static readonly Field<Quantity> Otherwise = Optional(
        "otherwise", Scalars.Quantity, "The value while those months have no measurements; without it the plan has none then.");

    private static readonly RecordShape<PlanValue> Measured = new("A measured plan value", [Indicator, Over, Otherwise], BuildMeasured);

    private static readonly PairsShape<LocalDate, Expression> Dated = new(
        "the date that it holds from, such as from 2026-01-01", new ScalarShape<LocalDate>("from a date", "from 2026-01-01", TryParseFrom),
        ExpressionShape.Value);

    /// <summary>A mapping from names to quantities or formulas, each over the values above it.</summary>
    public static Shape<Sequence<PlanValue>> Plan { get; } = new NamedShape<PlanValue>(
        "the name of a plan value", new PlanValueShape(), declares: true);

    /// <summary>The plan's values that are declared so far, as names <c>plan.x</c>.</summary>
    /// <param name="hasPeriods">Whether a value may be asked of the period before.</param>
    public static ExpressionNames NamesOf(BindingContext context, string what, bool hasPeriods = false) =>
        Names(context, what, "Declare it under 'plan' of the agreement.", "plan.", hasPeriods);

    /// <summary>Reports what leaves a plan without a value on some date of the term: a division by zero, or a first date that
    /// comes after the term has begun.</summary>
    public static bool Check(Sequence<PlanValue> plan, Term? term, BindingContext context)
    {
        var good = true;
        foreach (var late in plan.OfType<PlanValue.Given>().Where(v => v.Steps[0].From > (term?.Start ?? v.Steps[0].From)))
            good = context.Report(PlanDiagnostics.BeginsLate(late, term!));
        return good && HasValues(plan, context);
    }

    /// <summary>A plan value that comes to nothing divides by zero; those that depend on it are not reported again.</summary>
    private static bool HasValues(Sequence<PlanValue> plan, BindingContext context)
    {
        var begins = plan.OfType<PlanValue.Given>().Select(v => v.Steps[0].From).Max();
        var measured = Plans.MeasuredIn(plan);
        foreach (var date in Plans.ChangesOf(plan).Where(d => d >= begins).DefaultIfEmpty(new LocalDate(2000, 1, 1)))
        {
            var values = Plans.Compute(plan, date, _ => null);
            if (plan.FirstOrDefault(v => !measured.Contains(v.Name) && values[$"plan.{v.Name}"] is null) is { } missing)
                return context.Report(PlanDiagnostics.DividesByZero(missing));
        }
        return true;
    }

    /// <param name="prefix">What stands before each name.</param>
    private static ExpressionNames Names(BindingContext context, string what, string whenNone, string prefix, bool hasPeriods = false) => new(what, whenNone)
    {
        HasPeriods = hasPeriods,
        IsIncomplete = context.HasLost<PlanValue>(),
        Declared = (
            context.NamesOf<PlanValue>().Select(name => prefix + name),
            name => name.StartsWith(prefix, StringComparison.Ordinal) ? FindType(context, name[prefix.Length..]) : null),
    };

    private static ExpressionType? FindType(BindingContext context, string name)
    {
        if (!context.TryFind<PlanValue>(name, out var value)) return null;
        return value is null ? new ExpressionType.Broken() : new ExpressionType.Valued(value.Unit);
    }

    private static PlanValue? BuildMeasured(RecordReader record)
    {
        var indicator = record.Get(Indicator);
        var otherwise = record.Find(Otherwise);
        if (indicator is Indicator.Formula formula && formula.Value.Names().FirstOrDefault(n => n.Value.StartsWith("plan.", StringComparison.Ordinal)) is { } own)
        {
            record.Report(PlanDiagnostics.MeasuresThePlan(own));
            return null;
        }
        if (otherwise is null || Units.AreComparable(otherwise.Unit, indicator.Unit))
            return new PlanValue.Measured(record.Name, indicator, record.Get(Over).Value, otherwise, record.Place);
        record.Report(PlanDiagnostics.OtherUnit(record.PlaceOf(Otherwise), otherwise, indicator.Unit));
        return null;
    }

    private static bool TryParseOver(string text, out Boxed<int> value, out ScalarProblem problem)
    {
        problem = default;
        value = new(1);
        if (text == "preceding month") return true;
        if (!text.StartsWith("preceding ", StringComparison.Ordinal) || !text.EndsWith(" months", StringComparison.Ordinal)) return false;
        if (text.Length <= "preceding  months".Length) return false;
        var read = int.TryParse(text["preceding ".Length..^" months".Length], NumberStyles.None, CultureInfo.InvariantCulture, out var months);
        value = new(months);
        return read && months is >= 1 and <= 120;
    }

    private static bool TryParseFrom(string text, out LocalDate value, out ScalarProblem problem)
    {
        problem = default;
        value = default;
        if (!text.StartsWith(From, StringComparison.Ordinal)) return false;
        var parsed = LocalDatePattern.Iso.Parse(text[From.Length..]);
        if (parsed.Success) value = parsed.Value;
        return parsed.Success;
    }

    private sealed class PlanValueShape : Shape<PlanValue>
    {
        protected override Form Describe() => new Form.Either([ExpressionShape.Value.Form, Dated.Form, Measured.Form]);

        public override bool TryRead(SyntaxNode node, BindingContext context, out PlanValue value)
        {
            value = null!;
            if (node is MapSyntax map && map.Find(Indicator.Name) is not null) return Measured.TryRead(node, context, out value!);
            if (!TryReadSteps(node, context, out var written)) return false;

            var names = Names(context, "plan values above", "Move the line below those that it uses.", "");
            var binder = new ExpressionBinder(names, context);
            var steps = new List<PlanStep>();
            Unit? unit = null;
            foreach (var (from, formula) in written)
            {
                if (binder.BindValue(formula) is not { } bound) return false;
                if (unit is not null && !Units.AreComparable(unit, bound.Unit))
                    return context.Report(PlanDiagnostics.OtherUnit(formula.Place, formula, bound.Unit, unit));
                unit ??= bound.Unit;
                steps.Add(new PlanStep(from, bound.Bound));
            }
            value = new PlanValue.Given(context.Name, steps.ToSequence(), unit!, node.Place);
            return true;
        }

        private static bool TryReadSteps(SyntaxNode node, BindingContext context, out List<(LocalDate? From, Expression Formula)> steps)
        {
            steps = [];
            if (node is not MapSyntax)
            {
                if (!ExpressionShape.Value.TryRead(node, context, out var always)) return false;
                steps.Add((null, always));
                return true;
            }
            if (!Dated.TryRead(node, context, out var dated)) return false;
            if (dated.Count == 0) return context.Report(BindingDiagnostics.WrongNode(node, "A plan value", "a value or at least one 'from DATE: value'"));
            steps.AddRange(dated.OrderBy(d => d.Key).Select(d => ((LocalDate?)d.Key, d.Value)));
            return true;
        }
    }
}

internal static class PlanDiagnostics
{
    private static string Date(LocalDate date) => LocalDatePattern.Iso.Format(date);

    public static Diagnostic DividesByZero(PlanValue value) => new(
        "KPT254", Severity.Error, value.Clause,
        $"'{value.Name}' divides by zero.",
        "A close rate or a price of 0 plans nothing; give the value that the plan is made with.");

    public static Diagnostic BeginsLate(PlanValue.Given value, Term term) => new(
        "KPT350", Severity.Error, value.Clause,
        $"The term starts on {Date(term.Start)}, but '{value.Name}' is given from {Date(value.Steps[0].From!.Value)} on.",
        $"Add 'from {Date(term.Start)}:' with the value that holds until then.");

    public static Diagnostic MeasuresThePlan(Expression.Name name) => new(
        "KPT351", Severity.Error, name.Place,
        $"A measured plan value uses '{name.Value}', a value of the plan that it belongs to.",
        "Measure without the plan, and compute with both in a value below.");

    public static Diagnostic OtherUnit(Place place, object written, Unit found, Unit expected) => new(
        "KPT352", Severity.Error, place,
        $"The value is {expected.Describe()} before, but '{written}' is {found.Describe()}.",
        "Give all values of one name the same unit.");

    public static Diagnostic OtherUnit(Place place, Quantity written, Unit expected) => OtherUnit(place, written, written.Unit, expected);
}
