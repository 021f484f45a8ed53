using System.Diagnostics.CodeAnalysis;
using Kept.Diagnostics;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.Shapes;

/// <summary>A mapping with known keys. All of them are read before the meaning is built, so that every mistake in the
/// text is found in one run; the meaning is built only when all keys have one.</summary>
internal sealed class RecordShape<T>(string title, IEnumerable<Field> fields, Func<RecordReader, T?> build) : Shape<T>
    where T : class
{
    private readonly Field[] _fields = [.. fields];

    protected override Form Describe() => new Form.Record(
        title, _fields.Select(f => new Key(f.Name, f.Form, f.Required, f.Doc)).ToSequence());

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value)
    {
        value = null;
        if (node is not MapSyntax map)
            return context.Report(BindingDiagnostics.WrongNode(node, title, "a mapping of keys to values"));

        var reader = new RecordReader(map, context);
        context.Keep(map, reader);
        var strays = StrayKeys.Of(map, _fields);
        strays.Report(title, context);
        var complete = strays.IsEmpty;
        foreach (var field in _fields) complete &= reader.Read(field, title, strays);
        if (complete) value = build(reader);
        return value is not null;
    }
}

/// <summary>The keys of one mapping that have been read.</summary>
internal sealed class RecordReader(MapSyntax map, BindingContext context)
{
    private readonly List<KeyValuePair<Field, object>> _values = new(map.Entries.Count);   // few: a search beats a table

    /// <summary>The name under which the mapping stands.</summary>
    public string Name => context.Name;

    public MapSyntax Map => map;

    public BindingContext Context => context;

    /// <summary>Where the mapping begins.</summary>
    public Place Place => map.Place;

    /// <summary>What people point at when they mean the whole mapping.</summary>
    public Place Head => map.Head;

    public bool Has(Field field) => FindValue(field) is not null;

    /// <summary>The value of a required key.</summary>
    public T Get<T>(Field<T> field) => (T)(FindValue(field) ?? throw new KeyNotFoundException(field.Name));

    /// <summary>The value of an optional key, or <paramref name="otherwise"/>.</summary>
    public T Get<T>(Field<T> field, T otherwise) => FindValue(field) is { } value ? (T)value : otherwise;

    /// <summary>The value of an optional key, or null.</summary>
    public T? Find<T>(Field<T> field)
        where T : class => FindValue(field) as T;

    /// <summary>The value under a key; null when it is absent or could not be read.</summary>
    public object? FindValue(string key)
    {
        foreach (var (field, value) in _values)
            if (field.Name == key) return value;
        return null;
    }

    /// <summary>Where the value of a key is written; the mapping itself when the key is absent.</summary>
    public SyntaxNode NodeOf(Field field) => map.Find(field.Name)?.Value ?? map;

    public Place PlaceOf(Field field) => NodeOf(field).Place;

    /// <summary>Where a word stands in the value of a key: as an item of a list, or as a key or value of a mapping; the
    /// whole value when it is written in another way.</summary>
    public Place PlaceOf(Field field, string word)
    {
        IEnumerable<SyntaxNode> parts = NodeOf(field) switch
        {
            ListSyntax list => list.Items,
            MapSyntax inner => inner.Entries.SelectMany(e => new[] { e.Key, e.Value }),
            _ => [],
        };
        return (parts.OfType<ScalarSyntax>().FirstOrDefault(part => part.Value == word) ?? NodeOf(field)).Place;
    }

    /// <summary>Where a key is written.</summary>
    public Place PlaceOfKey(Field field) => map.Find(field.Name)?.Key.Place ?? Head;

    /// <summary>Reports and gives the null that a build function returns.</summary>
    public bool Report(Diagnostic diagnostic) => context.Report(diagnostic);

    internal bool Read(Field field, string title, StrayKeys strays)
    {
        if (map.Find(field.Name) is not { } entry)
        {
            if (field.Required || !strays.IsEmpty) field.Lose(context);
            return !field.Required || strays.MayMean(field) || context.Report(BindingDiagnostics.MissingKey(map, title, field));
        }
        if (entry.Value is ScalarSyntax { IsNull: true })
        {
            field.Lose(context);
            return context.Report(strays.FindPartOf(field) is { } part
                ? BindingDiagnostics.Outdented(part.Key, entry.Key)
                : BindingDiagnostics.NoValue(entry.Key, field.Form, field.Required));
        }
        if (field.Read(entry.Value, context) is not { } value) return false;
        _values.Add(new(field, value));
        return true;
    }

    private object? FindValue(Field field)
    {
        foreach (var (known, value) in _values)
            if (ReferenceEquals(known, field)) return value;
        return null;
    }
}
