using Kept.Agreements;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>The plan: values that are given, and values computed from those before them.</summary>
internal static class PlanShapes
{
    /// <summary>A mapping from names to quantities or formulas, each over the values above it.</summary>
    public static Shape<Sequence<PlanValue>> Plan { get; } = new NamedShape<PlanValue>(
        "the name of a plan value", new PlanValueShape(), (context, name, value) => context.Declare(name, value));

    /// <summary>The plan's values that are declared so far, as names <c>plan.x</c>.</summary>
    public static ExpressionNames NamesOf(BindingContext context, string what)
    {
        var names = new ExpressionNames(what);
        foreach (var name in context.NamesOf<PlanValue>())
            names.Add($"plan.{name}", TypeOf(context, name));
        return names;
    }

    private static ExpressionType TypeOf(BindingContext context, string name) =>
        context.TryFind<PlanValue>(name, out var value) && value is not null
            ? new ExpressionType.Valued(value.Unit)
            : new ExpressionType.Broken();

    private sealed class PlanValueShape : Shape<PlanValue>
    {
        public override Form Form => ExpressionShape.Value.Form;

        public override bool TryRead(SyntaxNode node, BindingContext context, out PlanValue value)
        {
            value = null!;
            if (!ExpressionShape.Value.TryRead(node, context, out var written)) return false;

            var names = new ExpressionNames("plan values above");
            foreach (var name in context.NamesOf<PlanValue>()) names.Add(name, TypeOf(context, name));
            if (new ExpressionBinder(names, context).BindValue(written) is not { } bound) return false;

            value = new PlanValue(context.Name, bound.Bound, bound.Unit, node.Place);
            return true;
        }
    }
}
