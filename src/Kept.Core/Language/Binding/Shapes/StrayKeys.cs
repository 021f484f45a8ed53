using Kept.Diagnostics;
using Kept.Language.Syntax;

namespace Kept.Language.Binding.Shapes;

/// <summary>The keys of a mapping that its record does not have: slips of the pen, keys of other places, and those that
/// belong below the key above them and stand beside it.</summary>
internal sealed class StrayKeys
{
    private readonly IReadOnlyList<string> _names;
    private readonly IReadOnlyList<string> _absent;
    private readonly List<ScalarSyntax> _unknown = [];
    private readonly List<string> _meant = [];
    private readonly Dictionary<Field, EntrySyntax> _parts = [];

    public StrayKeys(MapSyntax map, IReadOnlyList<Field> fields)
    {
        _names = [.. fields.Select(f => f.Name)];
        _absent = [.. _names.Where(name => map.Find(name) is null)];
        Field? owner = null;
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var entry = map.Entries[i];
            if (fields.FirstOrDefault(f => f.Name == entry.Key.Value) is { } field)
                owner = FindOutdented(map, i, field.Form, takesNames: true) is { } part && !_names.Contains(part.Key.Value) ? field : null;
            else if (owner is not null)
                _parts.TryAdd(owner, entry);
            else
                Add(entry.Key);
        }
    }

    public bool IsEmpty => _unknown.Count + _parts.Count == 0;

    /// <summary>Whether one of the unknown keys is probably meant to be this one.</summary>
    public bool MayMean(Field field) => _meant.Contains(field.Name);

    /// <summary>The first key that belongs below a key without a value; null when there is none.</summary>
    public EntrySyntax? FindPartOf(Field field) => _parts.GetValueOrDefault(field);

    /// <summary>Reports those that belong nowhere.</summary>
    public void Report(string title, BindingContext context)
    {
        foreach (var key in _unknown.TakeWhile(_ => !context.HasEnough)) context.Report(BindingDiagnostics.UnknownKey(key, title, _names, _absent));
    }

    /// <summary>The entry behind one without a value that its value could hold; null when there is none.</summary>
    /// <param name="takesNames">Whether any key will do where the author chooses the keys.</param>
    public static EntrySyntax? FindOutdented(MapSyntax map, int index, Form form, bool takesNames = false) =>
        map.Entries[index].Value is ScalarSyntax { IsNull: true } && index + 1 < map.Entries.Count
        && map.Entries[index + 1] is var next && MayHold(form, next.Key.Value, takesNames)
            ? next
            : null;

    private void Add(ScalarSyntax key)
    {
        _unknown.Add(key);
        if (FindMeant(key.Value, _absent) is { } meant) _meant.Add(meant);
    }

    /// <summary>The key that was probably meant; null when none is near.</summary>
    public static string? FindMeant(string key, IEnumerable<string> names) => Spelling.FindNearest(key.Split(':')[0], names);

    private static bool MayHold(Form form, string key, bool takesNames) => form switch
    {
        Form.Record record => record.Keys.Any(k => k.Name == key),
        Form.Choice choice => choice.Keys.Any(k => k.Name == key),
        Form.Named => takesNames,
        Form.Either either => either.Forms.Any(one => MayHold(one, key, takesNames)),
        Form.Recursive recursive => MayHold(recursive.Target(), key, takesNames),
        _ => false,
    };
}
