using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;
using NodaTime;
using NodaTime.Text;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>The notations of single values in OpenSLO.</summary>
internal static class OpenSloScalars
{
    private const string Units = "mhdwMQY";

    private static readonly LocalDateTimePattern StartPattern = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss");

    /// <summary>A decimal number, exactly as it is written.</summary>
    public static Shape<Written<Rational>> Number { get; } = new WrittenShape<Rational>(new ScalarShape<Boxed<Rational>>(
        "a number", "0.99", (string text, [MaybeNullWhen(false)] out Boxed<Rational> value, out ScalarProblem problem) =>
        {
            problem = default;
            var parsed = Rational.TryParseDecimal(text, out var number);
            value = parsed ? new Boxed<Rational>(number) : null;
            return parsed;
        }));

    public static Shape<Boxed<bool>> Truth { get; } = new ScalarShape<Boxed<bool>>(
        "true or false", "true", (string text, [MaybeNullWhen(false)] out Boxed<bool> value, out ScalarProblem problem) =>
        {
            problem = default;
            value = text is "true" or "false" ? new Boxed<bool>(text == "true") : null;
            return value is not null;
        });

    public static Shape<DurationShorthand> Duration { get; } = new DurationShape(allowsPlainMinutes: false);

    /// <summary>A duration, or a plain number of minutes.</summary>
    public static Shape<DurationShorthand> SliceWindow { get; } = new DurationShape(allowsPlainMinutes: true);

    public static Shape<Boxed<LocalDateTime>> StartTime { get; } = new ScalarShape<Boxed<LocalDateTime>>(
        "a date with a time and without a zone", "2026-01-01 00:00:00",
        (string text, [MaybeNullWhen(false)] out Boxed<LocalDateTime> value, out ScalarProblem problem) =>
        {
            problem = default;
            var parsed = StartPattern.Parse(text);
            value = parsed.Success ? new Boxed<LocalDateTime>(parsed.Value) : null;
            return parsed.Success;
        });

    /// <summary>The name of another document.</summary>
    public static Shape<ScalarSyntax> Reference(string what, string example) => new ReferenceNode(what, example);

    private sealed class DurationShape(bool allowsPlainMinutes) : Shape<DurationShorthand>
    {
        protected override Form Describe() => new Form.Scalar(
            allowsPlainMinutes ? "a duration, or a number of minutes" : "a duration", allowsPlainMinutes ? "1m" : "4w");

        public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out DurationShorthand value)
        {
            value = null;
            if (node is not ScalarSyntax { Value: var text } scalar)
                return context.Report(BindingDiagnostics.WrongNode(node, "A duration", "a single value such as 4w"));
            if (allowsPlainMinutes && text.Length > 0 && char.IsAsciiDigit(text[^1])) text += "m";
            if (text.Length > 1 && Units.Contains(text[^1])
                && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0)
                value = new DurationShorthand(count, text[^1], node);
            return value is not null || context.Report(OpenSloDiagnostics.BadDuration(scalar));
        }
    }

    private sealed class ReferenceNode(string what, string example) : Shape<ScalarSyntax>
    {
        protected override Form Describe() => new Form.Scalar($"the name of {what}", example);

        public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out ScalarSyntax value)
        {
            value = node as ScalarSyntax;
            return value is null
                ? context.Report(BindingDiagnostics.WrongNode(node, $"The name of {what}", "a name"))
                : MetadataShapes.NameIsGood(value, context);
        }
    }
}
