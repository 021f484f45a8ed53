using System.Diagnostics.CodeAnalysis;
using Kept.Agreements;
using Kept.Language.Parsing;
using Kept.Language.Syntax;

namespace Kept.Language.Binding.Shapes;

/// <summary>A condition or a formula. Its names get their meaning later, when it is known what they can refer to.</summary>
internal sealed class ExpressionShape(string what, string example) : Shape<Expression>
{
    public static ExpressionShape Any { get; } = new("a condition", "priority == P1");

    public static ExpressionShape Value { get; } = new("a formula", "requests - errors");

    protected override Form Describe() => new Form.Scalar(what, example);

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out Expression value)
    {
        value = null;
        if (node is not ScalarSyntax scalar)
            return context.Report(BindingDiagnostics.WrongNode(node, Sentence.Capital(what), $"a text such as {example}"));

        var parsed = ExpressionParser.Parse(scalar);
        foreach (var diagnostic in parsed.Diagnostics) context.Report(diagnostic);
        value = parsed.ValueUnlessErrors;
        return value is not null;
    }
}
