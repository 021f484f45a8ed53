namespace Kept.Language.Binding.Levels.Orders;

/// <summary>What an agreement may do with a key of the one that it extends.</summary>
/// <param name="path">Where the key stands; <c>*</c> stands for any name, indicator or item.</param>
/// <param name="may">What it may do, for people, behind the name of the key.</param>
internal sealed class LevelRule(string path, Order order, string may)
{
    private readonly string[] _keys = path.Split('.');

    public string Path => path;

    public string FirstKey => _keys[0];

    public Order Order => order;

    public string May => may;

    public bool IsFor(IReadOnlyList<string> keys)
    {
        if (keys.Count != _keys.Length) return false;
        for (var i = 0; i < _keys.Length; i++)
            if (_keys[i] != "*" && _keys[i] != keys[i]) return false;
        return true;
    }
}
