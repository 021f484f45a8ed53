using Kept.Diagnostics;
using Kept.Language.Syntax;
using Kept.Language.Text;

namespace Kept.Language.Binding.Shapes;

/// <summary>The keys of a mapping that its record does not have: slips of the pen, keys of other places, and those that
/// belong below the key above them and stand beside it.</summary>
internal sealed class StrayKeys
{
    private readonly MapSyntax _map;
    private readonly Field[] _fields;
    private readonly List<ScalarSyntax> _unknown = [];
    private readonly List<string> _meant = [];
    private readonly Dictionary<Field, EntrySyntax> _parts = [];

    /// <summary>Those of a mapping that has only keys of its record.</summary>
    private static readonly StrayKeys None = new(new MapSyntax(new SourceText("", ""), default, []), []);

    private StrayKeys(MapSyntax map, Field[] fields)
    {
        (_map, _fields) = (map, fields);
        Field? owner = null;
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var entry = map.Entries[i];
            if (Find(entry.Key.Value) is { } field)
                owner = IsNull(entry) && FindOutdented(map, i, field.Form, takesNames: true) is { } part && Find(part.Key.Value) is null ? field : null;
            else if (owner is not null)
                _parts.TryAdd(owner, entry);
            else
                Add(entry.Key);
        }
    }

    public static StrayKeys Of(MapSyntax map, Field[] fields)
    {
        foreach (var (key, _) in map.Entries)
            if (Find(fields, key.Value) is null) return new StrayKeys(map, fields);
        return None;
    }

    public bool IsEmpty => _unknown.Count + _parts.Count == 0;

    private IEnumerable<string> Absent => _fields.Select(f => f.Name).Where(name => _map.Find(name) is null);

    /// <summary>Whether one of the unknown keys is probably meant to be this one.</summary>
    public bool MayMean(Field field) => _meant.Contains(field.Name);

    /// <summary>The first key that belongs below a key without a value; null when there is none.</summary>
    public EntrySyntax? FindPartOf(Field field) => _parts.GetValueOrDefault(field);

    /// <summary>Reports those that belong nowhere.</summary>
    public void Report(string title, BindingContext context)
    {
        if (_unknown.Count == 0) return;
        var (names, absent) = (_fields.Select(f => f.Name).ToList(), Absent.ToList());
        foreach (var key in _unknown.TakeWhile(_ => !context.HasEnough)) 
            context.Report(BindingDiagnostics.UnknownKey(key, title, names, absent, isCutOff: IsCutOff(key.Value)));
    }

    /// <summary>The entry behind one without a value that its value could hold; null when there is none.</summary>
    /// <param name="takesNames">Whether any key will do where the author chooses the keys.</param>
    public static EntrySyntax? FindOutdented(MapSyntax map, int index, Form form, bool takesNames = false) =>
        IsNull(map.Entries[index]) && index + 1 < map.Entries.Count
        && map.Entries[index + 1] is var next && MayHold(form, next.Key.Value, takesNames)
            ? next
            : null;

    private bool IsCutOff(string key) => !Names.IsName(key) && IsNull(_map.Find(key)!);

    private static bool IsNull(EntrySyntax entry) => entry.Value is ScalarSyntax { IsNull: true };

    private Field? Find(string name) => Find(_fields, name);

    private static Field? Find(Field[] fields, string name)
    {
        foreach (var field in fields)
            if (field.Name == name) return field;
        return null;
    }

    private void Add(ScalarSyntax key)
    {
        _unknown.Add(key);
        if (FindMeant(key.Value, Absent) is { } meant) _meant.Add(meant);
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
