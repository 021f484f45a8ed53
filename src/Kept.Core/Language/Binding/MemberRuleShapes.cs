using System.Diagnostics.CodeAnalysis;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>How several things combine: so many that must be up, or a condition on their number and weight.</summary>
internal static class MemberRuleShapes
{
    private const string DownWhile = "down while ";
    private const string UpWhile = "up while ";

    public static Shape<Quorum> Across { get; } = new QuorumShape();

    public static Shape<Rational> Weight { get; } = new ScalarShape<Rational>(
        "a weight: a number or a percentage, 0 or more", "3",
        (string text, out Rational value, out ScalarProblem problem) =>
        {
            var read = Scalars.TryParseQuantity(text, out var quantity, out problem) && Units.IsPlain(quantity.Unit) && quantity.Value.Sign >= 0;
            value = read ? quantity!.Value : default;
            return read;
        });

    /// <summary>A quorum whose condition knows what its names mean; null when it does not.</summary>
    /// <param name="asksStates">Whether the members have the states of the source, or are up or down.</param>
    /// <param name="combined">Dimensions that are combined before, so that members have none of them.</param>
    public static Quorum? Bind(
        Quorum quorum, Source source, bool asksStates, IReadOnlyCollection<string> combined, BindingContext context)
    {
        if (quorum is not Quorum.While rule) return quorum;
        var all = SourceNames.Of(source);
        var members = new ExpressionNames($"names of {source.Name}");
        foreach (var dimension in source.Content.Dimensions.Select(d => d.Name).Except(combined)) members.Add(dimension, all.Find(dimension)!);
        members.Add("state", asksStates ? all.Find("state")! : new ExpressionType.Field(["up", "down"]));
        var names = new ExpressionNames("sums over the things that are combined") { Filter = members }
            .Add(Quorum.While.Count, ExpressionType.Number).Add(Quorum.While.Weight, ExpressionType.Number);
        return new ExpressionBinder(names, context).BindCondition(rule.Condition) is { } condition
            ? rule with { Condition = condition }
            : null;
    }

    /// <summary>Reports weights by what is not combined, and tables that leave something without a weight.</summary>
    public static bool WeightsFit(RecordReader record, Field<ByClass<Rational>> weights, Sequence<Agreements.Across> across)
    {
        if (record.Find(weights) is not { } table) return true;
        var dimensions = across.Select(a => a.Dimension).ToList();
        return table.Field is null || !dimensions.Contains(table.Field)
            ? record.Report(MemberRuleDiagnostics.WeightsByNothing(record.PlaceOf(weights), dimensions))
            : table.Otherwise is not null || record.Report(MemberRuleDiagnostics.NoOtherWeight(record.PlaceOf(weights), table.Field));
    }

    /// <summary>A quorum as a text, or a condition behind <c>down while</c> or <c>up while</c>.</summary>
    private sealed class QuorumShape : Shape<Quorum>
    {
        private static readonly ExpressionShape Condition = new(
            "a condition on their number or weight", "down while (count where state == down) >= 2");

        protected override Form Describe() => new Form.Either([QuorumText.Shape.Form, Condition.Form]);

        public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out Quorum value)
        {
            if (node is not ScalarSyntax scalar || Opening(scalar.Value) is not { } opening)
                return QuorumText.Shape.TryRead(node, context, out value);
            var parsed = ExpressionParser.Parse(
                scalar.Value[opening.Length..], (start, count) => scalar.PlaceWithin(opening.Length + start, count));
            foreach (var diagnostic in parsed.Diagnostics) context.Report(diagnostic);
            value = parsed.ValueUnlessErrors is { } condition ? new Quorum.While(condition, opening == UpWhile) : null;
            return value is not null;
        }

        private static string? Opening(string text) => text.StartsWith(DownWhile, StringComparison.Ordinal) ? DownWhile
            : text.StartsWith(UpWhile, StringComparison.Ordinal) ? UpWhile : null;
    }
}

internal static class MemberRuleDiagnostics
{
    public static Diagnostic WeightsByNothing(Place place, IReadOnlyCollection<string> dimensions) => new(
        "KPT281", Severity.Error, place,
        "Weights are a table by a dimension under 'across', but this is none.",
        dimensions.Count == 0 ? "Say under 'across' how the things combine." : $"Begin the table with 'by: {dimensions.First()}'.");

    public static Diagnostic NoDowntimeOfItsOwn(Place place, string exclusion) => new(
        "KPT288", Severity.Error, place,
        $"'{exclusion}' is about the down time of single things, but only all of them together are down here.",
        "Give it the effect 'leaves-both-sides', or say with 'down' when a single thing is down.");

    public static Diagnostic NoOtherWeight(Place place, string dimension) => new(
        "KPT281", Severity.Error, place,
        $"Nothing says what a {dimension} weighs that is not listed.",
        "Add 'otherwise' with the weight of any other; 0 leaves it out.");
}
