using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>The highest of some amounts, and the highest without any one of them. Of equal ones the first counts as higher.</summary>
internal sealed class Leaders
{
    private readonly List<Money> _amounts;
    private readonly int _first;
    private readonly int _second = -1;

    public Leaders(IEnumerable<Money> amounts)
    {
        _amounts = amounts.ToList();
        for (var i = 1; i < _amounts.Count; i++)
            if (IsHigher(i, _amounts[i], _first)) _first = i;
        for (var i = 0; i < _amounts.Count; i++)
            if (i != _first && (_second < 0 || IsHigher(i, _amounts[i], _second))) _second = i;
    }

    public Money Highest => _amounts[_first];

    /// <summary>Whether an amount in the place of the one at an index is higher than all others.</summary>
    public bool IsBeatenBy(int index, Money amount)
    {
        var rival = index == _first ? _second : _first;
        return rival < 0 || IsHigher(index, amount, rival);
    }

    private bool IsHigher(int index, Money amount, int rival)
    {
        var order = amount.MinorUnits.CompareTo(_amounts[rival].MinorUnits);
        return order > 0 || (order == 0 && index < rival);
    }
}
