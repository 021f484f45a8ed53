using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Remedies;
using NodaTime;
using NodaTime.Text;

namespace Kept.Statements;

/// <summary>The statement as JSON: for programs, and the bytes that the content hash is taken of.</summary>
public static class StatementJson
{
    internal const string ContentHash = "contentHash";

    private const int MostListed = 50;

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>One statement.</summary>
    public static string Write(Statement statement) => Document(writer => WriteStatement(writer, statement, HashOf(statement)));

    /// <summary>Several statements as an array.</summary>
    public static string Write(IEnumerable<Statement> statements) => Document(writer =>
    {
        writer.WriteStartArray();
        foreach (var statement in statements) WriteStatement(writer, statement, HashOf(statement));
        writer.WriteEndArray();
    });

    /// <summary>The fingerprint of a statement: SHA-256 of its JSON without the hash itself.</summary>
    public static string HashOf(Statement statement) => HashOf(writer => WriteStatement(writer, statement, null));

    /// <summary>Whether the JSON of one statement is what its hash was taken of.</summary>
    public static bool IsWhole(string written)
    {
        var end = written.LastIndexOf(",\n  \"contentHash\": \"", StringComparison.Ordinal);
        if (end < 0) return false;
        var hash = Digest(SHA256.HashData(Encoding.UTF8.GetBytes($"{written[..end]}\n}}\n")));
        return written[end..] == $",\n  \"contentHash\": \"{hash}\"\n}}\n";
    }

    /// <summary>A document with the hash of what it says without that.</summary>
    /// <param name="content">Is given the hash; null leaves it out.</param>
    internal static (string Content, string Hash) Hashed(Action<Utf8JsonWriter, string?> content)
    {
        var hash = HashOf(writer => content(writer, null));
        return (Document(writer => content(writer, hash)), hash);
    }

