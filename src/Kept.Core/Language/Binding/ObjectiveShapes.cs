using Kept.Agreements;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Quantities;
using Kept.Time;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>Objectives: who promises what, measured how, assessed how often, with which remedies.</summary>
internal static class ObjectiveShapes
{
    private static readonly Field<string> Title = Optional("title", Scalars.Text("a title", "Availability"), "What people call it.");

    private static readonly Field<ServicePromise> Service = Optional(
        "service", new ReferenceShape<ServicePromise>("a service of the agreement", "shop"), "The service that it is about.");

    private static readonly Field<Participant> Obliged = Optional(
        "obliged", new ReferenceShape<Participant>("a role of the agreement's parties", "provider"), "The role that owes it.");

    private static readonly Field<Participant> To = Optional(
        "to", new ReferenceShape<Participant>("a role of the agreement's parties", "consumer"), "The role that it is owed to.");

    private static readonly Field<string> Owner = Optional(
        "owner", Scalars.Text("a person or function", "duty-manager"), "Who answers for it.");

    private static readonly Field<string> Contact = Optional(
        "contact", Scalars.Text("a person or function", "service-desk"), "Whom to reach about it; the contact of the obliged party when left out.");

    private static readonly Field<string> Reporter = Optional(
        "reporter", Scalars.Text("a person or function", "monitoring"), "Who reports on it; the agreement's reporter when left out.");

    private static readonly Field<string> User = Optional(
        "user", Scalars.Text("a group of people", "buyers in the shop"), "Who has the use of it; the party that it is owed to when left out.");

    private static readonly Field<Sequence<string>> Per = Optional(
        "per", new ListShape<string>(Scalars.Name("a dimension", "region")),
        "Dimensions by whose values the objective is held one by one; case holds it for every case.");

    private static readonly Field<Sequence<DerivedClass>> Classes = Optional(
        "classes", DerivedClassShapes.Classes, "Classes that each scope has by what it is made of; tables may be by them.");

    private static readonly Field<Indicator> Measured = Required("indicator", new SharedShape<Indicator>(MeasureShapes.Indicator), "What is measured.");

    private static readonly Field<TargetDraft> Target = Required(
        "target", new SharedShape<TargetDraft>(new WordOrShape<TargetDraft>(
            "report-only", new TargetDraft(null), "Reported, not promised.",
            new ByClassShape<Promise>(new PromiseShape()).Select(table => new TargetDraft(table)))),
        "What is promised of the value: at least 99.9%, at most 4 h; report-only promises nothing.");

    private static readonly Field<Comparison> Warn = Optional(
        "warn", Scalars.Comparison, "The level at which the parties want to be warned; it changes no verdict.");

    private static readonly Field<ValueRounding> Rounding = Optional(
        "rounding", new ScalarShape<ValueRounding>("a rounding rule and a step", "half-up to 0.01%", TryParseRounding),
        "How the value is rounded before it is compared; it is compared exactly when left out.");

    private static readonly Field<Recurrence> Every = Required("every", Scalars.Recurrence, "The periods in which it is assessed.");

    private static readonly Field<QualifyingCondition> Qualifying = Optional("qualifying", QualifyingShape(), "When it applies.");

    private static readonly Field<Sequence<RemedyDraft>> Remedies = Required(
        "remedies", RemedyShapes.Remedies, "What follows from a miss: a list of remedies, or none.");

    public static Shape<Objective> Objective { get; } = new RecordShape<Objective>(
        "An objective",
        [Title, Service, Obliged, To, Owner, Contact, Reporter, User, Per, Classes, Measured, Target, Warn, Rounding, Every, Qualifying, Remedies], Build);

