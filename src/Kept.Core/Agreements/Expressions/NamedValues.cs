using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>Formulas over numbers that have names.</summary>
internal sealed class NamedValues : ExpressionCompiler<IReadOnlyDictionary<string, Rational?>>
{
    public static NamedValues Compiler { get; } = new();

    protected override Func<IReadOnlyDictionary<string, Rational?>, Rational?> ValueOf(string name) =>
        values => values.GetValueOrDefault(name);
}