    private static string HashOf(Action<Utf8JsonWriter> content)
    {
        using var hash = SHA256.Create();
        using (var hashing = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write)) Write(hashing, content);
        return Digest(hash.Hash!);
    }

    private static string Digest(byte[] hash) => "sha256:" + Convert.ToHexStringLower(hash);

    /// <summary>A JSON document in the layout that all of ours have.</summary>
    internal static string Document(Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        Write(stream, content);
        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    private static void Write(Stream into, Action<Utf8JsonWriter> content)
    {
        using (var writer = new Utf8JsonWriter(into, Indented)) content(writer);
        into.WriteByte((byte)'\n');
    }

    private static void WriteStatement(Utf8JsonWriter writer, Statement statement, string? hash)
    {
        var evaluation = statement.Evaluation;
        writer.WriteStartObject();
        writer.WriteString("agreement", statement.Agreement.Name);
        writer.WriteNumber("version", statement.Agreement.Version);
        WriteLineage(writer, statement.Agreement);
        writer.WriteString("period", evaluation.Period.Label);
        writer.WriteString("timeZone", statement.Agreement.Zone.Id);
        writer.WriteString("asOf", Stamp(evaluation.AsOf));
        writer.WriteString("at", Stamp(evaluation.At));
        writer.WriteStartArray("objectives");
        var lines = statement.Settlement.ByFinding();
        foreach (var finding in evaluation.Findings)
        {
            writer.WriteStartObject();
            WriteFindingContent(writer, finding, lines[finding], MostListed);
            writer.WriteEndObject();
            writer.Flush();   // what is written so far need not be kept
        }
        writer.WriteEndArray();
        WritePlans(writer, evaluation.Plans);
        WritePoints(writer, statement.Settlement);
        WriteTotal(writer, statement.Settlement);
        RemedyJson.WriteTexts(writer, "settlement", statement.Settlement.Steps);
        CarryJson.Write(writer, statement.Settlement.Inherited);
        RemedyJson.WriteTexts(writer, "notes", statement.Notes.Concat(statement.Reading.Select(d => $"{d.Place}: {d.Message}")));
        writer.WriteString("terms", statement.Agreement.ContentHash);
        if (hash is not null) writer.WriteString(ContentHash, hash);
        writer.WriteEndObject();
    }

    private static void WritePlans(Utf8JsonWriter writer, Sequence<PlanSheet> plans)
    {
        if (plans.Count == 0) return;
        writer.WriteStartArray("plans");
        foreach (var sheet in plans)
        {
            writer.WriteStartObject();
            PlanJson.WriteContent(writer, sheet);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    /// <summary>What the agreement extends and includes, and when this version is in force, where there is something to say.</summary>
    private static void WriteLineage(Utf8JsonWriter writer, Agreement agreement)
    {
        if (agreement.Extends.Count > 0) RemedyJson.WriteTexts(writer, "extends", agreement.Extends.Select(v => v.ToString()));
        if (agreement.Includes.Count > 0) RemedyJson.WriteTexts(writer, "includes", agreement.Includes.Select(v => v.ToString()));
        if (agreement.Effective is { } own) writer.WriteString("inForceFrom", LocalDatePattern.Iso.Format(own.From));
        if (agreement.Superseded is { } next) writer.WriteString("inForceBefore", LocalDatePattern.Iso.Format(next.From));
    }

    /// <summary>The members of the object for one finding.</summary>
    /// <param name="lines">What its remedies come to.</param>
    /// <param name="most">How many items of each list of evidence are written.</param>
    internal static void WriteFindingContent(Utf8JsonWriter writer, Finding finding, IEnumerable<RemedyLine> lines, int most)
    {
        var objective = finding.Objective;
        var unit = Shown.UnitOf(objective.Indicator.Unit, finding.Target);
        writer.WriteString("name", objective.Name);
        if (objective.Service is null) writer.WriteNull("service");
        else writer.WriteString("service", objective.Service.Name);
        writer.WriteStartObject("scope");
        foreach (var label in finding.Scope) writer.WriteString(label.Dimension, label.Value);
        writer.WriteEndObject();
        writer.WriteString("period", finding.Period.Label);
        writer.WriteBoolean("running", finding.IsRunning);
        if (finding.Target is null) writer.WriteNull("target");
        else writer.WriteString("target", finding.Target.ToString());
        WriteAttainment(writer, finding, unit);
        WriteBounds(writer, finding, unit);
        if (finding.Verdict is { } verdict) writer.WriteString("verdict", Word(verdict));
        else writer.WriteNull("verdict");
        OutlookJson.Write(writer, finding, unit);
        EvidenceJson.Write(writer, finding.Measured, most);
        writer.WriteStartArray("remedies");
        foreach (var line in lines) RemedyJson.Write(writer, line, finding.Period.Zone);
        writer.WriteEndArray();
        writer.WriteString("clause", objective.Clause.ToString());
    }

    private static void WriteAttainment(Utf8JsonWriter writer, Finding finding, Unit unit)
    {
        if (finding.Measured.Value is not { } value)
        {
            writer.WriteNull("attainment");
            return;
        }
        writer.WriteStartObject("attainment");
        WriteNumber(writer, "exact", value, unit);
        writer.WriteString("value", Trim(Shown.Decimal(value, unit, finding.Target, 12)));
        writer.WriteString("unit", unit.Symbol);
        writer.WriteEndObject();
    }

    /// <summary>Writes a fraction, or, for one that is too long to be read, what it lies between.</summary>
    private static void WriteNumber(Utf8JsonWriter writer, string name, Figure figure, Unit unit)
    {
        if (Shown.Fraction(figure, unit) is { } fraction)
        {
            writer.WriteString(name, fraction);
            return;
        }
        var scale = unit is Unit.Share ? Rational.One : Rational.One / unit.Scale;
        var shown = figure.Scale(scale);
        writer.WriteStartArray(name == "exact" ? "between" : name);
        writer.WriteStringValue(shown.Low.ToDecimal(24, RoundingRule.Floor));
        writer.WriteStringValue(shown.High.ToDecimal(24, RoundingRule.Ceiling));
        writer.WriteEndArray();
    }

    private static void WriteBounds(Utf8JsonWriter writer, Finding finding, Unit unit)
    {
        var (worst, best) = finding.Bounds;
        writer.WriteStartObject("bounds");
        foreach (var (name, figure) in new[] { ("worst", worst), ("best", best) })
            if (figure is null) writer.WriteNull(name);
            else WriteNumber(writer, name, figure, unit);
        writer.WriteEndObject();
    }

    private static void WritePoints(Utf8JsonWriter writer, Settlement settlement)
    {
        if (settlement.PointsCredits.Count == 0) return;
        writer.WriteStartArray("points");
        foreach (var credit in settlement.PointsCredits) RemedyJson.Write(writer, credit);
        writer.WriteEndArray();
    }

    private static void WriteTotal(Utf8JsonWriter writer, Settlement settlement)
    {
        if (settlement.Total is not { } total)
        {
            writer.WriteNull("total");
            return;
        }
        writer.WriteStartObject("total");
        RemedyJson.WriteMoney(writer, "amount", total);
        writer.WriteString("currency", total.Most.Currency.Code);
        writer.WriteEndObject();
    }

    internal static string Stamp(long tick) => InstantPattern.ExtendedIso.Format(Instant.FromUnixTimeTicks(tick));

    public static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.Missed => "missed",
        Verdict.NotDetermined => "not-determined",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Trim(string digits) =>
        digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0').TrimEnd('.') : digits;
}
