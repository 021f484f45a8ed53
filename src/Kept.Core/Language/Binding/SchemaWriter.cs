using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kept.Language.Binding.Levels;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>Writes the JSON Schema (draft 2020-12) of the language from its shapes, for editors.</summary>
public static class SchemaWriter
{
    private const string Id = "https://kept.example/schemas/kept-v1.json";

    /// <summary>The schema of one document; the same bytes every time.</summary>
    public static string Write()
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(stream, options)) WriteDocument(writer);
        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n") + "\n";
    }

    private static void WriteDocument(Utf8JsonWriter writer)
    {
        var definitions = new Dictionary<string, Form>(StringComparer.Ordinal);
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        writer.WriteString("$id", Id);
        writer.WriteString("title", "Kept: agreements, calendars, parties, services and sources, and documents of OpenSLO");
        writer.WriteStartArray("oneOf");
        WriteKind(writer, DocumentKind.Agreement, PartialForms.Whole, definitions);
        WriteKind(writer, DocumentKind.Agreement, PartialForms.InPart, definitions, PartialForms.Marks);
        foreach (var (kind, form) in DocumentForms.OfKinds)
            if (kind is not DocumentKind.Agreement) WriteKind(writer, kind, form, definitions);
        foreach (var form in OpenSlo.OpenSloKinds.Forms)
        {
            writer.WriteStartObject();
            WriteForm(writer, form, definitions);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        WriteDefinitions(writer, definitions);
        writer.WriteEndObject();
    }

    /// <param name="marks">Keys of which the spec has one at least; null asks for none.</param>
    private static void WriteKind(
        Utf8JsonWriter writer, DocumentKind kind, Form form, Dictionary<string, Form> definitions, Sequence<string>? marks = null)
    {
        var header = (Form.Record)DocumentHeader.Form;
        writer.WriteStartObject();
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var key in header.Keys)
        {
            writer.WriteStartObject(key.Name);
            if (key.Name == "kind") writer.WriteString("const", kind.ToString());
            else WriteForm(writer, key.Name == "spec" ? form : key.Form, definitions);
            if (key.Name == "spec" && marks is { } some) WriteOneOf(writer, some);
            writer.WriteString("description", key.Doc);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        WriteNames(writer, "required", header.Keys.Where(k => k.Required).Select(k => k.Name));
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteEndObject();
    }

    private static void WriteOneOf(Utf8JsonWriter writer, Sequence<string> keys)
    {
        writer.WriteStartArray("anyOf");
        foreach (var key in keys)
        {
            writer.WriteStartObject();
            WriteNames(writer, "required", [key]);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteDefinitions(Utf8JsonWriter writer, Dictionary<string, Form> definitions)
    {
        writer.WriteStartObject("$defs");
        var written = new HashSet<string>(StringComparer.Ordinal);
        while (definitions.Keys.FirstOrDefault(written.Add) is { } name)
        {
            writer.WriteStartObject(name);
            WriteForm(writer, definitions[name], definitions);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void WriteForm(Utf8JsonWriter writer, Form form, Dictionary<string, Form> definitions)
    {
        switch (form)
        {
            case Form.Scalar scalar:
                WriteNames(writer, "type", ["string", "number", "integer", "boolean"]);
                WriteNames(writer, "examples", [scalar.Example]);
                break;
            case Form.Words words:
                WriteNames(writer, "enum", words.Items.Select(w => w.Text));
                break;
            case Form.ListOf list:
                writer.WriteString("type", "array");
                writer.WriteStartObject("items");
                WriteForm(writer, list.Item, definitions);
                writer.WriteEndObject();
                break;
            case Form.Record record:
                writer.WriteString("title", (record.VariantOf ?? record).Title);
                WriteMapping(writer, record.Keys, definitions);
                WriteNames(writer, "required", record.Keys.Where(k => k.Required).Select(k => k.Name));
                break;
            case Form.Choice choice:
                writer.WriteString("title", choice.Title);
                WriteMapping(writer, choice.Keys, definitions);
                writer.WriteNumber("minProperties", 1);
                writer.WriteNumber("maxProperties", 1);
                break;
            case Form.Named named:
                writer.WriteString("type", "object");
                writer.WriteStartObject("additionalProperties");
                WriteForm(writer, named.Value, definitions);
                writer.WriteEndObject();
                break;
            case Form.ByClass table:
                writer.WriteString("type", "object");
                writer.WriteStartObject("properties");
                writer.WriteStartObject(ByClassKeys.By);
                writer.WriteString("type", "string");
                writer.WriteEndObject();
                writer.WriteEndObject();
                WriteNames(writer, "required", [ByClassKeys.By]);
                writer.WriteStartObject("additionalProperties");
                WriteForm(writer, table.Value, definitions);
                writer.WriteEndObject();
                break;
            case Form.Either either:
                writer.WriteStartArray("anyOf");
                foreach (var one in either.Forms)
                {
                    writer.WriteStartObject();
                    WriteForm(writer, one, definitions);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
                break;
            case Form.Anything anything:
                WriteNames(writer, "examples", [anything.Example]);
                break;
            case Form.Recursive recursive:
                var name = recursive.Title.Replace(' ', '-').ToLowerInvariant();
                definitions.TryAdd(name, recursive.Target());
                writer.WriteString("$ref", $"#/$defs/{name}");
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void WriteMapping(Utf8JsonWriter writer, IEnumerable<Key> keys, Dictionary<string, Form> definitions)
    {
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var key in keys)
        {
            writer.WriteStartObject(key.Name);
            WriteForm(writer, key.Form, definitions);
            writer.WriteString("description", key.Doc);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        writer.WriteBoolean("additionalProperties", false);
    }

    private static void WriteNames(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values) writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}
