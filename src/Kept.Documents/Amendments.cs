using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Documents;

/// <summary>What two sets of agreements say differently: agreements of one name are compared, others are only named.</summary>
/// <param name="Gone">Agreements that only the first set has.</param>
/// <param name="New">Agreements that only the second set has.</param>
public sealed record Amendments(Sequence<Redline> Redlines, Sequence<Agreement> Gone, Sequence<Agreement> New)
{
    public static Amendments Between(IReadOnlyList<Agreement> before, IReadOnlyList<Agreement> after)
    {
        var pairs = before.Join(after, a => a.Name, a => a.Name, (old, now) => Redline.Between(old, now)).ToSequence();
        return new Amendments(
            pairs, before.Where(a => after.All(b => b.Name != a.Name)).ToSequence(), after.Where(a => before.All(b => b.Name != a.Name)).ToSequence());
    }
}
