namespace Kept.Evaluation.Expressions;

/// <summary>A comparison of two linear ratios, a ÷ b with c ÷ d, for a column of intervals at once. Where one of them is a constant, it is
/// the sign of one linear form.</summary>
internal sealed class RatioComparison
{
    /// <summary>How many columns a comparison may take.</summary>
    public const int Columns = 6;

    private readonly WholeRatio _left;
    private readonly WholeRatio _right;
    private readonly WholeForm? _difference;   // has the sign of left - right where what is below is positive
    private readonly WholeForm _below;

    public RatioComparison(WholeRatio left, WholeRatio right)
    {
        (_left, _right, _below) = (left, right, left.Below);
        if (right is { Above: { IsConstant: true } c, Below: { IsConstant: true, Constant: not 0 } d })
            _difference = WholeForm.Difference(left.Above, Math.Abs(d.Constant), left.Below, c.Constant * Math.Sign(d.Constant));
        else if (left is { Above: { IsConstant: true } a, Below: { IsConstant: true, Constant: not 0 } b })
            (_difference, _below) = (
                WholeForm.Difference(right.Below, a.Constant * Math.Sign(b.Constant), right.Above, Math.Abs(b.Constant)), right.Below);
    }

    /// <summary>Works out, for each interval, a number with the sign of left less right where what stands below is positive, and the
    /// opposite sign where that is negative, and what stands below; it is 0 where a side has no value.</summary>
    /// <param name="most">No sum is farther from 0.</param>
    /// <param name="room">For so many <see cref="Columns"/>.</param>
    /// <returns>False when something may need more than 64 bits.</returns>
    public bool TryCompare(
        IReadOnlyList<long[]> sums, long most, Span<long> room, int count, out ReadOnlySpan<long> differences, out ReadOnlySpan<long> below)
    {
        differences = below = [];
        if (_difference is { } difference && difference.Most(most) <= long.MaxValue && _below.Most(most) <= long.MaxValue)
        {
            differences = difference.Column(sums, room[..count]);
            below = _below.Column(sums, room.Slice(count, count));
            return true;
        }
        WholeForm[] forms = [_left.Above, _left.Below, _right.Above, _right.Below];
        if (Array.Exists(forms, form => form.Most(most) > long.MaxValue)) return false;
        var a = forms[0].Column(sums, room[..count]);
        var b = forms[1].Column(sums, room.Slice(count, count));
        var c = forms[2].Column(sums, room.Slice(2 * count, count));
        var d = forms[3].Column(sums, room.Slice(3 * count, count));
        var isShort = _left.Above.Most(most) * _right.Below.Most(most) <= long.MaxValue && _right.Above.Most(most) * _left.Below.Most(most) <= long.MaxValue;
        var (orders, signs) = (4 * count, 5 * count);
        for (var i = 0; i < count; i++)
        {
            room[orders + i] = isShort ? unchecked(a[i] * d[i]).CompareTo(unchecked(c[i] * b[i])) : ((Int128)a[i] * d[i]).CompareTo((Int128)c[i] * b[i]);
            room[signs + i] = Math.Sign(b[i]) * Math.Sign(d[i]);
        }
        differences = room.Slice(orders, count);
        below = room.Slice(signs, count);
        return true;
    }
}
