using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>What two versions of an agreement say differently. The order of things and comments are no difference.</summary>
public sealed record Redline(Agreement Before, Agreement After, Sequence<Change> Changes)
{
    public static Redline Between(Agreement before, Agreement after)
    {
        var (old, now) = (Saying.In(Contract.Of(Renamed(before, after))).ToList(), Saying.In(Contract.Of(after)).ToList());
        var titles = Renamings(old, now);
        var free = now.Select((saying, order) => (Saying: saying, Order: order)).GroupBy(n => n.Saying.Path)
            .ToDictionary(g => g.Key, g => new Queue<(Saying Saying, int Order)>(g), StringComparer.Ordinal);
        var changes = new List<(int Order, Change Change)>();
        var removed = new List<(int Order, Saying Saying)>();
        var order = 0;   // what is gone stood behind what stood before it and is still there
        foreach (var saying in old)
            if (free.TryGetValue(saying.Path, out var same) && same.TryDequeue(out var found))
            {
                order = found.Order;
                if (titles(saying.Text) != found.Saying.Text) changes.Add((order, Change.Of(saying, found.Saying)));
            }
            else if (!saying.IsTitle) removed.Add((order, saying));
        var added = free.Values.SelectMany(left => left).Where(n => !n.Saying.IsTitle).Select(n => (n.Order, n.Saying)).ToList();

        Pair(added, removed, changes);
        changes.AddRange(added.Select(a => (a.Order, Change.Of(null, a.Saying))));
        changes.AddRange(removed.Select(r => (r.Order, Change.Of(r.Saying, null))));
        return new Redline(before, after, NamesOfParties(before, after).Concat(changes.OrderBy(c => c.Order).Select(c => c.Change)).ToSequence());
    }

    /// <summary>A row whose name changes while what it says stays (a band that is moved) is one change.</summary>
    private static void Pair(
        List<(int Order, Saying Saying)> added, List<(int Order, Saying Saying)> removed, List<(int Order, Change Change)> changes)
    {
        foreach (var now in added.Where(a => a.Saying.Group.Length > 0).ToList())
        {
            var at = removed.FindIndex(r => r.Saying.Group == now.Saying.Group && r.Saying.Text == now.Saying.Text);
            if (at < 0) continue;
            changes.Add((now.Order, Change.Of(removed[at].Saying, now.Saying)));
            removed.RemoveAt(at);
            added.Remove(now);
        }
    }

    /// <summary>The agreement with the names of parties as they are now: a party that changes its name is one change, not one in
    /// every clause that names it.</summary>
    private static Agreement Renamed(Agreement before, Agreement after) => before with
    {
        Parties = before.Parties.Select(p => after.Parties.FirstOrDefault(a => a.Role == p.Role) is { } now
            ? p with { Party = p.Party with { Title = now.Party.Title } }
            : p).ToSequence(),
    };

    private static IEnumerable<Change> NamesOfParties(Agreement before, Agreement after) =>
        from old in before.Parties
        join now in after.Parties on old.Role equals now.Role
        where old.Party.Title != now.Party.Title
        select new Change($"parties.{old.Role}.title", Cite.Clause("parties", old.Role), old.Party.Title, now.Party.Title, false);

    /// <summary>Puts new titles into citations of things that got one, so that only the title itself is a change.</summary>
    private static Func<string, string> Renamings(List<Saying> old, List<Saying> now)
    {
        var titles = now.Where(s => s.IsTitle).GroupBy(s => s.Path).ToDictionary(g => g.Key, g => g.First().Text, StringComparer.Ordinal);
        var renamed = old.Where(s => s.IsTitle && titles.TryGetValue(s.Path, out var title) && title != s.Text)
            .Select(s => (Old: $"{s.Text} (clause {s.Label})", Now: $"{titles[s.Path]} (clause {s.Label})")).ToList();
        return text => renamed.Aggregate(text, (t, r) => t.Replace(r.Old, r.Now, StringComparison.Ordinal));
    }
}

/// <summary>One thing that is said differently, anew, or no longer.</summary>
/// <param name="Path">The keys of the text that say it.</param>
/// <param name="Label">The number of the paragraph, clause or section.</param>
/// <param name="Before">Null for something new.</param>
/// <param name="After">Null for something that is gone.</param>
/// <param name="IsMarkdown">Whether the words are Markdown of the authors.</param>
public sealed record Change(string Path, string Label, string? Before, string? After, bool IsMarkdown)
{
    internal static Change Of(Saying? before, Saying? after) => new(
        (after ?? before!).Path, (after ?? before!).Label, before?.Whole, after?.Whole, (after ?? before!).IsMarkdown);
}
