using System.Text.Json;
using Kept.Remedies;

namespace Kept.Statements;

/// <summary>What a period inherits from those before it, as JSON.</summary>
internal static class CarryJson
{
    public static void Write(Utf8JsonWriter writer, Carry carry)
    {
        if (carry.IsNothing) return;
        writer.WriteStartObject("inherited");
        WriteList(writer, "results", carry.Results.DistinctBy(r => (r.Key.Objective, r.Key.Scope, r.Period)), result =>
        {
            WriteKey(writer, result.Key);
            writer.WriteString("period", result.Period.Label);
            writer.WriteString("verdict", StatementJson.Word(result.Verdict));
        });
        WriteList(writer, "earnBacks", carry.EarnBacks, credit =>
        {
            WriteKey(writer, credit.Key);
            writer.WriteString("period", credit.Period.Label);
            RemedyJson.WriteMoney(writer, "amount", credit.Amount);
            writer.WriteNumber("met", credit.Met);
            writer.WriteBoolean("certain", credit.IsCertain);
        });
        WriteList(writer, "caps", carry.Caps, used =>
        {
            RemedyJson.WriteTexts(writer, "on", used.Cap.On);
            RemedyJson.WriteTexts(writer, "group", used.Group);
            writer.WriteString("span", used.Span.Label);
            RemedyJson.WriteMoney(writer, "used", used.Amount);
        });
        WriteList(writer, "points", carry.Points, points => WritePoints(writer, "span", points));
        if (carry.Given.Count > 0) WriteList(writer, "given", carry.Given, points => WritePoints(writer, "period", points));
        RemedyJson.WriteMoney(writer, "deferred", carry.Deferred);
        writer.WriteEndObject();
    }

    private static void WritePoints(Utf8JsonWriter writer, string span, PointsSoFar points)
    {
        writer.WriteString(span, points.Span.Label);
        RemedyJson.WriteRange(writer, "points", RemedyJson.Number(points.Least), points.Most is { } most ? RemedyJson.Number(most) : null);
    }

    private static void WriteKey(Utf8JsonWriter writer, RemedyKey key)
    {
        writer.WriteString("objective", key.Objective);
        writer.WriteStartObject("scope");
        foreach (var label in key.Scope) writer.WriteString(label.Dimension, label.Value);
        writer.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter writer, string name, IEnumerable<T> items, Action<T> content)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            content(item);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
