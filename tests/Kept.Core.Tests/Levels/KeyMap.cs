using System.Text;

namespace Kept.Core.Tests.Levels;

/// <summary>The text of an agreement as a map from paths of keys to values in flow notation.</summary>
internal sealed class KeyMap
{
    private readonly List<(string Path, string Value)> _values = [];

    public KeyMap(params IEnumerable<(string Path, string Value)> values)
    {
        foreach (var (path, value) in values) this[path] = value;
    }

    public IEnumerable<(string Path, string Value)> Values => _values;

    /// <summary>What a key holds; null takes it away, with all that is under it.</summary>
    public string? this[string path]
    {
        get => _values.Find(v => v.Path == path).Value;
        set
        {
            var at = _values.FindIndex(v => v.Path == path);
            _values.RemoveAll(v => v.Path == path || v.Path.StartsWith(path + ".", StringComparison.Ordinal));
            if (value is not null) _values.Insert(at < 0 ? _values.Count : at, (path, value));
        }
    }

    /// <summary>These values with others on top, key by key.</summary>
    public KeyMap With(IEnumerable<(string Path, string? Value)> changes)
    {
        var map = new KeyMap(_values);
        foreach (var (path, value) in changes) map[path] = value;
        return map;
    }

    /// <summary>A document of its own, one line for each value.</summary>
    public string Document(string name)
    {
        var text = new StringBuilder($"apiVersion: kept/v1\nkind: Agreement\nmetadata: {{name: {name}}}\nspec:\n");
        Write(text, "", "  ");
        return text.ToString();
    }

    private void Write(StringBuilder text, string above, string indentation)
    {
        foreach (var key in _values.Where(v => v.Path.StartsWith(above, StringComparison.Ordinal)).Select(v => v.Path[above.Length..].Split('.')[0]).Distinct())
        {
            text.Append(indentation).Append(key).Append(':');
            if (this[above + key] is { } value) text.Append(' ').Append(value).Append('\n');
            else Write(text.Append('\n'), $"{above}{key}.", indentation + "  ");
        }
    }
}
