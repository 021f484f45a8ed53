using System.Diagnostics;
using Kept.Language.Binding.Shapes;

namespace Kept.Language.Binding;

/// <summary>A mapping of the language with its keys.</summary>
/// <param name="Above">The keys, each with the title of its mapping, that it stands under.</param>
internal sealed record ReferenceSection(string Title, bool IsChoice, IReadOnlyList<Key> Keys, List<(string Key, string Title)> Above);

/// <summary>All mappings of the language, each once, those that a mapping holds behind it.</summary>
internal sealed class ReferenceSections
{
    private readonly List<ReferenceSection> _sections = [];

    private ReferenceSections() { }

    public static IReadOnlyList<ReferenceSection> Of(IEnumerable<Form> documents)
    {
        var sections = new ReferenceSections();
        foreach (var document in documents) sections.Visit(document, null);
        return sections._sections;
    }

    private void Visit(Form form, (string Key, string Title)? above)
    {
        switch (form)
        {
            case Form.Record record:
                Visit(record.Title, false, [.. record.OwnKeys], above);
                break;
            case Form.Choice choice:
                Visit(choice.Title, true, [.. choice.Keys], above);
                break;
            case Form.Recursive recursive:
                Visit(recursive.Target(), above);
                break;
            case Form.ListOf list:
                Visit(list.Item, above);
                break;
            case Form.Named named:
                Visit(named.Value, above);
                break;
            case Form.ByClass table:
                Visit(table.Value, above);
                break;
            case Form.Either either:
                foreach (var one in either.Forms) Visit(one, above);
                break;
        }
    }

    private void Visit(string title, bool isChoice, IReadOnlyList<Key> keys, (string Key, string Title)? above)
    {
        var section = _sections.Find(s => s.Title == title);
        var isNew = section is null;
        section ??= new ReferenceSection(title, isChoice, keys, []);
        if (!section.Keys.Select(k => (k.Name, k.Doc)).SequenceEqual(keys.Select(k => (k.Name, k.Doc))))
            throw new UnreachableException($"Two mappings of the language are called '{title}'.");
        if (above is { } place && !section.Above.Contains(place)) section.Above.Add(place);
        if (!isNew) return;
        _sections.Add(section);
        foreach (var key in keys) Visit(key.Form, (key.Name, title));
    }
}
