using System.Text.Json;
using Kept.Agreements;
using Kept.Evaluation;

namespace Kept.Statements;

/// <summary>Personal data in the JSON of a statement: where a scope or a case is called by it, and in sentences about those.</summary>
public static class PersonalJson
{
    private const string Labels = "scope";

    private static readonly string[] Ids = ["id", "reference"];

    /// <summary>What a statement says that its sources call personal.</summary>
    /// <param name="written">The JSON of one statement.</param>
    public static IReadOnlySet<string> In(string written, IEnumerable<Source> sources)
    {
        var (found, personal) = (new HashSet<string>(), sources.Where(s => s.Personal.Count > 0).ToList());
        if (personal.Count == 0) return found;
        var (fields, hasIds) = (personal.SelectMany(s => s.PersonalFields).Select(field => field.Name).ToHashSet(), personal.Exists(s => s.HasPersonalIds));
        using var document = JsonDocument.Parse(written);
        Find(document.RootElement, isScope: false);
        return found;

        void Find(JsonElement value, bool isScope)
        {
            if (value.ValueKind == JsonValueKind.Array)
                foreach (var item in value.EnumerateArray()) Find(item, isScope: false);
            if (value.ValueKind != JsonValueKind.Object) return;
            foreach (var member in value.EnumerateObject())
                if (member.Value.ValueKind != JsonValueKind.String) Find(member.Value, member.Name == Labels);
                else if (isScope ? fields.Contains(member.Name) || (hasIds && member.Name == Scope.Case) : hasIds && Ids.Contains(member.Name)) found.Add(member.Value.GetString()!);
        }
    }

    /// <summary>The JSON of a statement with other names in the place of some, and the hash of that.</summary>
    public static (string Content, string Hash) With(string written, IReadOnlyDictionary<string, string> names)
    {
        var longestFirst = names.OrderByDescending(name => name.Key.Length).ToList();   // "Anna Bell" before "Anna"
        using var document = JsonDocument.Parse(written);
        return StatementJson.Hashed((writer, hash) =>
        {
            writer.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject())
                if (member.Name != StatementJson.ContentHash) Write(member, isScope: false);
            if (hash is not null) writer.WriteString(StatementJson.ContentHash, hash);
            writer.WriteEndObject();

            void Write(JsonProperty member, bool isScope)
            {
                writer.WritePropertyName(member.Name);
                if (member.Value.ValueKind == JsonValueKind.String)
                    writer.WriteStringValue(Other(member.Value.GetString()!, isName: isScope || Ids.Contains(member.Name)));
                else WriteValue(member.Value, member.Name == Labels);
            }

            void WriteValue(JsonElement value, bool isScope)
            {
                switch (value.ValueKind)
                {
                    case JsonValueKind.Object:
                        writer.WriteStartObject();
                        foreach (var member in value.EnumerateObject()) Write(member, isScope);
                        writer.WriteEndObject();
                        break;
                    case JsonValueKind.Array:
                        writer.WriteStartArray();
                        foreach (var item in value.EnumerateArray()) WriteValue(item, isScope: false);
                        writer.WriteEndArray();
                        break;
                    case JsonValueKind.String:
                        writer.WriteStringValue(Other(value.GetString()!, isName: false));
                        break;
                    default:
                        writer.WriteRawValue(value.GetRawText());
                        break;
                }
            }
        });

        string Other(string text, bool isName) => names.TryGetValue(text, out var other) ? isName ? other : text : longestFirst.Aggregate(text, (t, name) => Replace(t, name.Key, name.Value));
    }

    /// <summary>A sentence with another name wherever one stands by itself.</summary>
    private static string Replace(string text, string name, string other)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            var isAlone = !(at > 0 && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(name[0]))
                && !(end < text.Length && char.IsLetterOrDigit(text[end]) && char.IsLetterOrDigit(name[^1]));
            (text, at) = isAlone ? ($"{text[..at]}{other}{text[end..]}", at + other.Length) : (text, end);
        }
        return text;
    }
}
