using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Kept.Measurements.Rows;

/// <summary>The places in a JSON value that a source uses, as a tree: <c>id</c>, <c>user.name</c>,
/// <c>pauses[0].from</c>, <c>attributes["http.status"]</c>.</summary>
internal sealed class JsonPaths
{
    private readonly List<(byte[] Name, JsonPaths Paths)> _properties = [];
    private readonly Dictionary<int, JsonPaths> _elements = [];

    /// <summary>The slot of the value at this place; null when only values within it are used.</summary>
    public int? Slot { get; private set; }

    public bool IsWithin => _properties.Count + _elements.Count > 0;

    /// <summary>Adds the path; false when it is none.</summary>
    public bool TryAdd(string path, int slot)
    {
        var place = this;
        var rest = path.AsSpan();
        while (!rest.IsEmpty)
        {
            var isFirst = rest.Length == path.Length;
            var next = rest[0] == '[' ? place.InBrackets(ref rest) : place.AfterPoint(ref rest, isFirst);
            if (next is null) return false;
            place = next;
        }
        place.Slot = slot;
        return true;
    }

    /// <summary>The places within the property that the reader stands on; null when none is used.</summary>
    public JsonPaths? FindProperty(ref Utf8JsonReader json)
    {
        foreach (var (name, paths) in _properties)
            if (json.ValueTextEquals(name)) return paths;
        return null;
    }

    public JsonPaths? FindElement(int index) => _elements.GetValueOrDefault(index);

    private JsonPaths? AfterPoint(ref ReadOnlySpan<char> rest, bool isFirst)
    {
        if (!isFirst)
        {
            if (rest[0] != '.') return null;
            rest = rest[1..];
        }
        var end = rest.IndexOfAny('.', '[');
        var name = end < 0 ? rest : rest[..end];
        rest = rest[name.Length..];
        return name.IsEmpty ? null : Property(name);
    }

    private JsonPaths? InBrackets(ref ReadOnlySpan<char> rest)
    {
        var isQuoted = rest.StartsWith("[\"");
        var end = isQuoted ? rest.IndexOf("\"]") : rest.IndexOf(']');
        if (end < 0) return null;
        var inside = rest[(isQuoted ? 2 : 1)..Math.Max(end, 1)];
        rest = rest[(end + (isQuoted ? 2 : 1))..];
        if (isQuoted) return inside.IsEmpty ? null : Property(inside);
        if (!int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var index)) return null;
        if (!_elements.TryGetValue(index, out var paths)) _elements.Add(index, paths = new());
        return paths;
    }

    private JsonPaths Property(ReadOnlySpan<char> name)
    {
        var bytes = Encoding.UTF8.GetBytes(name.ToString());
        foreach (var (existing, paths) in _properties)
            if (existing.AsSpan().SequenceEqual(bytes)) return paths;
        var added = new JsonPaths();
        _properties.Add((bytes, added));
        return added;
    }
}