    private static Objective? Build(RecordReader record)
    {
        var indicator = record.Get(Measured);
        var target = record.Get(Target).Table;
        if (indicator is Indicator.Formula { ResultUnit: Unit.Number } formula && target?.All.FirstOrDefault()?.Value.Unit is Unit.Share)
            indicator = formula with { ResultUnit = Unit.OfShare };

        var objective = new Objective
        {
            Name = record.Name,
            Title = record.Find(Title) ?? record.Name,
            Service = record.Find(Service),
            Obliged = record.Find(Obliged)?.Role,
            To = record.Find(To)?.Role,
            Owner = record.Find(Owner),
            Contact = record.Find(Contact),
            Reporter = record.Find(Reporter),
            User = record.Find(User),
            Per = record.Get(Per, []),
            Classes = record.Get(Classes, []),
            Indicator = indicator,
            Target = target,
            Warn = record.Find(Warn),
            Rounding = record.Find(Rounding),
            Every = record.Get(Every),
            Qualifying = record.Find(Qualifying),
            Clause = record.Place,
        };
        var fits = ObjectiveChecks.Check(objective, record, new(Per, Target, Warn, Rounding, Qualifying, Measured))
            & DerivedClassShapes.Fit(objective, record, Classes);
        if (!fits) return null;
        var remedies = record.Get(Remedies).Select(draft => draft.For(objective)).ToList();
        return remedies.Contains(null) ? null : objective with { Remedies = remedies.Select(r => r!).ToSequence() };
    }

    private static RecordShape<QualifyingCondition> QualifyingShape()
    {
        var when = Required("when", new ExpressionShape("a condition on count", "count >= 30"),
            "A condition on count, the number of measurements in the period: samples, cases or intervals; for a ratio its total.");
        var otherwise = Required("otherwise", new WordShape<Boxed<OtherwiseVerdict>>("what it comes out as", [
            ("not-determined", new(OtherwiseVerdict.NotDetermined), "No verdict is given."),
            ("met", new(OtherwiseVerdict.Met), "The promise counts as met.")]), "What it comes out as when the condition does not hold.");
        return new("A qualifying condition", [when, otherwise], r =>
        {
            var names = new ExpressionNames("names of a period").Add("count", ExpressionType.Number);
            return new ExpressionBinder(names, r.Context).BindCondition(r.Get(when)) is { } condition
                ? new QualifyingCondition(condition, r.Get(otherwise).Value)
                : null;
        });
    }

    private static bool TryParseRounding(string text, out ValueRounding value, out ScalarProblem problem)
    {
        problem = default;
        value = null!;
        if (text.Split(" to ", 2) is not [var word, var step]) return false;
        if (SettlementShapes.FindRule(word) is not { } rule) return false;
        if (!Scalars.TryParseQuantity(step, out var quantity, out problem) || quantity.Value.Sign <= 0) return false;
        value = new ValueRounding(rule, quantity);
        return true;
    }

    /// <summary>A comparison with a quantity or with a formula over the plan.</summary>
    private sealed class PromiseShape : Shape<Promise>
    {
        protected override Form Describe() => Scalars.Comparison.Form;

        public override bool TryRead(SyntaxNode node, BindingContext context, out Promise value)
        {
            value = null!;
            if (node is ScalarSyntax scalar && scalar.Value.Contains("plan.", StringComparison.Ordinal))
                return TryReadFormula(scalar, context, out value);
            if (!Scalars.Comparison.TryRead(node, context, out var comparison)) return false;
            value = new Promise(comparison.Comparator, new Expression.Literal(comparison.Limit, node.Place), comparison.Limit.Unit);
            return true;
        }

        private static bool TryReadFormula(ScalarSyntax scalar, BindingContext context, out Promise value)
        {
            value = null!;
            if (!ComparisonText.TryTakeComparator(scalar.Value, out var comparator, out var length))
                return Scalars.Comparison.TryRead(scalar, context, out _);
            var parsed = ExpressionParser.Parse(
                scalar.Value[length..], (start, count) => scalar.PlaceWithin(length + start, count));
            foreach (var diagnostic in parsed.Diagnostics) context.Report(diagnostic);
            if (parsed.ValueUnlessErrors is not { } limit) return false;
            var names = PlanShapes.NamesOf(context, "plan values");
            if (new ExpressionBinder(names, context).BindValue(limit) is not { } bound) return false;
            value = new Promise(comparator, bound.Bound, bound.Unit);
            return true;
        }
    }
}

/// <summary>A target as written; no table for one that is reported only.</summary>
internal sealed record TargetDraft(ByClass<Promise>? Table);
