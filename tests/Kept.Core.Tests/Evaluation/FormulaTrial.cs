namespace Kept.Core.Tests.Evaluation;

/// <summary>Formulas over two availabilities of the same measurements.</summary>
internal sealed class FormulaTrial(
    StateTrial first, StateTrial second, (string Written, Func<Fraction, Fraction, Fraction> Of) formula) : Trial(first.Setting)
{
    /// <summary>In each, both names stand once and the value moves one way with each of them.</summary>
    private static readonly (string Written, Func<Fraction, Fraction, Fraction> Of)[] Formulas =
    [
        ("a", (a, _) => a),
        ("1 - a", (a, _) => 1 - a),
        ("a + b", (a, b) => a + b),
        ("a - b", (a, b) => a - b),
        ("a * b", (a, b) => a * b),
        ("-a * 3", (a, _) => 0 - a * 3),
        ("min(a, b)", (a, b) => Fraction.Min(a, b)),
        ("max(a, b) / 2", (a, b) => Fraction.Max(a, b) / 2),
        ("a / (b + 1)", (a, b) => a / (b + 1)),
        ("ceiling(a * 7) - floor(b * 3)", (a, b) => new Fraction((a * 7).Ceiling() - (b * 3).Floor(), 1)),
        ("round(a * 5)", (a, _) => new Fraction((a * 5 + new Fraction(1, 2)).Floor(), 1)),
    ];

    private static readonly string[] Numbers =
        ["1 - a", "-a * 3", "a / (b + 1)", "ceiling(a * 7) - floor(b * 3)", "round(a * 5)"];

    public override string Indicator =>
        $"{{formula: {{measures: {{a: {first.Indicator}, b: {second.Indicator}}}, value: \"{formula.Written}\"}}}}";

    public override IReadOnlyList<Table> Tables { get; init; } = first.Tables;

    public override string? Per => first.Per;

    public override MaskDraft Mask => first.Mask;

    public override (Fraction, string)[] Steps => [];

    public override string Ones => Numbers.Contains(formula.Written) ? "" : base.Ones;

    public static FormulaTrial Throw(Dice dice)
    {
        var states = StateTrial.Throw(dice);
        return new FormulaTrial(states, states.Otherwise(dice), dice.Pick(Formulas));
    }

    public override IReadOnlyList<(string Scope, Outcome Outcome)> Expected(Filling? filling = null) => first.Expected(filling)
        .Zip(second.Expected(filling), (a, b) => (a.Scope, Of(a.Outcome, b.Outcome))).ToList();

    private Outcome Of(Outcome a, Outcome b)
    {
        var value = a.Value is { } x && b.Value is { } y ? formula.Of(x, y) : OnlyFirst(a.Value);
        if (a.IsCertain && b.IsCertain) return Outcome.Certain(value, null);
        if (a.Low is null || (NamesBoth && b.Low is null)) return new Outcome(value, null, null);
        var corners = new[] { a.Low!.Value, a.High!.Value }
            .SelectMany(p => new[] { b.Low ?? 0, b.High ?? 0 }, (p, q) => formula.Of(p, q)).ToList();
        return new Outcome(value, corners.Min(), corners.Max());
    }

    private bool NamesBoth => formula.Written.Contains('b', StringComparison.Ordinal);

    private Fraction? OnlyFirst(Fraction? value) => !NamesBoth && value is { } known ? formula.Of(known, 0) : null;
}
