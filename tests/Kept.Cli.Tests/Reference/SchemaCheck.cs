using System.Text.Json;
using Kept.Language.Binding;
using Kept.Language.Syntax;

namespace Kept.Cli.Tests.Reference;

/// <summary>Holds texts against the JSON Schema of the language, as an editor does, and finds out which of its keys and words
/// they use.</summary>
internal sealed class SchemaCheck
{
    private readonly JsonElement _schema = JsonDocument.Parse(SchemaWriter.Write()).RootElement;

    /// <summary>The keys and words that a document uses, as <c>An outage.unit</c> and <c>An outage.partialUnits = counted</c>; null
    /// when it is not of the schema.</summary>
    public IReadOnlyList<string>? UsedBy(SyntaxNode document)
    {
        var used = new List<string>();
        return Accepts(_schema, document, "A document", used) ? used : null;
    }

    /// <summary>All keys and words of the language.</summary>
    public IReadOnlySet<string> All()
    {
        var found = new HashSet<string>();
        Collect(_schema, "A document", found, []);
        return found;
    }

    private bool Accepts(JsonElement schema, SyntaxNode node, string owner, List<string> used)
    {
        if (schema.TryGetProperty("$ref", out var reference)) return Accepts(Resolve(reference), node, owner, used);
        foreach (var choice in new[] { "oneOf", "anyOf" })
            if (schema.TryGetProperty(choice, out var alternatives) && !schema.TryGetProperty("type", out _))
                return alternatives.EnumerateArray().Any(one => Try(one, node, owner, used));
        if (schema.TryGetProperty("const", out var constant)) return IsWord(node, [constant], owner, used);
        if (schema.TryGetProperty("enum", out var words)) return IsWord(node, words.EnumerateArray(), owner, used);
        if (!schema.TryGetProperty("type", out _)) return true;   // whatever another system understands
        return node switch
        {
            ScalarSyntax scalar => !scalar.IsNull && (Is(schema, "string") || schema.GetProperty("type").ValueKind is JsonValueKind.Array),
            ListSyntax list => schema.TryGetProperty("items", out var item) && list.Items.All(i => Accepts(item, i, owner, used)),
            MapSyntax map => Is(schema, "object") && HasKeys(schema, map, owner, used),
            _ => false,
        };
    }

    private bool Try(JsonElement schema, SyntaxNode node, string owner, List<string> used)
    {
        var own = new List<string>();
        if (!Accepts(schema, node, owner, own)) return false;
        used.AddRange(own);
        return true;
    }

    private static bool IsWord(SyntaxNode node, IEnumerable<JsonElement> words, string owner, List<string> used)
    {
        if (node is not ScalarSyntax scalar || !words.Any(w => w.ValueEquals(scalar.Value))) return false;
        used.Add($"{owner} = {scalar.Value}");
        return true;
    }

    private bool HasKeys(JsonElement schema, MapSyntax map, string owner, List<string> used)
    {
        if (schema.TryGetProperty("required", out var required)
            && required.EnumerateArray().Any(key => map.Find(key.GetString()!) is null)) return false;
        if (schema.TryGetProperty("anyOf", out var marks)
            && !marks.EnumerateArray().Any(one => one.GetProperty("required").EnumerateArray().All(key => map.Find(key.GetString()!) is not null))) return false;
        if (schema.TryGetProperty("minProperties", out var least) && map.Entries.Count < least.GetInt32()) return false;
        if (schema.TryGetProperty("maxProperties", out var most) && map.Entries.Count > most.GetInt32()) return false;

        var others = schema.GetProperty("additionalProperties");
        foreach (var (key, value) in map.Entries)
            if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(key.Value, out var known))
            {
                var name = $"{OwnerOf(schema, owner)}.{key.Value}";
                used.Add(name);
                if (!Accepts(known, value, name, used)) return false;
            }
            else if (others.ValueKind is JsonValueKind.False || !Accepts(others, value, owner, used)) return false;
        return true;
    }

    private static bool Is(JsonElement schema, string type) =>
        schema.TryGetProperty("type", out var types) && types.ValueKind is JsonValueKind.String && types.ValueEquals(type);

    private void Collect(JsonElement schema, string owner, HashSet<string> found, HashSet<string> visited)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            if (visited.Add(reference.GetString()!)) Collect(Resolve(reference), owner, found, visited);
            return;
        }
        if (schema.TryGetProperty("const", out var constant)) found.Add($"{owner} = {constant.GetString()}");
        if (schema.TryGetProperty("enum", out var words))
            foreach (var word in words.EnumerateArray()) found.Add($"{owner} = {word.GetString()}");
        foreach (var choice in new[] { "oneOf", "anyOf" })
            if (schema.TryGetProperty(choice, out var alternatives) && !schema.TryGetProperty("type", out _))
                foreach (var one in alternatives.EnumerateArray()) Collect(one, owner, found, visited);
        foreach (var part in new[] { "items", "additionalProperties" })
            if (schema.TryGetProperty(part, out var inner) && inner.ValueKind is JsonValueKind.Object) Collect(inner, owner, found, visited);
        if (!schema.TryGetProperty("properties", out var properties)) return;
        foreach (var property in properties.EnumerateObject())
        {
            var name = $"{OwnerOf(schema, owner)}.{property.Name}";
            found.Add(name);
            Collect(property.Value, name, found, visited);
        }
    }

    private static string OwnerOf(JsonElement schema, string owner) =>
        schema.TryGetProperty("title", out var title) && title.GetString() is { } text && !text.StartsWith("Kept", StringComparison.Ordinal) ? text : owner;

    private JsonElement Resolve(JsonElement reference) =>
        _schema.GetProperty("$defs").GetProperty(reference.GetString()!["#/$defs/".Length..]);
}
