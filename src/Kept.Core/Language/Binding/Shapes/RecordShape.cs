using System.Diagnostics.CodeAnalysis;
using Kept.Diagnostics;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.Shapes;

/// <summary>A mapping with known keys. All of them are read before the meaning is built, so that every mistake in the
/// text is found in one run; the meaning is built only when all keys have one.</summary>
internal sealed class RecordShape<T>(string title, IReadOnlyList<Field> fields, Func<RecordReader, T?> build) : Shape<T>
    where T : class
{
    public override Form Form => new Form.Record(
        title, fields.Select(f => new Key(f.Name, f.Form, f.Required, f.Doc)).ToSequence());

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value)
    {
        value = null;
        if (node is not MapSyntax map)
            return context.Report(BindingDiagnostics.WrongNode(node, title, "a mapping of keys to values"));

        var reader = new RecordReader(map, context);
        var complete = Unknown(map, context);
        foreach (var field in fields) complete &= reader.Read(field, title);
        if (complete) value = build(reader);
        return value is not null;
    }

    private bool Unknown(MapSyntax map, BindingContext context)
    {
        var known = true;
        foreach (var entry in map.Entries)
            if (fields.All(f => f.Name != entry.Key.Value))
                known = context.Report(BindingDiagnostics.UnknownKey(entry.Key, title, fields.Select(f => f.Name)));
        return known;
    }
}

/// <summary>The keys of one mapping that have been read.</summary>
internal sealed class RecordReader(MapSyntax map, BindingContext context)
{
    private readonly Dictionary<Field, object> _values = [];

    /// <summary>The name under which the mapping stands.</summary>
    public string Name => context.Name;

    public MapSyntax Map => map;

    public BindingContext Context => context;

    /// <summary>Where the mapping begins.</summary>
    public Place Place => map.Place;

    public bool Has(Field field) => _values.ContainsKey(field);

    /// <summary>The value of a required key.</summary>
    public T Get<T>(Field<T> field) => (T)_values[field];

    /// <summary>The value of an optional key, or <paramref name="otherwise"/>.</summary>
    public T Get<T>(Field<T> field, T otherwise) => _values.TryGetValue(field, out var value) ? (T)value : otherwise;

    /// <summary>The value of an optional key, or null.</summary>
    public T? Find<T>(Field<T> field)
        where T : class => _values.GetValueOrDefault(field) as T;

    /// <summary>Where the value of a key is written; the mapping itself when the key is absent.</summary>
    public SyntaxNode NodeOf(Field field) => map.Find(field.Name)?.Value ?? map;

    public Place PlaceOf(Field field) => NodeOf(field).Place;

    /// <summary>Reports and gives the null that a build function returns.</summary>
    public bool Report(Diagnostic diagnostic) => context.Report(diagnostic);

    internal bool Read(Field field, string title)
    {
        if (map.Find(field.Name) is not { } entry)
            return !field.Required || context.Report(BindingDiagnostics.MissingKey(map, title, field));
        if (entry.Value is ScalarSyntax { IsNull: true })
            return context.Report(BindingDiagnostics.NoValue(entry.Key, field.Form));
        if (field.Read(entry.Value, context) is not { } value) return false;
        _values.Add(field, value);
        return true;
    }
}
