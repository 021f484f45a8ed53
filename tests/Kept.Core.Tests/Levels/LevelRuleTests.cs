using Kept.Diagnostics;
using Kept.Language.Binding;
using Xunit;

namespace Kept.Core.Tests.Levels;

/// <summary>Every key that the language orders, with values that promise the same, more and less.</summary>
public sealed class LevelRuleTests
{
    [Fact]
    public void Every_rule_is_tried() =>
        Assert.Equal(RulesOfTheLanguage().Order(StringComparer.Ordinal), LevelKeys.All.Select(k => k.Rule).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_same_in_other_words_is_no_change() => Assert.All(
        Tried(k => k.Same.Append(k.Above)), t => Assert.Empty(t.Faults));

    [Fact]
    public void What_promises_as_much_or_more_is_allowed() => Assert.All(Tried(k => k.Allowed), t => Assert.Empty(t.Faults));

    [Fact]
    public void What_promises_less_is_refused_where_it_stands() => Assert.All(Tried(k => k.Looser), t => Assert.Equal([("KPT310", true)], t.Faults));

    [Fact]
    public void What_has_no_order_is_refused_where_it_stands() => Assert.All(Tried(k => k.Unordered), t => Assert.Equal([("KPT311", true)], t.Faults));

    [Fact]
    public void What_is_locked_may_only_be_said_again()
    {
        Assert.All(Tried(k => k.Same.Append(k.Above), "locks"), t => Assert.Empty(t.Faults));
        Assert.All(Tried(k => [.. k.Allowed, .. k.Looser, .. k.Unordered], "locks"), t => Assert.Equal([("KPT312", true)], t.Faults));
    }

    [Fact]
    public void What_is_open_may_be_anything() =>
        Assert.All(Tried(k => [.. k.Allowed, .. k.Looser, .. k.Unordered], "open"), t => Assert.Empty(t.Faults));

    /// <param name="ruling">Whether the agreement above locks or opens the key.</param>
    private static IEnumerable<Attempt> Tried(Func<LevelKey, IEnumerable<string?>> values, string? ruling = null) =>
        LevelKeys.All.Where(key => ruling is null || key.CanBeNamed).SelectMany(key => values(key).Select(value => Try(key, value, ruling)));

    private static Attempt Try(LevelKey key, string? value, string? ruling)
    {
        var above = LevelTrial.Common.With([.. key.Around, (key.Path, key.Written(key.Above)), ("level", "corporate")]);
        if (ruling is not null) above[ruling] = $"[{key.Path}]";
        var below = new KeyMap(("extends", "above"), ("level", "corporate")).With([(key.Path, key.Written(value))]);
        string[] documents = [above.Document("above"), below.Document("below")];
        var diagnostics = LevelTrial.Bind(documents, out _).Diagnostics;
        var name = key.Path.Split('.')[^1];
        return new Attempt($"{key}, below {value ?? "nothing"}: {string.Join("; ", diagnostics)}",
            [.. diagnostics.Where(d => d.Severity is Severity.Error)
                .Select(d => (d.Code, d.Place.File == "1.yaml" && d.LineOf(documents).StartsWith($"{name}:", StringComparison.Ordinal))).Distinct()]);
    }

    /// <summary>The rules as the reference lists them.</summary>
    private static IEnumerable<string> RulesOfTheLanguage() => ReferenceWriter.Write().Split('\n')
        .SkipWhile(line => line != "| key | below it … |").Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('`')[1]);

    /// <param name="Faults">What was refused, and whether where the value stands.</param>
    private sealed record Attempt(string Text, IReadOnlyList<(string Code, bool IsThere)> Faults)
    {
        public override string ToString() => Text;
    }
}
