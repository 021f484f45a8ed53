using System.Text.RegularExpressions;
using Kept.Agreements;
using Kept.Language.Binding;
using Kept.Quantities;
using NodaTime;
using NodaTime.Text;

namespace Kept.Language.Templates;

/// <summary>Which values a parameter takes.</summary>
public static partial class ParameterValues
{
    private const int Longest = 200;

    /// <summary>Null for a value that the parameter takes; else what is expected, with its article.</summary>
    public static string? Problem(TemplateParameter parameter, string value) => Problem(parameter.Of, value);

    internal static string? Problem(ParameterKind kind, string value)
    {
        if (value.Length is 0 or > Longest || value.Any(char.IsControl) || value != value.Trim()) return "a text in one line";
        return kind switch
        {
            ParameterKind.Text => value.Contains("${", StringComparison.Ordinal) ? "a text without ${" : null,
            ParameterKind.Name => Names.IsName(value) ? null : "a name such as acme-shop",
            ParameterKind.Percentage => Is<Unit.Share>(value) ? null : "a percentage such as 99.9%",
            ParameterKind.Money => Is<Unit.Amount>(value) ? null : "an amount of money such as 500.00 EUR",
            ParameterKind.Number => Is<Unit.Number>(value) ? null : "a number such as 20",
            ParameterKind.Duration => Is<Unit.Time>(value) ? null : "a length of time such as 4 hours",
            ParameterKind.Date => LocalDatePattern.Iso.Parse(value).Success ? null : "a date such as 2026-01-01",
            ParameterKind.Month => Month().IsMatch(value) && LocalDatePattern.Iso.Parse($"{value}-01").Success ? null : "a month such as 2026-01",
            ParameterKind.Zone => DateTimeZoneProviders.Tzdb.GetZoneOrNull(value) is not null ? null : "a time zone such as Europe/Berlin",
            ParameterKind.Currency => Currency.Find(value) is not null ? null : "a currency such as EUR",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static bool Is<T>(string value)
        where T : Unit => QuantityText.TryParse(value, out var quantity, out _) && quantity.Unit is T;

    [GeneratedRegex(@"^\d{4}-\d{2}$")]
    private static partial Regex Month();
}
