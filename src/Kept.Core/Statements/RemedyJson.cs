using System.Diagnostics;
using System.Text.Json;
using Kept.Quantities;
using Kept.Remedies;
using NodaTime;

namespace Kept.Statements;

/// <summary>What remedies come to, as JSON: an object with its kind for each line.</summary>
internal static class RemedyJson
{
    public static void Write(Utf8JsonWriter writer, RemedyLine line, DateTimeZone zone)
    {
        writer.WriteStartObject();
        switch (line)
        {
            case CreditLine credit: WriteCredit(writer, credit, zone); break;
            case ExtensionLine time:
                writer.WriteString("kind", "time");
                WriteRange(writer, "time", time.Least.ToString(), time.Most?.ToString());
                break;
            case PointsLine points:
                writer.WriteString("kind", "points");
                WriteRange(writer, "points", Number(points.Least), points.Most is { } most ? Number(most) : null);
                break;
            case OptionLine option: WriteOption(writer, option); break;
            case ReturnLine back:
                writer.WriteString("kind", "return");
                writer.WriteString("of", back.Period);
                WriteMoney(writer, "amount", back.Amount);
                writer.WriteString("currency", back.Amount.Most.Currency.Code);
                break;
            default: throw new UnreachableException();
        }
        WriteTexts(writer, "because", line.Because);
        writer.WriteString("clause", line.Remedy.Clause.ToString());
        writer.WriteEndObject();
    }

    /// <summary>What points came to in a span.</summary>
    public static void Write(Utf8JsonWriter writer, PointsCredit credit)
    {
        writer.WriteStartObject();
        writer.WriteString("span", credit.Span.Label);
        WriteRange(writer, "points", Number(credit.Least), credit.Most is { } most ? Number(most) : null);
        WriteMoney(writer, "amount", credit.Paid);
        WriteMoney(writer, "before", credit.Amount);
        if (credit.Paid is not null) writer.WriteString("currency", credit.Paid.Most.Currency.Code);
        WriteTexts(writer, "because", credit.Because);
        writer.WriteEndObject();
    }

    public static void WriteMoney(Utf8JsonWriter writer, string name, MoneyRange? amount)
    {
        if (amount is null) writer.WriteNull(name);
        else WriteRange(writer, name, amount.Least.Digits, amount.IsBounded ? amount.Most.Digits : null);
    }

    public static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    /// <param name="most">Null when nothing bounds it.</param>
    public static void WriteRange(Utf8JsonWriter writer, string name, string least, string? most)
    {
        if (least == most)
        {
            writer.WriteString(name, least);
            return;
        }
        writer.WriteStartObject(name);
        writer.WriteString("least", least);
        writer.WriteString("most", most);
        writer.WriteEndObject();
    }

    public static string Number(Rational count) => Quantity.Number(count).ToText(12);

    private static void WriteCredit(Utf8JsonWriter writer, CreditLine line, DateTimeZone zone)
    {
        writer.WriteString("kind", line.IsBonus ? "bonus" : "credit");
        if ((line.IsBonus ? line.Finding.Objective.To : line.Finding.Objective.Obliged) is { } role) writer.WriteString("owedBy", role);
        if (line.Percent is { } percent) writer.WriteString("percent", (percent * 100).ToShortDecimal(12));
        else writer.WriteNull("percent");
        WriteMoney(writer, "amount", line.Paid);
        WriteMoney(writer, "before", line.Amount);
        if (line.Issued != line.Paid) WriteMoney(writer, "issued", line.Issued);
        if (line.Paid is not null) writer.WriteString("currency", line.Paid.Most.Currency.Code);
        if (RemedyText.ClaimBy(line, zone) is { } claimBy) writer.WriteString("claimBy", claimBy);
    }

    private static void WriteOption(Utf8JsonWriter writer, OptionLine line)
    {
        writer.WriteString("kind", "option");
        writer.WriteString("what", line.Option.What);
        writer.WriteString("of", line.Option.Of);
        writer.WriteString("state", RemedyText.Word(line.State).Replace(' ', '-'));
        if (line.Option.Notice is { } notice) writer.WriteString("notice", notice);
        if (line.Option.ApprovedBy.Count > 0) WriteTexts(writer, "approvedBy", line.Option.ApprovedBy);
    }
}
