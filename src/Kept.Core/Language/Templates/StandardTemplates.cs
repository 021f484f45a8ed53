using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding;
using Kept.Language.Parsing;
using Kept.Language.Text;
using Kept.Quantities;

namespace Kept.Language.Templates;

/// <summary>The templates that come with the product.</summary>
public static class StandardTemplates
{
    private const string Prefix = "templates/";

    /// <summary>All templates, in the order of their names.</summary>
    public static Sequence<Template> All => Resources.NamesBelow(Prefix).Select(name => Read(new SourceText(name, Resources.Read(Prefix + name)!)).Value!).ToSequence();

    /// <summary>Reads a text that holds one template.</summary>
    public static Checked<Template> Read(SourceText source)
    {
        var parsed = YamlParser.Parse(source);
        var bound = WorkspaceBinder.Bind(parsed.Value is { } file ? [file] : []);
        return new(bound.Value?.Templates is [var only] ? only : null, parsed.Diagnostics.Concat(bound.Diagnostics).ToSequence());
    }
}
