using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kept.Language.Binding.Levels;
using NodaTime.Text;

namespace Kept.Language.Explaining;

/// <summary>The effective text of agreements for programs.</summary>
public static class EffectiveTextJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One agreement as an object, several as an array.</summary>
    public static string Write(IReadOnlyList<EffectiveText> texts)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Indented))
        {
            if (texts is [var only]) Write(writer, only);
            else
            {
                writer.WriteStartArray();
                foreach (var text in texts) Write(writer, text);
                writer.WriteEndArray();
            }
        }
        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n") + "\n";
    }

    private static void Write(Utf8JsonWriter writer, EffectiveText text)
    {
        writer.WriteStartObject();
        writer.WriteString("agreement", text.Version.Name);
        writer.WriteNumber("version", text.Version.Version);
        if (text.Level is { } level) writer.WriteString("level", LevelDiagnostics.Word(level));
        Write(writer, "extends", text.Extends.Select(e => e.Version.ToString()));
        Write(writer, "includes", text.Includes.Select(i => i.ToString()));
        if (text.InForce.Effective is { } own) writer.WriteString("inForceFrom", LocalDatePattern.Iso.Format(own.From));
        if (text.InForce.Superseded is { } next) writer.WriteString("inForceBefore", LocalDatePattern.Iso.Format(next.From));
        writer.WriteStartArray("values");
        foreach (var value in text.Values())
            if (value.Origin is { } origin) Write(writer, value, origin);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, EffectiveValue value, Origin origin)
    {
        writer.WriteStartObject();
        writer.WriteString("path", value.Path);
        writer.WriteString("value", value.Text);
        writer.WriteString("agreement", origin.Agreement.Name);
        writer.WriteNumber("version", origin.Agreement.Version);
        if (origin.Level is { } level) writer.WriteString("level", LevelDiagnostics.Word(level));
        writer.WriteString("file", origin.Place.File);
        writer.WriteNumber("line", origin.Place.Line);
        writer.WriteNumber("column", origin.Place.Column);
        if (origin.IsLocked) writer.WriteBoolean("locked", true);
        if (origin.ChosenBy is { } choice) writer.WriteString("chosenBy", choice);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, IEnumerable<string> items)
    {
        writer.WriteStartArray(name);
        foreach (var item in items) writer.WriteStringValue(item);
        writer.WriteEndArray();
    }
}
